/**
 * The quiet marks beside numbers. They lie in the overlay, follow their numbers frame by frame while things move, and hide while a number is
 * covered or scrolled out of its list. All measuring comes before all moving, so that the page is laid out once.
 */
import type { PageFinding } from '../platform/page-messages.ts';
import { flagPoint, moveTo, type Point } from './geometry.ts';
import type { Mark } from './mark.ts';
import type { Overlay } from './overlay.ts';
import { rectOf } from './place.ts';
import type { Words } from './port.ts';
import { flagGlyph, flagLabel, noteText } from './sentences.ts';
import { themeAt } from './theme.ts';

export interface Flags {
  /** Draws what the mark's verdict says, nothing if nothing is wrong. */
  show(mark: Mark): void;
  hide(mark: Mark): void;
  /** Soon, once for however many calls. */
  follow(): void;
  button(mark: Mark): HTMLButtonElement | null;
  all(): Iterable<Mark>;
}

interface Drawn {
  readonly flag: HTMLButtonElement | null;
  readonly note: HTMLElement | null;
  /** What the number stands in: its right edge says how much room there is. */
  readonly box: Element;
  readonly isRightToLeft: boolean;
}

export function createFlags(
  overlay: () => Overlay,
  words: Words,
  onOpen: (mark: Mark, flag: HTMLButtonElement) => void,
  onPlaced: () => void,
  signal: AbortSignal,
): Flags {
  const drawn = new Map<Mark, Drawn>();
  let isAsked = false;

  const place = () => {
    isAsked = false;
    if (signal.aborted) return;
    const points = [...drawn].map(([mark, { flag, note, box, isRightToLeft }]) => {
      const rect = rectOf(mark.place);
      const isSeen = rect !== null && isOnTop(mark, rect);
      return { flag, note, rect: isSeen ? rect : null, room: isSeen ? roomFor(mark, box) : 0, isRightToLeft };
    });
    for (const { flag, note, rect, room, isRightToLeft } of points) {
      const point = rect && flagPoint(rect, room, isRightToLeft);
      put(flag, point);
      put(note, point && { x: point.x + (flag ? 24 : 4), y: point.y + 3 });
    }
    onPlaced();
  };
  const follow = () => {
    if (isAsked || drawn.size === 0) return;
    isAsked = true;
    requestAnimationFrame(place);
  };
  const hide = (mark: Mark) => {
    const one = drawn.get(mark);
    one?.flag?.remove();
    one?.note?.remove();
    drawn.delete(mark);
  };

  return {
    show(mark) {
      hide(mark);
      const { verdict, place: at } = mark;
      const [first] = verdict?.findings ?? [];
      const note = verdict?.partner ?? null;
      if (!first && !note) return;
      const { element } = at;
      const theme = themeAt(element);
      const over = overlay();
      const flag = first ? makeFlag(over, first, mark) : null;
      const noteElement = note ? over.make('span', 'note', noteText(words, note)) : null;
      for (const one of [flag, noteElement]) {
        if (!one) continue;
        one.hidden = true;
        over.add(one, theme);
      }
      drawn.set(mark, {
        flag,
        note: noteElement,
        box: boxOf(element),
        isRightToLeft: getComputedStyle(element).direction === 'rtl',
      });
      follow();
    },
    hide,
    follow,
    button: (mark) => drawn.get(mark)?.flag ?? null,
    all: () => drawn.keys(),
  };

  function makeFlag(over: Overlay, first: PageFinding, mark: Mark): HTMLButtonElement {
    const flag = over.make('button', `flag ${first.kind}`, over.make('span', 'dot', flagGlyph(first)));
    flag.type = 'button';
    flag.setAttribute('aria-haspopup', 'dialog');
    flag.setAttribute('aria-label', flagLabel(words, mark.place.text.trim(), mark.verdict?.findings ?? []));
    flag.title = flag.ariaLabel ?? '';
    flag.addEventListener('click', (event) => {
      // A page cannot reach into the overlay; should it ever, its clicks are not a person's.
      if (event.isTrusted) onOpen(mark, flag);
    });
    return flag;
  }
}

function put(element: HTMLElement | null, point: Point | null): void {
  if (!element) return;
  element.hidden = point === null;
  if (point) moveTo(element, point);
}

/** Not under a dialog, a menu, a sticky head, or scrolled out of its list. */
function isOnTop({ place: { element } }: Mark, rect: DOMRect): boolean {
  const x = rect.left + rect.width / 2;
  const y = rect.top + rect.height / 2;
  const top = document.elementFromPoint(x, y);
  if (top === null) return false;
  if (element.contains(top)) return true;
  // Something that takes no clicks is never what a point hits; then what is behind it must be around it.
  return top.contains(element) && getComputedStyle(element).pointerEvents === 'none';
}

function roomFor({ place }: Mark, box: Element): number {
  const edge = box.getBoundingClientRect().right;
  // In a field the flag stands inside, at its end.
  return place.source === 'input' ? edge - 28 : edge;
}

function boxOf(element: Element): Element {
  let at = element;
  while (at.parentElement && getComputedStyle(at).display.startsWith('inline')) at = at.parentElement;
  return at;
}
