/** What the engine keeps for us between runs (cursor) and between the steps of a pull (checkpoint). Plain JSON; unknown shapes count as none. */
import type { Json } from '../contract.ts';

export interface Cursor {
  readonly shape: 1;
  /** Path of the folder that it is about. */
  readonly folder: string;
  /** `@odata.deltaLink`, whole. */
  readonly link: string;
  /**
   * What the folder's contacts call their folder: Exchange spells one id in several ways, so the folder's own id does not tell whether a
   * contact that is read by its id still lies in it.
   */
  readonly parents: readonly string[];
}

export interface Checkpoint {
  readonly shape: 1;
  readonly folder: string;
  /** listing: every contact. changes: since the cursor. confirm: what the listing missed is asked for. */
  readonly kind: 'listing' | 'changes' | 'confirm';
  /** The next page, whole; of `confirm`: the link to begin the next pull with. Null: the first page of a listing. */
  readonly link: string | null;
  readonly parents: readonly string[];
  readonly listed: number;
  /** How often a link died under way. */
  readonly restarts: number;
  /** Why this listing may not conclude that anything is gone, if it may not. */
  readonly doubt: string | null;
}

export function newListing(folder: string, more: Partial<Checkpoint> = {}): Checkpoint {
  return {
    shape: 1,
    folder,
    kind: 'listing',
    link: null,
    parents: [],
    listed: 0,
    restarts: 0,
    doubt: null,
    ...more,
  };
}

export function changesSince(cursor: Cursor): Checkpoint {
  return newListing(cursor.folder, { kind: 'changes', link: cursor.link, parents: cursor.parents });
}

export function readCursor(json: Json | undefined, folder: string): Cursor | null {
  return fits(json, folder) && typeof json.link === 'string' ? (json as unknown as Cursor) : null;
}

export function readCheckpoint(json: Json, folder: string): Checkpoint | null {
  return fits(json, folder) && typeof json.listed === 'number' ? (json as unknown as Checkpoint) : null;
}

export function asJson(value: Cursor | Checkpoint): Json {
  return value as unknown as Json;
}

function fits(json: Json | undefined, folder: string): json is { readonly [key: string]: Json } {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return false;
  const { shape, folder: itsFolder, parents } = json as { readonly [key: string]: Json };
  return shape === 1 && itsFolder === folder && Array.isArray(parents);
}
