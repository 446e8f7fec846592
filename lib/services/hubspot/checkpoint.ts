/** What the connector keeps between two steps of a pull (checkpoint) and between two pulls (cursor). Plain JSON; times in ms. */
import type { Json } from '../contract.ts';
import { fieldOf } from '../json.ts';

export interface Cursor {
  /** Newest lastmodifieddate that the last pull saw, by HubSpot's clock. */
  readonly newest: number;
  /** When a pull first saw it, by our clock. Only ever subtracted from our clock. */
  readonly seenAt: number;
  /** It was looked at again long enough after: nothing older will turn up in the search any more. */
  readonly settled: boolean;
  /** By how much HubSpot's total differs from what a complete listing found, so that a lasting difference does not list everything each time. */
  readonly gap: number;
  /** A difference that nothing explained yet, and since when (our clock). */
  readonly doubt: { readonly difference: number; readonly since: number } | null;
  /** Fingerprint of the fields that were asked for; others: everything has to be listed. */
  readonly asked: string;
}

/** What the first search said when a pull began. */
export interface Start {
  readonly newest: number;
  readonly seenAt: number;
  readonly total: number;
}

export interface ListingCheckpoint {
  readonly kind: 'listing';
  readonly after: string | null;
  readonly listed: number;
  /** Rows without an id. */
  readonly unnamed: number;
  readonly start: Start;
  /** It is to explain why totals differ. */
  readonly explains: boolean;
}

/** Everything was listed; what was not mentioned is asked for once more. */
export interface ConfirmCheckpoint {
  readonly kind: 'confirm';
  readonly start: Start;
  readonly gap: number;
}

export interface ChangesCheckpoint {
  readonly kind: 'changes';
  /** lastmodifieddate from which this search goes. */
  readonly from: number;
  readonly after: string | null;
  readonly start: Start;
  /** Rows of contacts that are gone. */
  readonly ghosts: readonly string[];
}

/** Fewer than the mirror has: the archived are gone through until the missing are found. */
export interface ArchivedCheckpoint {
  readonly kind: 'archived';
  readonly after: string | null;
  readonly missing: number;
  readonly pages: number;
  readonly start: Start;
}

export type Checkpoint = ListingCheckpoint | ConfirmCheckpoint | ChangesCheckpoint | ArchivedCheckpoint;

const kinds = ['listing', 'confirm', 'changes', 'archived'];

/** Null for none and for one that this version does not know: then the pull begins anew. */
export function readCheckpoint(json: Json): Checkpoint | null {
  const kind = fieldOf(json, 'kind');
  return typeof kind === 'string' && kinds.includes(kind) ? (json as unknown as Checkpoint) : null;
}

export function readCursor(json: Json, asked: string): Cursor | null {
  const numbers = ['newest', 'seenAt', 'gap'].every((name) => typeof fieldOf(json, name) === 'number');
  const isWhole =
    numbers && typeof fieldOf(json, 'settled') === 'boolean' && fieldOf(json, 'asked') === asked;
  return isWhole ? (json as unknown as Cursor) : null;
}

export function asJson(value: Checkpoint | Cursor): Json {
  return value as unknown as Json;
}
