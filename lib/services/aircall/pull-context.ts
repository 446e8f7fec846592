/** What every step of a pull works with. */
import type { PullRequest } from '../contract.ts';
import type { Api } from './api.ts';
import type { Cursor } from './checkpoint.ts';

export interface PullContext {
  readonly api: Api;
  readonly request: PullRequest;
  readonly cursor: Cursor | null;
  /** Our clock (ms). */
  readonly now: number;
}
