/** What is kept between two steps of a pull (checkpoint) and between two pulls (cursor). Plain JSON; times are Pipedrive's own, RFC 3339. */
import type { Json } from '../contract.ts';
import { isObject } from '../json.ts';

export interface Cursor {
  /** Newest update_time seen; the next pull asks from there, inclusive. */
  readonly newest: string;
  /** When deletions were last asked for, by Pipedrive's clock and by ours (ms). */
  readonly recents: { readonly at: string; readonly askedAt: number } | null;
  /** `/v1/recents` is not there any more, or not for this token: only complete listings show what is gone. */
  readonly noRecents: boolean;
}

export type Checkpoint =
  | { readonly kind: 'list'; readonly cursor: string; readonly start: Cursor; readonly done: number }
  | { readonly kind: 'changes'; readonly cursor: string; readonly newest: string; readonly done: number };

export function readCursor(json: Json): Cursor | null {
  if (!isObject(json) || typeof json.newest !== 'string') return null;
  const { recents } = json;
  const isAsked = isObject(recents) && typeof recents.at === 'string' && typeof recents.askedAt === 'number';
  return {
    newest: json.newest,
    recents: isAsked ? { at: String(recents.at), askedAt: Number(recents.askedAt) } : null,
    noRecents: json.noRecents === true,
  };
}

export function asJson(cursor: Cursor): Json {
  const recents: Json = cursor.recents ? { at: cursor.recents.at, askedAt: cursor.recents.askedAt } : null;
  return { newest: cursor.newest, recents, noRecents: cursor.noRecents };
}

export function readCheckpoint(json: Json): Checkpoint | null {
  if (!isObject(json) || typeof json.cursor !== 'string' || typeof json.done !== 'number') return null;
  const { cursor, done } = json;
  if (json.kind === 'changes' && typeof json.newest === 'string')
    return { kind: 'changes', cursor, done, newest: json.newest };
  const start = readCursor((json.start ?? null) as Json);
  return json.kind === 'list' && start ? { kind: 'list', cursor, done, start } : null;
}

export function checkpointJson(checkpoint: Checkpoint): Json {
  return checkpoint.kind === 'list' ? { ...checkpoint, start: asJson(checkpoint.start) } : { ...checkpoint };
}
