/**
 * Walks through the records of an account that are there and can be read, some at a time, for pages that judge all of them: between two lots
 * the page can draw and answer keys. The next lot is fetched while one is judged. By the primary key, which is several times quicker than
 * an index: what is deleted is few, and left out here.
 */
import type { MirrorRecord } from '../engine/ports.ts';
import { type Database, span, spanAfter } from './database.ts';
import { guarded } from './failure.ts';
import { toRecord } from './mirror.ts';
import type { MirrorRow } from './rows.types.ts';

const smallest = 125;
const largest = 1_000;
/** What the caller may take for a lot before the lots shrink: a page that stands still for longer is felt while typing. */
const longMs = 24;
const shortMs = 8;

/**
 * Ends early, without a word, once the signal is given.
 * @param lot as many at a time, for a caller that waits for the database itself: how long it takes then says nothing of the page
 * @throws SyncError storage-broken
 */
export async function* walkRecords(
  db: Database,
  accountId: string,
  signal: AbortSignal,
  lot?: number,
): AsyncGenerator<readonly MirrorRecord[]> {
  let size = lot ?? 500;
  const fetchAfter = (last: string | null, limit: number): Promise<MirrorRow[]> =>
    guarded(() =>
      db.records
        .where('[accountId+id]')
        .between(...(last === null ? span(accountId) : spanAfter([accountId], last)))
        .limit(limit)
        .toArray(),
    );
  let coming = fetchAfter(null, size);
  while (!signal.aborted) {
    const rows = await coming;
    const end = rows.at(-1);
    if (!end || signal.aborted) return;
    coming = fetchAfter(end.id, size);
    // Whoever stops in the middle leaves a lot behind that nobody waits for.
    coming.catch(() => {});
    const startedAt = performance.now();
    yield rows.filter((row) => !row.isDeleted && row.unreadable === null).map(toRecord);
    const tookMs = performance.now() - startedAt;
    if (lot !== undefined) continue;
    if (tookMs < shortMs) size = Math.min(largest, size * 2);
    else if (tookMs > longMs) size = Math.max(smallest, Math.round(size / 2));
  }
}
