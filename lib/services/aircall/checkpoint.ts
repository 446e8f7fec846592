/** What the connector keeps between two steps of a pull (checkpoint) and between two pulls (cursor). Plain JSON; times of Aircall in UNIX seconds, our own in ms. */
import type { Json } from '../contract.ts';
import { fieldOf } from '../json.ts';

export interface Cursor {
  /** Newest updated_at that the last pull saw. */
  readonly newest: number;
  /** When a pull first saw it, by our clock. Only ever subtracted from our clock. */
  readonly seenAt: number;
  /** It was looked at again long enough after: nothing older will turn up any more. */
  readonly settled: boolean;
  /** By how much Aircall's total exceeded the mirror after a partial listing, so that a lasting difference does not list everything each time. */
  readonly gap: number;
}

/** What the first page by updated_at said when a listing began. */
export interface Start {
  readonly newest: number;
  readonly seenAt: number;
  readonly total: number;
}

export interface ChangesCheckpoint {
  readonly kind: 'changes';
  readonly page: number;
  readonly start: Start;
  readonly ghosts: readonly number[];
}

export interface ListingCheckpoint {
  readonly kind: 'listing';
  /** created_at from which the next page is asked for; null: from the beginning. */
  readonly from: number | null;
  /** Contacts of that very second which have been listed. */
  readonly edge: readonly number[];
  /** Distinct contacts listed. */
  readonly listed: number;
  /** Rows without a usable id. */
  readonly unnamed: number;
  /** Rows that Aircall still lists although the contact is gone. */
  readonly ghosts: readonly number[];
  readonly start: Start;
  readonly attempt: number;
  /** Why this listing cannot be complete, if it cannot. */
  readonly doubt: string | null;
  /** Set while one second with more contacts than a page is walked by position. */
  readonly second: Second | null;
}

export interface Second {
  readonly at: number;
  readonly page: number;
  /** `listed` without this second. */
  readonly base: number;
  readonly counted: number;
  readonly total: number | null;
  readonly restarts: number;
}

/** The listing is through; its count differs from the total at its start. */
export interface RecountCheckpoint {
  readonly kind: 'recount';
  readonly listing: ListingCheckpoint;
}

/** The listing is complete; what it did not mention is asked for one by one. */
export interface ConfirmCheckpoint {
  readonly kind: 'confirm';
  readonly start: Start;
}

export type Checkpoint = ChangesCheckpoint | ListingCheckpoint | RecountCheckpoint | ConfirmCheckpoint;

const kinds = ['changes', 'listing', 'recount', 'confirm'];

export function newListing(start: Start, attempt = 1): ListingCheckpoint {
  return {
    kind: 'listing',
    from: null,
    edge: [],
    listed: 0,
    unnamed: 0,
    ghosts: [],
    start,
    attempt,
    doubt: null,
    second: null,
  };
}

/** Null for none and for one that this version does not know: then the pull begins anew. */
export function readCheckpoint(json: Json): Checkpoint | null {
  const kind = fieldOf(json, 'kind');
  return typeof kind === 'string' && kinds.includes(kind) ? (json as unknown as Checkpoint) : null;
}

export function readCursor(json: Json): Cursor | null {
  const numbers = ['newest', 'seenAt', 'gap'].every((name) => typeof fieldOf(json, name) === 'number');
  return numbers && typeof fieldOf(json, 'settled') === 'boolean' ? (json as unknown as Cursor) : null;
}

export function asJson(value: Checkpoint | Cursor): Json {
  return value as unknown as Json;
}
