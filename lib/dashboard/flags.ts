/**
 * The quiet marks beside numbers. They lie in the overlay, follow their numbers frame by frame while things move, and hide while a number is
 * covered or scrolled out of its list. All measuring comes before all moving, so that the page is laid out once.
 */
import type { PageFinding } from '../platform/page-messages.ts';
import { besidePoint, fieldPoint, flagPoint, moveTo, type Point } from './geometry.ts';
import type { Mark } from './mark.ts';
import { fitNote, makeNote, roomBeside } from './note.ts';
import type { Overlay } from './overlay.ts';
import { rectOf } from './place.ts';
import type { Words } from './port.ts';
import { flagGlyph, flagLabel } from './sentences.ts';
import { themeAt } from './theme.ts';

export interface Flags {
  /** Draws what the mark's verdict says, nothing if nothing is wrong. */
  show(mark: Mark): void;
  hide(mark: Mark): void;
  /** With the next frame, once for however many calls: things were scrolled. */
  follow(): void;
  /** Once the page has laid itself out after a change, so that measuring does not make it do so before its time. */
  settle(): void;
  button(mark: Mark): HTMLButtonElement | null;
  all(): Iterable<Mark>;
}

interface Drawn {
  readonly says: string;
  readonly flag: HTMLButtonElement | null;
  readonly note: HTMLElement | null;
  readonly isRightToLeft: boolean;
  /** Beside the number nothing else stands. */
  hasRoom: boolean;
}

/** A page that changes with every frame is followed a little less often. */
const settleMs = 24;

export function createFlags(
  overlay: () => Overlay,
  words: Words,
  onOpen: (mark: Mark, flag: HTMLButtonElement) => void,
  onPlaced: () => void,
  isSettled: (mark: Mark) => boolean,
  signal: AbortSignal,
): Flags {
  const drawn = new Map<Mark, Drawn>();
  let isAsked = false;
  let isSettling = false;

  const place = () => {
    if (signal.aborted) return;
    const host = overlay().host;
    const points = [...drawn].map(([mark, one]) => {
      const rect = rectOf(mark.place);
      if (!rect || !isOnTop(mark, rect, host)) return { one, point: null, beside: null };
      one.hasRoom = hasRoom(mark, rect, one, host);
      const isField = mark.place.source === 'input';
      const point = isField
        ? fieldPoint(rect, one.isRightToLeft)
        : flagPoint(rect, one.hasRoom, one.isRightToLeft);
      return { one, point, beside: besideFlag(mark, rect, one, point) };
    });
    for (const { one, point, beside } of points) {
      put(one.flag, point);
      if (one.note) put(one.note, beside && fitNote(one.note, beside.room) ? beside : null);
    }
    onPlaced();
  };
  const follow = () => {
    if (isAsked || drawn.size === 0) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      place();
    });
  };
  const settle = () => {
    if (isSettling || drawn.size === 0) return;
    isSettling = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        isSettling = false;
        if (!isAsked) place();
      }, settleMs),
    );
  };
  /** So that Tab goes from flag to flag as the page is read. */
  const following = (element: Element): HTMLElement | null => {
    let next: { readonly place: Element; readonly drawn: HTMLElement } | null = null;
    for (const [{ place: other }, one] of drawn) {
      const shown = one.flag ?? one.note;
      if (shown && isBefore(element, other.element) && (!next || isBefore(other.element, next.place)))
        next = { place: other.element, drawn: shown };
    }
    return next?.drawn ?? null;
  };
  const hide = (mark: Mark) => {
    const one = drawn.get(mark);
    one?.flag?.remove();
    one?.note?.remove();
    drawn.delete(mark);
  };

  return {
    show(mark) {
      const { verdict, place: at } = mark;
      const findings = isSettled(mark) ? [] : (verdict?.findings ?? []);
      const note = verdict?.partner ?? null;
      const says = JSON.stringify([findings, note]);
      // The same again stays as it is, so that nobody's click goes astray.
      if (drawn.get(mark)?.says === says) return;
      hide(mark);
      const [first] = findings;
      if (!first && !note) return;
      const { element } = at;
      const theme = themeAt(element);
      const over = overlay();
      const flag = first ? makeFlag(over, first, mark) : null;
      const noteElement = note ? makeNote(over, words, note) : null;
      const next = following(element);
      for (const one of [flag, noteElement]) {
        if (!one) continue;
        one.hidden = true;
        over.addFlag(one, theme, next);
      }
      drawn.set(mark, {
        says,
        flag,
        note: noteElement,
        hasRoom: true,
        isRightToLeft: getComputedStyle(element).direction === 'rtl',
      });
      settle();
    },
    hide,
    follow,
    settle,
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

function isBefore(element: Element, other: Element): boolean {
  return (element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** Where a note would stand, and how much room it has there. */
function besideFlag(
  { place }: Mark,
  rect: DOMRect,
  { note, flag, hasRoom: isFree, isRightToLeft }: Drawn,
  point: Point,
): (Point & { readonly room: number }) | null {
  if (!note || !isFree || isRightToLeft || place.source === 'input') return null;
  const x = point.x + (flag ? 24 : 6);
  return { x, y: point.y + 3, room: roomBeside(place.element, x, rect.right) };
}

function put(element: HTMLElement | null, point: Point | null): void {
  if (!element) return;
  element.hidden = point === null;
  if (point) moveTo(element, point);
}

/** Not under a dialog, a menu, a sticky head, or scrolled out of its list. */
function isOnTop({ place: { element } }: Mark, rect: DOMRect, host: Element): boolean {
  const top = document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
  if (top === null) return false;
  if (top === host || element.contains(top)) return true;
  // Something that takes no clicks is never what a point hits; then what is behind it must be around it.
  return top.contains(element) && getComputedStyle(element).pointerEvents === 'none';
}

/** Nothing of the page stands beside the number: neither another element nor more of its own text. */
function hasRoom({ place }: Mark, rect: DOMRect, one: Drawn, host: Element): boolean {
  const { element, to } = place;
  if (place.source === 'input') return false;
  const { x, y } = besidePoint(rect, one.isRightToLeft);
  const there = document.elementFromPoint(x, y);
  // Our own flag stands there already: it found room, or another flag has taken it.
  if (there === host) return one.hasRoom;
  if (there === null || !there.contains(element)) return false;
  return (
    there !== element ||
    to === undefined ||
    (to.node.data.slice(to.offset).trim() === '' && !to.node.nextSibling)
  );
}
