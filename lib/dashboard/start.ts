/**
 * Page warnings: puts the parts together for one page and takes all of them away with the signal. Whatever fails here, the page goes on as it
 * was: nothing of the page is changed, and an error ends our part, not the page's.
 */

import type { CardAction } from '../platform/page-messages.ts';
import { createAnswers } from './answers.ts';
import { createCards } from './card.ts';
import { createChip } from './chip.ts';
import { createFlags } from './flags.ts';
import { createIdle } from './idle.ts';
import { createInputs } from './inputs.ts';
import type { Mark } from './mark.ts';
import { createOverlay, type Overlay } from './overlay.ts';
import type { PagePort, Words } from './port.ts';
import { createScan } from './scan.ts';
import { summary } from './sentences.ts';
import { isSignedIn } from './signed-in.ts';
import { themeAt } from './theme.ts';
import { createTracker } from './tracker.ts';
import { watch } from './watch.ts';

/** The summary may lag a little behind. */
const sumMs = 60;

export function startDashboard(port: PagePort, words: Words, signal: AbortSignal): void {
  let made: Overlay | null = null;
  const overlay = () => {
    made ??= createOverlay(document, words.language, signal);
    return made;
  };
  /** On until the background or the address says otherwise. */
  let isOn = isSignedIn(location.href);
  let isConnected = true;
  let turn = 0;

  const flags = createFlags(
    overlay,
    words,
    (mark, flag) => {
      if (mark.place.source === 'input') inputs.open(mark.place.element as HTMLInputElement);
      else cards.open(mark, flag);
    },
    () => {
      cards.follow();
      inputs.follow();
    },
    (mark) => settled.has(mark.key),
    signal,
  );
  /** Mended here, though the page does not show it yet: Aircall draws its new number only when it asks for it again. */
  const settled = new Set<string>();
  const onActed = (mark: Mark, action: CardAction) => {
    if (action === 'fix') settled.add(mark.key);
    else settled.delete(mark.key);
    flags.show(mark);
    sum();
    answers.refresh();
  };
  const cards = createCards(
    overlay,
    port,
    words,
    onActed,
    (mark) => flags.button(mark) ?? chip.button(),
    signal,
  );
  const inputs = createInputs(overlay, port, words, () => isOn, signal);
  /** Foldings on their way: an answer to an older question knows nothing of them. */
  let foldings = 0;
  const fold = async (isFolded: boolean) => {
    foldings += 1;
    await port.ask('fold', { isFolded }).catch(() => {});
    foldings -= 1;
    answers.refresh();
  };
  const chip = createChip(
    overlay,
    words,
    (isFolded) => void fold(isFolded),
    () => nextFlag(),
  );
  const nextFlag = () => {
    const buttons = [...flags.all()]
      .flatMap((mark) => flags.button(mark) ?? [])
      .filter((button) => !button.hidden);
    buttons[turn++ % Math.max(1, buttons.length)]?.focus();
  };

  const judged = new Set<Mark>();
  let isSummed = false;
  const sum = () => {
    if (isSummed) return;
    isSummed = true;
    setTimeout(() => {
      isSummed = false;
      if (signal.aborted) return;
      const open = [...judged].filter((mark) => !settled.has(mark.key));
      const findings = open.map((mark) => mark.verdict?.findings ?? []);
      chip.say(summary(words, findings), !isConnected, themeAt(document.body));
    }, sumMs);
  };
  const tracker = createTracker(
    () => answers,
    {
      onJudged(mark) {
        flags.show(mark);
        judged.add(mark);
        sum();
      },
      onGone(mark) {
        flags.hide(mark);
        cards.gone(mark);
        if (judged.delete(mark)) sum();
      },
    },
    signal,
  );
  const answers = createAnswers(
    port,
    {
      onVerdicts(marks, answer) {
        isConnected = answer.isConnected;
        if (!isOn) look();
        if (foldings === 0) chip.fold(answer.isFolded);
        const inSight = new Set(tracker.marks());
        for (const mark of marks) {
          if (!inSight.has(mark) || !mark.verdict) continue;
          flags.show(mark);
          judged.add(mark);
        }
        sum();
      },
      onStale: () => tracker.askAgain(),
      onOff: () => rest(),
    },
    signal,
  );
  const scan = createScan((element) => tracker.home(element));
  let hasRemovals = false;
  const sweep = () => {
    if (hasRemovals) tracker.sweep();
    hasRemovals = false;
  };
  const walking = createIdle((node) => scan.walk(node), sweep, signal);

  const begin = () => {
    isOn = true;
    walking.add(document.documentElement);
  };
  const rest = () => {
    isOn = false;
    tracker.clear();
    cards.close();
    inputs.close();
    scan.forget();
  };
  const look = () => {
    const wanted = isSignedIn(location.href);
    if (wanted && !isOn) begin();
    else if (!wanted && isOn) rest();
  };
  const ifAlive = (work: () => void) => {
    if (port.isAlive()) work();
    else end();
  };
  const end = () => {
    rest();
    made?.host.remove();
    stop.abort();
  };
  const stop = new AbortController();

  watch(
    document,
    {
      onTargets(targets) {
        if (!isOn) return;
        tracker.check(targets);
        flags.settle();
      },
      onParts(parts, removed) {
        if (!isOn) return;
        hasRemovals ||= removed;
        for (const part of parts) walking.add(part);
      },
      onMove() {
        flags.follow();
        inputs.follow();
      },
      onAddress() {
        cards.close();
        inputs.close();
        look();
      },
      onFront: () => ifAlive(() => (isSignedIn(location.href) ? answers.refresh() : undefined)),
      onBeat() {
        if (!isOn) return;
        ifAlive(() => {
          sweep();
          tracker.forgetFacts();
          tracker.check([]);
          flags.settle();
        });
      },
    },
    () => made?.host ?? null,
    AbortSignal.any([signal, stop.signal]),
  );
  port.onChanged(() => {
    look();
    answers.refresh();
  }, signal);
  if (isOn) begin();
}
