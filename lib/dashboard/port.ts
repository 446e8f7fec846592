/** What the page's part needs from outside: answers, words, and to be told when answers may have changed. Tests hand in their own. */
import type { PageInput, PageOutput, PageQuestionName } from '../platform/page-messages.ts';

export interface PagePort {
  /** @throws if there is no background any more, or not yet */
  ask<N extends PageQuestionName>(question: N, input: PageInput<N>): Promise<PageOutput<N>>;
  /** Calls when answers may have changed; ends with the signal. */
  onChanged(listener: () => void, signal: AbortSignal): void;
  /** False once the extension was updated or removed under the page. */
  isAlive(): boolean;
}

/** A sentence of the catalogue. */
export type Say = (key: string, substitutions?: readonly string[]) => string;
/** One that depends on a number: the keys `…_one` and `…_other`. */
export type SayCount = (key: string, n: number) => string;

export interface Words {
  readonly say: Say;
  readonly count: SayCount;
  /** For the part of the page that is ours. */
  readonly language: string;
}
