/**
 * Looks up by the mirror's index who is marked with a problem. A record that has a problem several times carries a mark for each, so that
 * findings are counted without reading a record.
 */
import type { MirrorRecord } from '../engine/ports.ts';
import { rowsByKeys } from './by-keys.ts';
import type { Database } from './database.ts';
import { lookupOf, toRecord } from './mirror.ts';

/** How many findings each record has behind the mark, in the order of ids. */
export async function countsByMark(
  db: Database,
  accountId: string,
  mark: string,
): Promise<{ readonly id: string; readonly count: number }[]> {
  const [first = ''] = lookupOf(accountId, [mark]);
  const once = await db.records.where('lookup').equals(first).primaryKeys();
  // `#2`, `#3` …: of those who have it more than once.
  const more = await db.records.where('lookup').between(`${first}#`, `${first}#\uffff`).primaryKeys();
  const extra = new Map<string, number>();
  for (const [, id] of more) extra.set(id, (extra.get(id) ?? 0) + 1);
  return once.map(([, id]) => ({ id, count: 1 + (extra.get(id) ?? 0) }));
}

/** In the order asked for; those that are gone or cannot be read are left out. */
export async function liveRecords(
  db: Database,
  accountId: string,
  ids: readonly string[],
): Promise<MirrorRecord[]> {
  const rows = await db.records.bulkGet(ids.map((id): [string, string] => [accountId, id]));
  return rows.flatMap((row) => (row && row.alive === 1 && row.unreadable === null ? [toRecord(row)] : []));
}

/** Live records that hold one of the keys. */
export async function holdersOf(
  db: Database,
  accountId: string,
  keys: readonly string[],
): Promise<{ readonly record: MirrorRecord; readonly held: ReadonlySet<string> }[]> {
  const rows = await rowsByKeys(db.records, 'lookup', lookupOf(accountId, keys));
  return rows
    .filter((row) => row.alive === 1 && row.unreadable === null)
    .map((row) => ({ record: toRecord(row), held: new Set([...row.keys, ...(row.marks ?? [])]) }));
}
