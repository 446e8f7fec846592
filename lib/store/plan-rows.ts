/** The rows of a run's plan and the state of each. Saving and forgetting a whole plan: plans.ts. */
import type { Failure, ItemState, PlanRow } from '../engine/ports.ts';
import { SyncError } from '../errors.ts';
import type { PlanItem } from '../sync/plan.types.ts';
import { chunks } from './chunks.ts';
import { type Database, span } from './database.ts';
import { filtersOf } from './plan-filters.ts';
import type { StoredPlanRow } from './rows.types.ts';
import { changeRun } from './runs.ts';

const chunkSize = 2_000;
const noRows: Readonly<Record<ItemState, number>> = {
  todo: 0,
  waiting: 0,
  done: 0,
  failed: 0,
  replan: 0,
  'left-out': 0,
  nothing: 0,
};

export async function planItems(db: Database, runId: string): Promise<PlanItem[]> {
  const rows = await db.planRows
    .where('[runId+index]')
    .between(...span(runId))
    .toArray();
  return rows.map((row) => row.item);
}

export async function planRow(db: Database, runId: string, index: number): Promise<PlanRow | undefined> {
  const row = await db.planRows.get([runId, index]);
  return row && toPlanRow(row);
}

export async function nextRows(
  db: Database,
  runId: string,
  state: ItemState,
  limit: number,
): Promise<PlanRow[]> {
  const rows = await db.planRows
    .where('[runId+state+index]')
    .between(...span(runId, state))
    .limit(limit)
    .toArray();
  return rows.map(toPlanRow);
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
    await db.planRows.put(inState(row, state, failure));
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

/** Takes items that wait to be executed out of the plan, or in again; the run remembers their keys. */
export async function leaveOut(
  db: Database,
  runId: string,
  keys: readonly string[],
  isOut: boolean,
): Promise<void> {
  await db.transaction('rw', db.runs, db.planRows, async () => {
    const one = await db.runs.get(runId);
    if (!one) throw new SyncError('run-lost', { runId });
    const [from, to]: [ItemState, ItemState] = isOut ? ['todo', 'left-out'] : ['left-out', 'todo'];
    const leftOut = new Set(one.leftOut);
    for (const some of chunks(keys, chunkSize)) {
      const rows = await db.planRows
        .where('[runId+key]')
        .anyOf(some.map((key) => [runId, key]))
        .toArray();
      const changed = rows.filter((row) => row.state === from).map((row) => inState(row, to, null));
      await db.planRows.bulkPut(changed);
      for (const row of changed) {
        if (isOut) leftOut.add(row.key);
        else leftOut.delete(row.key);
      }
    }
    await changeRun(db, runId, { leftOut: [...leftOut] });
  });
}

export function toPlanRow(row: StoredPlanRow): PlanRow {
  const { runId, index, item, state, failure } = row;
  return { runId, index, item, state, failure };
}

export function newRow(runId: string, index: number, item: PlanItem, state: ItemState): StoredPlanRow {
  return inState({ runId, index, item, state, failure: null, key: item.key, filters: [] }, state, null);
}

export function inState(row: StoredPlanRow, state: ItemState, failure: Failure | null): StoredPlanRow {
  const filters = filtersOf(row.item, state).map((filter) => `${row.runId}|${filter}`);
  return { ...row, state, failure, filters };
}
