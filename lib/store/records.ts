/** Reading the mirror, and what a connector may ask about it. */
import type { MirrorRecord } from '../engine/ports.ts';
import type { Known } from '../services/contract.ts';
import { rowsByKeys } from './by-keys.ts';
import { type Database, span, spanAfter } from './database.ts';
import { guarded } from './failure.ts';
import { countAlive, lookupOf, toRecord } from './mirror.ts';
import type { MirrorRow } from './rows.types.ts';
import { unseen } from './sightings.ts';

const chunkSize = 2_000;

/** All of them, deleted and unreadable ones included. In pieces, so that what only the index needs is let go while the rest is read. */
export function records(db: Database, accountId: string): PromiseLike<MirrorRecord[]> {
  return db.transaction('r', db.records, async () => {
    const all: MirrorRecord[] = [];
    for (let last: string | null = null; ; ) {
      const rows: MirrorRow[] = await db.records
        .where('[accountId+id]')
        .between(...(last === null ? span(accountId) : spanAfter([accountId], last)))
        .limit(chunkSize)
        .toArray();
      for (const row of rows) all.push(toRecord(row));
      if (rows.length < chunkSize) return all;
      last = rows.at(-1)?.id ?? null;
    }
  });
}

export async function recordsById(
  db: Database,
  accountId: string,
  ids: readonly string[],
): Promise<MirrorRecord[]> {
  const found: MirrorRecord[] = [];
  await visit(db, accountId, [...new Set(ids)], (row) => found.push(toRecord(row)));
  return found;
}

/** Deleted ones too: a record that moved to another id is found by its keys. */
export async function recordsByKey(
  db: Database,
  accountId: string,
  keys: readonly string[],
): Promise<MirrorRecord[]> {
  const rows = await rowsByKeys(db.records, 'lookup', lookupOf(accountId, keys));
  return rows.map(toRecord);
}

export async function recordsSince(db: Database, accountId: string, seq: number): Promise<MirrorRecord[]> {
  const rows = await db.records
    .where('[accountId+seq]')
    .between(...spanAfter([accountId], seq))
    .toArray();
  return rows.map(toRecord);
}

/** Of the records that changed: who they are, and by which keys anybody may be or have been their duplicate. */
export async function keysTouched(
  db: Database,
  accountId: string,
  seq: number,
): Promise<{ ids: string[]; keys: string[] }> {
  const rows = await db.records
    .where('[accountId+seq]')
    .between(...spanAfter([accountId], seq))
    .toArray();
  const keys = rows.flatMap((row) => [...row.keys, ...(row.former ?? [])]);
  return { ids: rows.map((row) => row.id), keys: [...new Set(keys)] };
}

/** Of those that are there. Kept beside the mirror, because counting an index takes Chromium seconds for 100,000 of them. */
export async function countRecords(db: Database, accountId: string): Promise<number> {
  return (await db.pulls.get(accountId))?.alive ?? countAlive(db, accountId);
}

export async function seenBefore(
  db: Database,
  accountId: string,
  ids: readonly string[],
  seq: number,
): Promise<ReadonlySet<string>> {
  const seen = new Set<string>();
  await visit(db, accountId, ids, (row) => {
    if (row.firstSeq <= seq) seen.add(row.id);
  });
  return seen;
}

export function known(db: Database, accountId: string): Known {
  return {
    count: () => guarded(() => countRecords(db, accountId)),
    versions: (ids) => guarded(() => versions(db, accountId, ids)),
    idsByUid: (uids) => guarded(() => idsByUid(db, accountId, uids)),
    unseen: (limit) => guarded(() => unseen(db, accountId, limit)),
  };
}

/** Deleted ones have no version: one that turns up again is to be read anew. */
async function versions(
  db: Database,
  accountId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  await visit(db, accountId, ids, (row) => {
    if (!row.isDeleted) found.set(row.id, row.version);
  });
  return found;
}

async function idsByUid(
  db: Database,
  accountId: string,
  uids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const keys = uids.map((uid) => [accountId, uid]);
  for (const row of await rowsByKeys(db.records, '[accountId+uid]', keys))
    if (!row.isDeleted && row.uid !== undefined) found.set(row.uid, row.id);
  return found;
}

/** Few by their keys; many in one walk through the account, which is far quicker than many single reads. */
async function visit(
  db: Database,
  accountId: string,
  ids: readonly string[],
  look: (row: MirrorRow) => void,
): Promise<void> {
  if (ids.length <= chunkSize) {
    const rows = await db.records.bulkGet(ids.map((id): [string, string] => [accountId, id]));
    for (const row of rows) if (row) look(row);
    return;
  }
  const wanted = new Set(ids);
  let last: string | null = null;
  for (;;) {
    const bounds: ReturnType<typeof span> = last === null ? span(accountId) : spanAfter([accountId], last);
    const rows: MirrorRow[] = await db.records
      .where('[accountId+id]')
      .between(...bounds)
      .limit(chunkSize)
      .toArray();
    for (const row of rows) if (wanted.has(row.id)) look(row);
    const end = rows.at(-1);
    if (!end) return;
    last = end.id;
  }
}
