/** What every step of a pull works with. */
import type { PullRequest } from '../contract.ts';
import type { Cursor } from './checkpoint.ts';
import type { Book } from './write.ts';

export interface PullContext {
  readonly book: Book;
  readonly request: PullRequest;
  readonly cursor: Cursor | null;
  /** Fingerprint of the fields that are asked for. */
  readonly asked: string;
  /** Our clock (ms). */
  readonly now: number;
}
