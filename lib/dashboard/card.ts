/**
 * What opens at a flag: what is wrong, in words, and what can be done. A dialog for keyboard and screen reader: the focus goes in, Tab stays in,
 * Escape goes back to where it was. Acts on a person's own click only, with the token that its view came with.
 */
import type {
  Acted,
  CardAction,
  CardLine,
  CardView,
  FindingKind,
  PartnerNote,
} from '../platform/page-messages.ts';
import { boxPoint, moveTo } from './geometry.ts';
import type { Mark } from './mark.ts';
import type { Overlay } from './overlay.ts';
import { partnerLink } from './partner-link.ts';
import { rectOf } from './place.ts';
import type { PagePort, Words } from './port.ts';
import { actionLabel, doneText, explanation, failureText, headline, noteText } from './sentences.ts';
import { themeAt } from './theme.ts';

export interface Cards {
  open(mark: Mark, opener: HTMLElement | null): void;
  close(): void;
  /** The numbers may have moved. */
  follow(): void;
  /** Closes the card of a number that is gone, unless it tells of something that was done. */
  gone(mark: Mark): void;
}

interface Open {
  readonly mark: Mark;
  readonly box: HTMLElement;
  readonly opener: HTMLElement | null;
  isDone: boolean;
}

/**
 * @param onActed something was changed: every answer is to be asked for anew
 * @param backFrom where the focus goes if the flag that opened the card is gone
 */
export function createCards(
  overlay: () => Overlay,
  port: PagePort,
  words: Words,
  onActed: (mark: Mark, action: CardAction) => void,
  backFrom: (mark: Mark) => HTMLElement | null,
  signal: AbortSignal,
): Cards {
  let open: Open | null = null;

  const close = (goesBack = false) => {
    if (!open) return;
    const { mark, box, opener } = open;
    open = null;
    opener?.setAttribute('aria-expanded', 'false');
    box.remove();
    if (goesBack) (opener?.isConnected ? opener : backFrom(mark))?.focus({ preventScroll: true });
  };
  document.addEventListener(
    'pointerdown',
    (event) => {
      if (open && event.target !== overlay().host) close();
    },
    { capture: true, signal },
  );
  const follow = () => {
    const rect = open && rectOf(open.mark.place);
    if (open && rect) place(open.box, rect);
  };

  const act = async (
    card: Open,
    view: CardView,
    finding: FindingKind,
    action: CardAction,
    line: HTMLElement,
  ) => {
    for (const button of line.querySelectorAll('button')) button.disabled = true;
    line.setAttribute('aria-busy', 'true');
    const acted = await port.ask('act', { token: view.token, finding, action }).catch(failedToAsk);
    line.removeAttribute('aria-busy');
    if (acted.ok && action === 'open') return close();
    if (open !== card) {
      if (acted.ok) onActed(card.mark, action);
      return;
    }
    if (!acted.ok) {
      for (const button of line.querySelectorAll('button')) button.disabled = false;
      line.querySelector('.failed')?.remove();
      const failed = overlay().make('p', 'failed', failureText(words, acted.code, acted.place));
      failed.setAttribute('role', 'alert');
      line.append(failed);
      line.querySelector('button')?.focus({ preventScroll: true });
      return;
    }
    card.isDone = true;
    const done = overlay().make('p', 'done', doneText(words, action));
    done.setAttribute('role', 'status');
    line.replaceChildren(done);
    if (acted.undo !== null) {
      const undo = { ...view, token: acted.undo };
      line.append(actions([{ kind: 'undo', isFirst: false }], finding, undo, card, line));
    }
    (line.querySelector('button') ?? card.box).focus({ preventScroll: true });
    onActed(card.mark, action);
  };

  const actions = (
    wanted: readonly { kind: CardAction; isFirst: boolean; label?: string }[],
    finding: FindingKind,
    view: CardView,
    card: Open,
    line: HTMLElement,
  ): HTMLElement => {
    const row = overlay().make('div', 'acts');
    for (const { kind, isFirst, label } of wanted) {
      const quiet = kind === 'ignore' || kind === 'not-same' ? ' quiet' : '';
      const button = overlay().make(
        'button',
        `act${isFirst ? ' first' : quiet}`,
        label ?? words.say('page_undo'),
      );
      button.type = 'button';
      button.dataset.act = kind;
      button.addEventListener('click', (event) => {
        if (event.isTrusted) void act(card, view, finding, kind, line);
      });
      row.append(button);
    }
    return row;
  };

  const fill = (card: Open, view: CardView) => {
    const { make } = overlay();
    const lines = view.lines.map((one) => {
      const line = make('section', 'line', make('p', 'what', headline(words, one.finding)));
      const why = explanation(words, one);
      if (why) line.append(make('p', 'why', why));
      if (one.people.length > 0) line.append(peopleList(make, one));
      const wanted = one.actions.map((kind, index) => ({
        kind,
        isFirst: index === 0 && kind !== 'ignore',
        label: actionLabel(words, kind, one.finding),
      }));
      if (wanted.length > 0) line.append(actions(wanted, one.finding.kind, view, card, line));
      return line;
    });
    if (lines.length === 0) lines.push(make('section', 'line', make('p', 'what', words.say('page_nothing'))));
    card.box.querySelector('.wait')?.remove();
    card.box.append(...lines);
    if (view.partner) card.box.append(partnerHint(overlay(), words, view.partner));
    if (view.isFormatOnly) card.box.append(make('p', 'hint', words.say('page_format_only')));
    follow();
    card.box.querySelector<HTMLElement>('.act')?.focus({ preventScroll: true });
  };

  return {
    open(mark, opener) {
      const isSame = open?.mark === mark;
      close();
      if (isSame) return;
      const over = overlay();
      const box = over.make('div', 'box card');
      const title = over.make('h2', '', mark.place.text.trim());
      const shut = over.make('button', 'close', '×');
      box.setAttribute('role', 'dialog');
      title.id = 'title';
      title.dir = 'auto';
      box.setAttribute('aria-labelledby', 'title');
      box.tabIndex = -1;
      shut.type = 'button';
      shut.setAttribute('aria-label', words.say('close'));
      shut.addEventListener('click', () => close(true));
      box.append(over.make('div', 'head', title, shut), over.make('p', 'wait', words.say('loading')));
      box.addEventListener('keydown', (event) => onKey(event, box, () => close(true)));
      const card: Open = { mark, box, opener, isDone: false };
      open = card;
      opener?.setAttribute('aria-expanded', 'true');
      over.add(box, themeAt(mark.place.element));
      follow();
      box.focus({ preventScroll: true });
      port.ask('card', { sighting: mark.sighting }).then(
        (view) => {
          if (open === card) fill(card, view);
        },
        () => {
          if (open === card) close(true);
        },
      );
    },
    close,
    follow,
    gone(mark) {
      if (open?.mark === mark && !open.isDone) close();
    },
  };
}

/** Without an answer there is no account to name; nearly always it is Aircall's. */
function failedToAsk(thrown: unknown): Acted {
  return { ok: false, code: thrown instanceof Error ? thrown.message : 'bug', place: 'Aircall' };
}

function partnerHint({ make }: Overlay, words: Words, partner: PartnerNote): HTMLElement {
  const hint = make('p', 'hint', noteText(words, partner));
  const link = partnerLink({ make }, words, partner);
  if (link) hint.append(' ', link);
  return hint;
}

function peopleList(make: Overlay['make'], { people }: CardLine): HTMLElement {
  const items = people.map((name) => {
    const item = make('li', '', name);
    item.dir = 'auto';
    return item;
  });
  return make('ul', 'people', ...items);
}

function place(box: HTMLElement, rect: DOMRect): void {
  const { width, height } = box.getBoundingClientRect();
  moveTo(box, boxPoint(rect, width, height, { width: innerWidth, height: innerHeight }));
}

function onKey(event: KeyboardEvent, box: HTMLElement, close: () => void): void {
  if (event.key === 'Escape') {
    event.preventDefault();
    close();
    return;
  }
  if (event.key !== 'Tab') return;
  const stops = [...box.querySelectorAll<HTMLElement>('button:not(:disabled), a')];
  const at = stops.indexOf((box.getRootNode() as ShadowRoot).activeElement as HTMLElement);
  const next = stops[(at + (event.shiftKey ? -1 : 1) + stops.length) % stops.length];
  event.preventDefault();
  next?.focus();
}
