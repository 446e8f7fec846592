/**
 * Some records of an account from everywhere in its mirror, for an answer at once where looking at all takes long. In the order in which they
 * came or changed, a few from each tenth, so that old and new ones are among them; the same as long as nothing changes.
 */
import type { MirrorRecord } from '../engine/ports.ts';
import { type Database, span, spanAfter } from './database.ts';
import { guarded } from './failure.ts';
import { toRecord } from './mirror.ts';
import type { MirrorRow } from './rows.types.ts';

const places = 10;

/** Those that are there and can be read; fewer than `most` where there are fewer, or where many are gone. */
export async function sampleRecords(db: Database, accountId: string, most: number): Promise<MirrorRecord[]> {
  const newest = (await guarded(() => db.pulls.get(accountId)))?.seq ?? 0;
  const each = Math.ceil(most / places);
  const found = new Map<string, MirrorRow>();
  const take = (rows: readonly MirrorRow[]) => {
    for (const row of rows) if (!row.isDeleted && row.unreadable === null) found.set(row.id, row);
  };
  let after = 0;
  for (let place = 0; place < places; place += 1) {
    after = Math.max(after, Math.floor((newest * place) / places));
    const rows = await guarded(() =>
      db.records
        .where('[accountId+seq]')
        .between(...spanAfter([accountId], after))
        .limit(each)
        .toArray(),
    );
    take(rows);
    after = rows.at(-1)?.seq ?? after;
  }
  // Where a few have changed again and again, most places are theirs.
  if (found.size < most)
    take(
      await guarded(() =>
        db.records
          .where('[accountId+id]')
          .between(...span(accountId))
          .limit(most)
          .toArray(),
      ),
    );
  return [...found.values()].slice(0, most).map(toRecord);
}
