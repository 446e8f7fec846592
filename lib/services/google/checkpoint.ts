/** What the connector keeps between two steps of a pull (checkpoint) and between two pulls (cursor). Plain JSON. */
import type { Json } from '../contract.ts';
import { fieldOf } from '../json.ts';
import { personMask } from './fields.ts';
import type { GroupNames } from './groups.ts';

/** Present resource names of contacts that the mirror knows by a former one. */
export type Renamed = Readonly<Record<string, string>>;

export interface Cursor {
  readonly syncToken: string;
  /** The fields that the token was got with: with others it is worth nothing. */
  readonly mask: string;
  readonly renamed: Renamed;
  readonly groups: GroupNames;
}

interface Listed {
  readonly renamed: Renamed;
  readonly groups: GroupNames;
  readonly done: number;
  readonly total: number | null;
}

export interface PageCheckpoint extends Listed {
  readonly kind: 'page';
  readonly mode: 'complete' | 'changes';
  /** The token that the changes are asked with; null for a complete listing. */
  readonly syncToken: string | null;
  readonly pageToken: string;
  /** The mirror was empty when this began: then nothing in it can be older than what the list shows. */
  readonly isFirst: boolean;
  /** A complete listing because the sync token was lost: nothing is concluded from what it does not mention. */
  readonly isLost: boolean;
  /** Places in the list that were lost on the way. */
  readonly restarts: number;
  /** Names that the changes call deleted; told at the end, because a renamed contact may come later. */
  readonly gone: readonly string[];
}

/** The complete listing is through; what it did not mention is asked for by its name. */
export interface ConfirmCheckpoint extends Listed {
  readonly kind: 'confirm';
  readonly syncToken: string;
}

export type Checkpoint = PageCheckpoint | ConfirmCheckpoint;

/** Null for none and for one that this version does not know: then the pull begins anew. */
export function readCheckpoint(json: Json): Checkpoint | null {
  const kind = fieldOf(json, 'kind');
  return kind === 'page' || kind === 'confirm' ? (json as unknown as Checkpoint) : null;
}

export function readCursor(json: Json): Cursor | null {
  const isOurs = typeof fieldOf(json, 'syncToken') === 'string' && fieldOf(json, 'mask') === personMask;
  return isOurs ? (json as unknown as Cursor) : null;
}

export function asJson(value: Checkpoint | Cursor): Json {
  return value as unknown as Json;
}
