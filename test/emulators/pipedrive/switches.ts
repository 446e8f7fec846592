/** One switch for everything about Pipedrive that is not known (collected 2026-11); the defaults are the likelier answers. */
import { type Alternatives, oneAtATime } from '../switch-cases.ts';

export interface Switches {
  /** Where a deleted person can be seen: in the v2 list as `is_deleted`, in `/v1/recents`, or nowhere but by its absence. */
  deletions: 'list' | 'recents-null' | 'recents-inactive' | 'absence';
  /** `/v1/recents` is there; not any more; or not for this token. */
  recents: 'there' | 'gone' | 'forbidden';
  /** What a GET of a deleted person says. */
  deletedRead: 404 | 410 | 'is_deleted';
  /** Notes, job title and birthday exist only with contact sync. */
  contactSync: boolean;
  /** Labels of numbers and e-mails: any text, or one of Pipedrive's own, else `other`. */
  labels: 'free' | 'closed';
  /** The search finds a new organisation only after this time. */
  searchLagMs: number;
  /** New and changed persons stand in lists only after this time. */
  listLagMs: number;
  /** Requests in any 2 s; null: no limit. */
  burst: number | null;
  /** Tokens of the day; null: no end. */
  dailyTokens: number | null;
  /** A person without a number is shown with an empty list or with one empty value. */
  emptyDetails: 'none' | 'one-empty';
  /** The most rows of a page, whatever is asked for. */
  mostRows: number;
  timesWithMillis: boolean;
}

export const defaultSwitches: Readonly<Switches> = {
  deletions: 'recents-inactive',
  recents: 'there',
  deletedRead: 404,
  contactSync: true,
  labels: 'free',
  searchLagMs: 0,
  listLagMs: 0,
  burst: 20,
  dailyTokens: null,
  emptyDetails: 'none',
  mostRows: 500,
  timesWithMillis: false,
};

const alternatives: Partial<Alternatives<Switches>> = {
  deletions: ['list', 'recents-null'],
  deletedRead: [410, 'is_deleted'],
  searchLagMs: [90_000],
  burst: [null],
  emptyDetails: ['one-empty'],
  timesWithMillis: [true],
};

/** Every switch away from its default, one at a time; those that take abilities away have tests of their own. */
export const switchCases = oneAtATime<Switches>(alternatives);
