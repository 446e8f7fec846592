/** The rows of a run's plan and the state of each. Saving and forgetting a whole plan: plans.ts. */
import type { Failure, ItemState, PlanRow } from '../engine/ports.ts';
import { SyncError } from '../errors.ts';
import type { PlanItem } from '../sync/plan.types.ts';
import { type Database, span, spanAfter } from './database.ts';

const noRows: Readonly<Record<ItemState, number>> = {
  todo: 0,
  waiting: 0,
  done: 0,
  failed: 0,
  replan: 0,
  'left-out': 0,
  nothing: 0,
};

export async function planItems(
  db: Database,
  runId: string,
  from: number,
  limit: number,
): Promise<PlanItem[]> {
  const rows = await db.planRows
    .where('[runId+index]')
    .between(...spanAfter([runId], from - 1))
    .limit(limit)
    .toArray();
  return rows.map((row) => row.item);
}

export function planRow(db: Database, runId: string, index: number): PromiseLike<PlanRow | undefined> {
  return db.planRows.get([runId, index]);
}

export function nextRows(
  db: Database,
  runId: string,
  state: ItemState,
  limit: number,
  after?: number,
): PromiseLike<PlanRow[]> {
  const bounds = after === undefined ? span(runId, state) : spanAfter([runId, state], after);
  return db.planRows
    .where('[runId+state+index]')
    .between(...bounds)
    .limit(limit)
    .toArray();
}

/** @throws SyncError run-lost if the plan was removed meanwhile. */
export async function setRow(
  db: Database,
  runId: string,
  index: number,
  state: ItemState,
  failure: Failure | null,
): Promise<void> {
  await db.transaction('rw', db.planRows, async () => {
    const row = await db.planRows.get([runId, index]);
    if (!row) throw new SyncError('run-lost', { runId, index });
    await db.planRows.put({ ...row, state, failure });
  });
}

export async function countRows(db: Database, runId: string): Promise<Readonly<Record<ItemState, number>>> {
  const counts = { ...noRows };
  for (const state of Object.keys(counts) as ItemState[]) {
    counts[state] = await db.planRows
      .where('[runId+state+index]')
      .between(...span(runId, state))
      .count();
  }
  return counts;
}
