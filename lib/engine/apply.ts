/**
 * Executes a plan row by row: intent → read → compare → write → confirm. Before every write it asks whether it may go on. What a record's
 * error stops is that record; what a side's error stops is this run.
 */
import { SyncError, toSyncError } from '../errors.ts';
import { isWriting } from '../sync/counts.ts';
import { executeTogether, groupAhead } from './apply-batch.ts';
import { memoryRows } from './apply-memory.ts';
import { timeFor } from './cost.ts';
import type { Outcome, RunContext } from './engine.ts';
import { executeRow } from './execute-row.ts';
import { finishRun } from './finish.ts';
import type { PlanRow } from './ports.ts';
import { requestsSoFar } from './pull.ts';
import { recoverCreates } from './recover.ts';
import { noteFailure, settleRecordError } from './row-errors.ts';
import { settingsFingerprint } from './settings-fingerprint.ts';

const memoryRowsAtOnce = 250;

export async function applyRun(context: RunContext): Promise<Outcome | null> {
  const { memory, run, surroundings } = context;
  const retryAt = await recoverCreates(context);
  const progress = new ProgressReport(context);
  const ahead = new RowsAhead(context);
  for (;;) {
    const rows = await ahead.next();
    if (rows.length === 0) break;
    const quiet = rows.filter((row) => !isWriting(row.item));
    if (quiet.length > 0) {
      if (!(await mayWrite(context))) return progress.pause();
      await memory.confirmAll(await memoryRows(context, quiet));
      await progress.show(quiet);
      // Those that write come again, now first.
      ahead.goBackTo(quiet.length < rows.length ? rows[0] : undefined);
      continue;
    }
    for (let rest: readonly PlanRow[] = rows; rest.length > 0; ) {
      if (!(await mayWrite(context))) return progress.pause();
      const group = groupAhead(context, rest);
      rest = rest.slice(group.length);
      const isUnsure = await applyGroup(context, group);
      if (isUnsure === 'paused') return progress.pause();
      await progress.show(group);
      // Nobody knows whether the service is still there: look the record up first, before the next create goes the same way.
      if (isUnsure) return { kind: 'later', at: surroundings.now() + 1_000 };
    }
  }
  const waiting = await memory.nextRows(run.id, 'waiting', 1);
  if (waiting.length > 0) return { kind: 'later', at: retryAt ?? surroundings.now() + 10_000 };
  return finishRun(context);
}

/** Asked before every write: the lock is still ours, the run was not cancelled, and the rules are those that the plan was made with. */
async function mayWrite(context: RunContext): Promise<boolean> {
  const { memory, run, surroundings } = context;
  if (!surroundings.mayGoOn()) return false;
  const [now, connection] = await Promise.all([memory.run(run.id), memory.connection(run.connectionId)]);
  if (now?.phase !== 'apply' || !connection) throw new SyncError('run-lost', { reason: 'cancelled' });
  if (settingsFingerprint(connection) !== run.settingsFingerprint)
    throw new SyncError('run-lost', { reason: 'settings' });
  return true;
}

async function applyGroup(context: RunContext, group: readonly PlanRow[]): Promise<boolean | 'paused'> {
  const [only] = group;
  if (only && group.length === 1) return applyRow(context, only);
  const beforeWrite = async () => {
    if (!(await mayWrite(context))) throw new SliceOver();
  };
  try {
    return await executeTogether(context, group, beforeWrite, applyRow);
  } catch (thrown) {
    if (thrown instanceof SliceOver) return 'paused';
    throw thrown;
  }
}

/** Told to rows that were about to write: nothing was sent for them. */
class SliceOver extends SyncError {
  constructor() {
    super('run-lost', { reason: 'slice' });
  }
}

/** @returns true if a create was sent and nobody knows what became of it. */
async function applyRow(context: RunContext, row: PlanRow): Promise<boolean> {
  try {
    const confirmation = await executeRow(context, row);
    await context.memory.confirm(confirmation);
    return false;
  } catch (thrown) {
    const error = toSyncError(thrown);
    // A record that our own code stumbles over must not hold up the others; it is shown with its reason.
    if (error.code === 'bug') await noteFailure(context, row, error);
    else if (error.scope !== 'record') throw error;
    else await settleRecordError(context, row, error);
    return error.code === 'write-unknown';
  }
}

/**
 * The rows that are still to be done, some at a time. It goes on behind the last ones, for what is done leaves its place in the index
 * behind, and stepping over 100,000 such places anew for each lot would take longer than the work; the last look is at everything.
 */
class RowsAhead {
  private after: number | undefined;
  private readonly context: RunContext;

  constructor(context: RunContext) {
    this.context = context;
  }

  async next(): Promise<readonly PlanRow[]> {
    const { memory, run } = this.context;
    const from = this.after;
    const rows = await memory.nextRows(run.id, 'todo', memoryRowsAtOnce, from);
    this.after = rows.at(-1)?.index;
    return rows.length === 0 && from !== undefined ? this.next() : rows;
  }

  goBackTo(row: PlanRow | undefined): void {
    if (row) this.after = row.index - 1;
  }
}

/** Tells pages how far the run is, at most twice a second. It adds up what came of each row: counting them all takes seconds. */
class ProgressReport {
  private shownAt = 0;
  private done: number;
  private failed: number;
  private readonly context: RunContext;

  constructor(context: RunContext) {
    this.context = context;
    this.done = context.run.done;
    this.failed = context.run.failed;
  }

  /** @param rows that were just executed */
  async show(rows: readonly PlanRow[]): Promise<void> {
    const { memory, run, surroundings } = this.context;
    for (const row of rows) {
      const state = isWriting(row.item) ? (await memory.planRow(run.id, row.index))?.state : 'done';
      if (state === 'failed') this.failed += 1;
      if (state === 'done' || state === 'failed' || state === 'replan') this.done += 1;
    }
    if (surroundings.now() - this.shownAt < 500) return;
    this.shownAt = surroundings.now();
    await this.tell();
  }

  /** Told once more, unless somebody else has gone on with the run meanwhile. */
  async pause(): Promise<Outcome> {
    const { memory, run } = this.context;
    if ((await memory.run(run.id))?.phase === 'apply') await this.tell();
    return { kind: 'paused' };
  }

  /** A death between a row and the next report leaves it out of the figures until the run is over, when all are counted. */
  async tell(): Promise<void> {
    const { memory, run } = this.context;
    const done = Math.min(this.done, run.total);
    const share = run.total === 0 ? 0 : (run.total - done) / run.total;
    await memory.updateRun(run.id, {
      done,
      failed: this.failed,
      timeLeftMs: Math.round(timeFor(this.context, run.cost) * share),
      requests: requestsSoFar(this.context),
    });
  }
}
