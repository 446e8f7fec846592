/** The page's summary in its corner. Folds to its dot, and is remembered so. From it the keyboard reaches every flag. */
import type { Overlay } from './overlay.ts';
import type { Words } from './port.ts';
import type { Theme } from './theme.ts';

export interface Chip {
  /** Nothing to say: it goes. */
  say(text: string, isFormatOnly: boolean, theme: Theme): void;
  fold(isFolded: boolean): void;
  /** Null while it has nothing to say. */
  button(): HTMLElement | null;
}

/** @param onNext a person wants to see the next flag */
export function createChip(
  overlay: () => Overlay,
  words: Words,
  onFold: (isFolded: boolean) => void,
  onNext: () => void,
): Chip {
  let parts: {
    readonly chip: HTMLElement;
    readonly sum: HTMLElement;
    readonly text: HTMLElement;
    readonly fold: HTMLElement;
  } | null = null;
  let isFolded = false;
  let said = '';

  const draw = () => {
    if (!parts) return;
    const { chip, sum, text, fold } = parts;
    chip.hidden = said === '';
    chip.classList.toggle('folded', isFolded);
    text.hidden = isFolded;
    fold.hidden = isFolded;
    if (text.textContent !== said) text.textContent = said;
    sum.setAttribute(
      'aria-label',
      isFolded ? words.say('page_unfold', [said]) : words.say('page_next', [said]),
    );
    sum.title = isFolded ? said : '';
  };
  const make = () => {
    const over = overlay();
    const text = over.make('span', '');
    const dot = over.make('span', 'mark');
    const sum = over.make('button', 'sum', dot, text);
    const fold = over.make('button', 'fold', '×');
    const chip = over.make('div', 'box chip', sum, fold);
    sum.type = 'button';
    fold.type = 'button';
    fold.setAttribute('aria-label', words.say('page_fold'));
    fold.title = words.say('page_fold');
    chip.setAttribute('role', 'region');
    chip.setAttribute('aria-label', 'Lineup');
    sum.addEventListener('click', (event) => {
      if (!event.isTrusted) return;
      if (isFolded) set(false);
      else onNext();
    });
    fold.addEventListener('click', (event) => {
      if (!event.isTrusted) return;
      set(true);
      sum.focus({ preventScroll: true });
    });
    return { chip, sum, text, fold };
  };
  const set = (folded: boolean) => {
    isFolded = folded;
    draw();
    onFold(folded);
  };
  return {
    say(text, isFormatOnly, theme) {
      said = text === '' ? '' : isFormatOnly ? `${text} · ${words.say('page_format_only_short')}` : text;
      if (!parts && said === '') return;
      parts ??= make();
      if (!parts.chip.isConnected || !parts.chip.classList.contains(theme)) overlay().add(parts.chip, theme);
      draw();
    },
    fold(folded) {
      isFolded = folded;
      draw();
    },
    button: () => (parts && !parts.chip.hidden ? parts.sum : null),
  };
}
