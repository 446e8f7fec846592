/** What can be wrong with a number, in the order in which it is listed. Shapes only, so that pages may name them without the metadata. */
import type { PhoneReason } from './phone-kinds.ts';

export type NumberProblem =
  /** A good number that is not written as E.164, in a service that wants it so. */
  | 'not-e164'
  /** Aircall put +1 before a number of another country. */
  | 'wrong-plus-one'
  /** Digits that no country's plan knows. */
  | 'invalid'
  /** A text of which nobody can say for sure which number is meant. */
  | 'unreadable';

export interface NumberVerdict {
  readonly problem: NumberProblem;
  /** Null where the number can be read. */
  readonly reason: PhoneReason | null;
  /** The mend, as E.164. Null: only a person can mend it. */
  readonly proposed: string | null;
}
