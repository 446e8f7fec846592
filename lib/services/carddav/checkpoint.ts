/** What the engine keeps for us between runs (cursor) and between the steps of a pull (checkpoint). Plain JSON; unknown shapes count as none. */
import type { Json } from '../contract.ts';
import type { Group } from './group-cards.ts';

/** How changes are noticed: by sync-collection, or by listing all etags, spared when the collection's tag stayed. */
export type Way = 'sync' | 'etags';

export interface Cursor {
  readonly shape: 1;
  /** Path of the book that it is about. */
  readonly book: string;
  readonly way: Way;
  readonly token: string | null;
  readonly ctag: string | null;
  readonly groups: readonly Group[];
}

export interface Checkpoint extends Omit<Cursor, 'token'> {
  readonly mode: 'complete' | 'changes';
  /** The server had more to list: go on with `token` before anything is fetched. */
  readonly isListing: boolean;
  readonly token: string | null;
  /** Groups that the mirror's contacts show; null: not known. */
  readonly groupsBefore: readonly Group[] | null;
  /** Cards still to be fetched: name within the book, etag as listed. */
  readonly pending: readonly (readonly [name: string, etag: string])[];
  /** Members of changed groups are being fetched; nothing comes after them. */
  readonly isRegrouping: boolean;
  readonly fetch: FetchPlan;
  /** Cards that were listed or told so far. */
  readonly listed: number;
  /** Why the listing may lack something, else null. */
  readonly partial: string | null;
}

/** How many cards are asked for at once, as learnt from this server. */
export interface FetchPlan {
  readonly size: number;
  readonly multiget: 'untried' | 'works' | 'fails';
}

export function readCursor(json: Json, book: string): Cursor | null {
  return fits(json, book) ? (json as unknown as Cursor) : null;
}

export function readCheckpoint(json: Json, book: string): Checkpoint | null {
  return fits(json, book) && 'pending' in (json as object) ? (json as unknown as Checkpoint) : null;
}

export function toJson(value: Cursor | Checkpoint): Json {
  return value as unknown as Json;
}

function fits(json: Json, book: string): boolean {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return false;
  const { shape, book: itsBook, groups } = json as { readonly [key: string]: Json };
  return shape === 1 && itsBook === book && Array.isArray(groups);
}
