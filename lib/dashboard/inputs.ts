/**
 * Telephone fields while somebody types: after a pause, whether the number has its country code, and whose it is already. Offers the right form;
 * never changes a value by itself.
 */
import type { Sighting, Verdict } from '../platform/page-messages.ts';
import { factsOf, noFacts, rowOf } from './around.ts';
import { digitsOf } from './digits.ts';
import { boxPoint, moveTo } from './geometry.ts';
import { sightingOf } from './mark.ts';
import type { Overlay } from './overlay.ts';
import { isPhoneInput } from './phone-input.ts';
import type { PagePort, Words } from './port.ts';
import { headline } from './sentences.ts';
import { takeOver } from './take-over.ts';
import { themeAt } from './theme.ts';

export interface Inputs {
  /** Shows what is wrong with a field's value at once: its flag was clicked. */
  open(input: HTMLInputElement): void;
  follow(): void;
  close(): void;
}

/** A person who thinks is not done. */
const pauseMs = 600;
const fewestDigits = 5;

export function createInputs(
  overlay: () => Overlay,
  port: PagePort,
  words: Words,
  isOn: () => boolean,
  signal: AbortSignal,
): Inputs {
  let bubble: HTMLElement | null = null;
  let about: HTMLInputElement | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const close = () => {
    clearTimeout(timer);
    bubble?.remove();
    bubble = null;
    about = null;
  };
  const follow = () => {
    if (!bubble || !about) return;
    const rect = about.getBoundingClientRect();
    if (!about.isConnected || rect.width === 0) return close();
    const { width, height } = bubble.getBoundingClientRect();
    moveTo(bubble, boxPoint(rect, width, height, { width: innerWidth, height: innerHeight }));
  };
  const show = (input: HTMLInputElement, verdict: Verdict) => {
    close();
    const [first] = verdict.findings.filter(
      (finding) => finding.kind !== 'duplicate' && finding.kind !== 'other-name',
    );
    const texts = [
      first ? headline(words, first) : '',
      verdict.owner ? words.say('page_owner', [verdict.owner]) : '',
    ].filter(Boolean);
    if (texts.length === 0) return;
    const over = overlay();
    const { make } = over;
    bubble = make('div', 'box bubble', make('div', '', ...texts.map((text) => make('p', '', text))));
    bubble.setAttribute('role', 'status');
    const proposed = first && 'proposed' in first ? first.proposed : null;
    if (proposed) {
      const take = make('button', 'act first', words.say('page_take_over'));
      take.type = 'button';
      take.addEventListener('click', (event) => {
        if (!event.isTrusted) return;
        close();
        takeOver(input, proposed);
      });
      bubble.append(take);
    }
    bubble.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      close();
      input.focus({ preventScroll: true });
    });
    about = input;
    over.add(bubble, themeAt(input));
    follow();
  };
  const judge = async (input: HTMLInputElement) => {
    const text = input.value;
    if (!isOn() || digitsOf(text).length < fewestDigits) return close();
    const answer = await port.ask('verdicts', { sightings: [sightingOfInput(input)] }).catch(() => null);
    // What was asked about is not what stands there now.
    if (input.value !== text || !input.isConnected || answer?.state !== 'on') return;
    const [verdict] = answer.verdicts;
    if (verdict) show(input, verdict);
  };
  const onTyping = ({ target, isTrusted }: Event) => {
    if (!isTrusted || !(target instanceof HTMLInputElement) || !isPhoneInput(target)) return;
    close();
    timer = setTimeout(() => void judge(target), pauseMs);
  };
  const onLeave = ({ target, relatedTarget }: FocusEvent) => {
    if (target === about && relatedTarget !== overlay().host) close();
  };
  document.addEventListener('input', onTyping, { capture: true, signal });
  document.addEventListener('focusout', onLeave, { capture: true, signal });
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'Escape' && bubble) close();
    },
    { capture: true, signal },
  );
  return { open: (input) => void judge(input), follow, close };
}

function sightingOfInput(input: HTMLInputElement): Sighting {
  const row = rowOf(input);
  const place = { source: 'input', text: input.value, isSure: true, element: input } as const;
  return sightingOf(place, row ? factsOf(row) : noFacts);
}
