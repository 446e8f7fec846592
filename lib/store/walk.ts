/**
 * Walks through the records of an account that are there and can be read, some at a time, for pages that judge all of them: between two lots
 * the page can draw and answer keys. A lot is as large as the machine takes it in its stride.
 */
import type { MirrorRecord } from '../engine/ports.ts';
import { type Database, span, spanAfter } from './database.ts';
import { guarded } from './failure.ts';
import { toRecord } from './mirror.ts';
import type { MirrorRow } from './rows.types.ts';

const smallest = 100;
const largest = 2_000;
/** Below this a lot may grow, above twice of it it shrinks: a page that stands still for longer is felt while typing. */
const easyMs = 14;

/** Ends early, without a word, once the signal is given. @throws SyncError storage-broken */
export async function* walkRecords(
  db: Database,
  accountId: string,
  signal: AbortSignal,
): AsyncGenerator<readonly MirrorRecord[]> {
  let size = 250;
  let last: string | null = null;
  while (!signal.aborted) {
    const bounds: ReturnType<typeof span> =
      last === null ? span(accountId, 1) : spanAfter([accountId, 1], last);
    const limit: number = size;
    const startedAt = performance.now();
    const rows: MirrorRow[] = await guarded(() =>
      db.records
        .where('[accountId+alive+id]')
        .between(...bounds)
        .limit(limit)
        .toArray(),
    );
    const end = rows.at(-1);
    if (!end || signal.aborted) return;
    last = end.id;
    yield rows.filter((row) => row.unreadable === null).map(toRecord);
    if (rows.length < limit) return;
    const tookMs = performance.now() - startedAt;
    if (tookMs < easyMs) size = Math.min(largest, size * 2);
    else if (tookMs > 2 * easyMs) size = Math.max(smallest, Math.round(size / 2));
  }
}
