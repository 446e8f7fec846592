/**
 * Saving and forgetting the plan of a run. A plan may have 100,000 rows: they are stored in several transactions, and the run leaves its
 * phase only in the last one, so after a death midway the run still plans and the next try replaces what is there.
 */
import { fold } from '../contact/fold.ts';
import type { ItemState, PlanRow, ReviewUpdate, Run } from '../engine/ports.ts';
import { SyncError } from '../errors.ts';
import type { PlanItem } from '../sync/plan.types.ts';
import { chunks } from './chunks.ts';
import { type Database, span } from './database.ts';
import { listsOf } from './plan-lists.ts';
import { replaceReviews } from './reviews.ts';
import { changeRun } from './runs.ts';

const chunkSize = 2_000;

export async function savePlan(
  db: Database,
  runId: string,
  items: readonly PlanItem[],
  change: Partial<Run>,
  update: ReviewUpdate,
  _now: number,
  stateOf: (item: PlanItem) => ItemState,
): Promise<void> {
  await db.transaction('rw', db.runs, db.planRows, db.planDigests, async () => {
    const old = await db.runs.get(runId);
    if (!old) throw new SyncError('run-lost', { runId });
    await removePlan(db, runId);
    await db.runs.put({ ...old, rowsFor: old.connectionId });
  });
  let from = 0;
  for (const some of chunks(items, chunkSize)) {
    const start = from;
    const rows = some.map(
      (item, place): PlanRow => ({ runId, index: start + place, item, state: stateOf(item), failure: null }),
    );
    const digest = { runId, from, titles: some.map((item) => fold(item.title)), lists: listsOf(some) };
    await db.transaction('rw', db.planRows, db.planDigests, async () => {
      await db.planRows.bulkPut(rows);
      await db.planDigests.put(digest);
    });
    from += some.length;
  }
  await db.transaction('rw', db.runs, db.reviews, async () => {
    await replaceReviews(db, update);
    await changeRun(db, runId, change);
  });
}

/** Within a transaction on `planRows` and `planDigests`. */
export async function removePlan(db: Database, runId: string): Promise<void> {
  await db.planRows
    .where('[runId+index]')
    .between(...span(runId))
    .delete();
  await db.planDigests
    .where('[runId+from]')
    .between(...span(runId))
    .delete();
}

export async function dropRun(db: Database, id: string): Promise<void> {
  await db.transaction('rw', db.runs, db.planRows, db.planDigests, async () => {
    await removePlan(db, id);
    await db.runs.delete(id);
  });
}

/**
 * Forgets the rows of all but the newest runs of a connection. Those of a run under way stay, of the newest preview, and of a run with an
 * intent open: recovery reads them.
 */
export async function pruneRuns(db: Database, connectionId: string, keep: number): Promise<void> {
  await db.transaction('rw', db.runs, db.planRows, db.planDigests, db.intents, async () => {
    const withRows = await db.runs
      .where('[rowsFor+startedAt]')
      .between(...span(connectionId))
      .reverse()
      .toArray();
    const intents = await db.intents.where('connectionId').equals(connectionId).toArray();
    const inUse = new Set(intents.map((intent) => intent.runId));
    const preview = withRows.find((one) => one.mode === 'preview');
    for (const row of withRows.slice(keep)) {
      if (row.openFor !== undefined || row === preview || inUse.has(row.id)) continue;
      const { rowsFor: _forgotten, ...rest } = row;
      await removePlan(db, row.id);
      await db.runs.put(rest);
    }
  });
}
