/**
 * Asks the background in batches, one message for a slice, and keeps its verdicts until it says that they may have changed. Says when it is
 * switched off. An answer that fails is asked for again a little later, a few times; then the page is left alone.
 */
import type { Verdict, VerdictsAnswer } from '../platform/page-messages.ts';
import type { Mark } from './mark.ts';
import type { PagePort } from './port.ts';

export interface Answers {
  /** The verdict, if it is known; otherwise the mark is asked about with the next `send`. */
  of(mark: Mark): Verdict | null;
  /** One message for everything that waits. */
  send(): void;
  /** Asks whether anything has changed, without asking about a number. */
  refresh(): void;
}

export interface AnswerEvents {
  onVerdicts(marks: readonly Mark[], answer: Extract<VerdictsAnswer, { state: 'on' }>): void;
  /** Everything known is void; whatever is in sight is to be asked about anew. */
  onStale(): void;
  onOff(): void;
}

const mostKept = 3_000;
const mostInMessage = 200;
const mostTries = 4;
const pauseMs = 1_500;

export function createAnswers(port: PagePort, events: AnswerEvents, signal: AbortSignal): Answers {
  const kept = new Map<string, Verdict>();
  let waiting: Mark[] = [];
  let isAsking = false;
  /** Wanted while another question was under way: its answer may be older than the wish. */
  let wantsRefresh = false;
  let tries = 0;
  let version: string | null = null;

  const take = (answer: VerdictsAnswer, marks: readonly Mark[]) => {
    if (answer.state === 'off') {
      kept.clear();
      version = null;
      events.onOff();
      return;
    }
    const isStale = version !== null && version !== answer.version;
    version = answer.version;
    if (isStale || kept.size > mostKept) kept.clear();
    marks.forEach((mark, index) => {
      const verdict = answer.verdicts[index];
      if (verdict) {
        kept.set(mark.key, verdict);
        mark.verdict = verdict;
      }
    });
    events.onVerdicts(marks, answer);
    if (isStale) events.onStale();
  };

  const ask = async (marks: readonly Mark[]): Promise<void> => {
    isAsking = true;
    try {
      take(await port.ask('verdicts', { sightings: marks.map((mark) => mark.sighting) }), marks);
      tries = 0;
    } catch {
      tries += 1;
      if (tries < mostTries) {
        waiting = [...marks, ...waiting];
        setTimeout(send, pauseMs * tries);
      } else events.onOff();
    } finally {
      isAsking = false;
    }
    if (wantsRefresh) refresh();
    else if (tries === 0 && waiting.length > 0) send();
  };

  const send = () => {
    if (isAsking || signal.aborted || waiting.length === 0) return;
    const batch = waiting.slice(0, mostInMessage);
    waiting = waiting.slice(mostInMessage);
    void ask(batch);
  };

  const refresh = () => {
    wantsRefresh = isAsking;
    if (!isAsking && !signal.aborted) void ask([]);
  };

  return {
    of(mark) {
      const verdict = kept.get(mark.key);
      if (verdict) return verdict;
      waiting.push(mark);
      return null;
    },
    send,
    refresh,
  };
}
