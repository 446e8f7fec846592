/** Runs and how far they are. */
import type { Run, RunPhase } from '../engine/ports.ts';
import { SyncError } from '../errors.ts';
import { type Database, span } from './database.ts';
import type { RunRow } from './rows.types.ts';
import { countJournal } from './tally.ts';

export async function run(db: Database, id: string): Promise<Run | undefined> {
  const row = await db.runs.get(id);
  return row && toRun(row);
}

export async function openRun(db: Database, connectionId: string): Promise<Run | undefined> {
  const open = await db.runs.where('openFor').equals(connectionId).sortBy('startedAt');
  const row = open.at(-1);
  return row && toRun(row);
}

/** Of all connections, and of accounts' mends; oldest first. */
export async function openRuns(db: Database): Promise<Run[]> {
  const rows = await db.runs.where('openFor').above('').sortBy('startedAt');
  return rows.map(toRun);
}

/** Newest first; undos and mends too. */
export async function runs(db: Database, connectionId: string, limit: number): Promise<Run[]> {
  const rows = await db.runs
    .where('[connectionId+startedAt]')
    .between(...span(connectionId))
    .reverse()
    .limit(limit)
    .toArray();
  return rows.map(toRun);
}

export async function newestRun(
  db: Database,
  connectionId: string,
  mode: Run['mode'],
): Promise<Run | undefined> {
  const row = await db.runs
    .where('[connectionId+mode+startedAt]')
    .between(...span(connectionId, mode))
    .filter(isSync)
    .last();
  return row && toRun(row);
}

/** The newest sync that is over, however it ended. */
export async function newestEndedRun(db: Database, connectionId: string): Promise<Run | undefined> {
  const row = await db.runs
    .where('[connectionId+mode+startedAt]')
    .between(...span(connectionId, 'sync'))
    .reverse()
    .filter((one) => one.openFor === undefined && isSync(one))
    .first();
  return row && toRun(row);
}

/** An undo or a mend says nothing of how the connection stands. */
function isSync(row: RunRow): boolean {
  return (row.purpose ?? 'sync') === 'sync';
}

export async function saveRun(db: Database, one: Run): Promise<void> {
  await db.transaction('rw', db.runs, async () => {
    await db.runs.put(toRow(one, await db.runs.get(one.id)));
  });
}

/** @throws SyncError run-lost if it was removed meanwhile, with its connection. */
export async function updateRun(db: Database, id: string, change: Partial<Run>): Promise<void> {
  // Nothing is written to the journal of a run that is done. One that was stopped may still have a write under way.
  const tally = change.phase === 'done' ? await countJournal(db, id) : undefined;
  await db.transaction('rw', db.runs, async () => {
    await changeRun(db, id, change);
    if (tally) await db.runs.update(id, { tally });
  });
}

/** Within a transaction on `runs`. */
export async function changeRun(db: Database, id: string, change: Partial<Run>): Promise<void> {
  const old = await db.runs.get(id);
  if (!old) throw new SyncError('run-lost', { runId: id });
  await db.runs.put(toRow({ ...toRun(old), ...change }, old));
}

function isUnderWay(phase: RunPhase): boolean {
  return phase === 'pull' || phase === 'plan' || phase === 'apply';
}

function toRow(one: Run, old: RunRow | undefined): RunRow {
  return {
    ...one,
    ...(isUnderWay(one.phase) ? { openFor: one.connectionId } : {}),
    ...(old?.rowsFor === undefined ? {} : { rowsFor: old.rowsFor }),
    ...(old?.tally === undefined ? {} : { tally: old.tally }),
  };
}

function toRun(row: RunRow): Run {
  const { openFor: _openFor, rowsFor: _rowsFor, tally: _tally, ...one } = row;
  return one;
}
