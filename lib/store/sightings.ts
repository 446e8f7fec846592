/** Which records the listing under way has mentioned, and what follows at its end: the rest is gone. Small rows of their own, so that seeing a record does not rewrite it. */
import { chunks } from './chunks.ts';
import { type Database, span, spanAfter } from './database.ts';
import { MirrorEdit } from './mirror.ts';

const chunkSize = 2_000;

export async function markSeen(db: Database, accountId: string, ids: readonly string[]): Promise<void> {
  for (const some of chunks(ids, chunkSize)) {
    await db.sightings.bulkPut(some.map((id) => ({ accountId, id })));
  }
}

export async function forgetSightings(db: Database, accountId: string): Promise<void> {
  await db.sightings
    .where('[accountId+id]')
    .between(...span(accountId))
    .delete();
}

/** Marks as deleted what is alive and was not seen. */
export async function sweepUnseen(
  db: Database,
  accountId: string,
  startSeq: number,
): Promise<{ removed: number; seq: number }> {
  let seq = startSeq;
  let removed = 0;
  for (let piece = await nextUnseen(db, accountId, null); piece; ) {
    if (piece.unseen.length > 0) {
      const edit = await MirrorEdit.begin(db, accountId, seq, piece.unseen);
      for (const id of piece.unseen) edit.remove(id);
      await edit.write();
      seq = edit.seq;
      removed += edit.removed;
    }
    piece = await nextUnseen(db, accountId, piece.last);
  }
  return { removed, seq };
}

/** Ids that are alive and that the listing under way has not mentioned so far. */
export async function unseen(db: Database, accountId: string, limit: number): Promise<readonly string[]> {
  const found: string[] = [];
  for (let piece = await nextUnseen(db, accountId, null); piece && found.length < limit; ) {
    found.push(...piece.unseen);
    piece = await nextUnseen(db, accountId, piece.last);
  }
  return found.slice(0, limit);
}

/** Goes through both indexes side by side, a piece at a time. Null: there is nothing after `last`. */
async function nextUnseen(
  db: Database,
  accountId: string,
  last: string | null,
): Promise<{ readonly unseen: string[]; readonly last: string } | null> {
  const bounds: ReturnType<typeof span> =
    last === null ? span(accountId, 1) : spanAfter([accountId, 1], last);
  const alive = await db.records
    .where('[accountId+alive+id]')
    .between(...bounds)
    .limit(chunkSize)
    .primaryKeys();
  const ids = alive.map(([, id]) => id);
  const [first, end] = [ids[0], ids.at(-1)];
  if (first === undefined || end === undefined) return null;
  const seen = await db.sightings
    .where('[accountId+id]')
    .between([accountId, first], [accountId, end], true, true)
    .primaryKeys();
  const seenIds = new Set(seen.map(([, id]) => id));
  return { unseen: ids.filter((id) => !seenIds.has(id)), last: end };
}
