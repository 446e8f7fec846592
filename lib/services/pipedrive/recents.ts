/**
 * What was deleted: `/v1/recents`, the one endpoint of v1 that may tell (20 tokens a call, so not at every pull). Whether deleted persons
 * stand in it, and how, is not established: whoever looks deleted there is read before that is believed.
 */
import { SyncError } from '../../errors.ts';
import { isObject } from '../json.ts';
import type { PipedriveAccount } from './account.ts';
import type { Cursor } from './checkpoint.ts';
import { dataOf, isId } from './schema.ts';
import { readOne } from './write.ts';

const everyMs = 30 * 60_000;
/** Two clocks, and a page that was still being written. */
const overlapMs = 60_000;
const pageSize = 500;

export interface Removed {
  readonly ids: readonly string[];
  readonly cursor: Pick<Cursor, 'recents' | 'noRecents'>;
}

export async function removedSince(account: PipedriveAccount, cursor: Cursor, now: number): Promise<Removed> {
  const { recents, noRecents } = cursor;
  if (noRecents || (recents && now - recents.askedAt < everyMs))
    return { ids: [], cursor: { recents, noRecents } };
  const since = recents?.at ?? cursor.newest;
  const suspects = new Set<number>();
  let servedAt = since;
  for (let start = 0; ; start += pageSize) {
    const page = await ask(account, since, start);
    if (!page) return { ids: [], cursor: { recents: null, noRecents: true } };
    for (const id of page.suspects) suspects.add(id);
    servedAt = page.servedAt ?? servedAt;
    if (!page.hasMore) break;
  }
  const ids: string[] = [];
  for (const id of suspects) if (!(await readOne(account, String(id)))) ids.push(String(id));
  return { ids, cursor: { recents: { at: servedAt, askedAt: now }, noRecents: false } };
}

async function ask(account: PipedriveAccount, since: string, start: number) {
  const from = new Date(Date.parse(since) - overlapMs).toISOString().slice(0, 19).replace('T', ' ');
  const query = { since_timestamp: from, items: 'person', start, limit: pageSize };
  const response = await answered(account, query);
  if (!response) return null;
  const data = dataOf(response);
  const rows = (Array.isArray(data) ? data : []).filter(isObject);
  const body: unknown = JSON.parse(response.text);
  const more = isObject(body) && isObject(body.additional_data) ? body.additional_data.pagination : null;
  const date = Date.parse(response.headers.get('date') ?? '');
  return {
    suspects: rows.flatMap((row) => (isId(row.id) && looksDeleted(row.data) ? [row.id] : [])),
    hasMore: isObject(more) && more.more_items_in_collection === true,
    servedAt: Number.isNaN(date) ? null : new Date(date).toISOString(),
  };
}

/** Null: the endpoint is gone, or not for this token. */
async function answered(account: PipedriveAccount, query: Readonly<Record<string, string | number>>) {
  try {
    return await account.api.find('/api/v1/recents', query);
  } catch (error) {
    if (error instanceof SyncError && error.code === 'access-denied') return null;
    throw error;
  }
}

function looksDeleted(data: unknown): boolean {
  if (data === null || data === undefined) return true;
  return isObject(data) && (data.active_flag === false || data.is_deleted === true);
}
