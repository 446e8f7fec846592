/**
 * Executes a plan row by row: intent → read → compare → write → confirm. Before every write it asks whether it may go on. What a record's
 * error stops is that record; what a side's error stops is this run.
 */
import { SyncError, toSyncError } from '../errors.ts';
import { isWriting } from '../sync/counts.ts';
import { executeTogether, groupAhead } from './apply-batch.ts';
import { applyCreate } from './apply-create.ts';
import { applyDelete } from './apply-delete.ts';
import { applyEdit } from './apply-edit.ts';
import { memoryOnly } from './apply-memory.ts';
import { applyPair } from './apply-pair.ts';
import { timeFor } from './cost.ts';
import type { Outcome, RunContext } from './engine.ts';
import { finishRun } from './finish.ts';
import { type Confirmation, emptyConfirmation, type PlanRow } from './ports.ts';
import { requestsSoFar } from './pull.ts';
import { recoverCreates } from './recover.ts';
import { noteFailure, settleRecordError } from './row-errors.ts';
import { settingsFingerprint } from './settings-fingerprint.ts';

const memoryRowsAtOnce = 250;

export async function applyRun(context: RunContext): Promise<Outcome | null> {
  const { memory, run, surroundings } = context;
  const retryAt = await recoverCreates(context);
  const progress = new ProgressReport(context);
  for (;;) {
    const rows = await memory.nextRows(run.id, 'todo', memoryRowsAtOnce);
    if (rows.length === 0) break;
    const quiet = rows.filter((row) => !isWriting(row.item));
    if (quiet.length > 0) {
      if (!(await mayWrite(context))) return { kind: 'paused' };
      await memory.confirmAll(await Promise.all(quiet.map((row) => memoryOnly(context, row))));
      await progress.show();
      continue;
    }
    for (let rest: readonly PlanRow[] = rows; rest.length > 0; ) {
      if (!(await mayWrite(context))) return { kind: 'paused' };
      const group = groupAhead(context, rest);
      rest = rest.slice(group.length);
      const isUnsure = await applyGroup(context, group);
      if (isUnsure === 'paused') return { kind: 'paused' };
      await progress.show();
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

async function executeRow(context: RunContext, row: PlanRow): Promise<Confirmation> {
  const { item } = row;
  switch (item.kind) {
    case 'pair':
      return applyPair(context, row, item);
    case 'create':
      return applyCreate(context, row, item);
    case 'delete':
      return applyDelete(context, row, item);
    case 'edit':
      return applyEdit(context, row, item);
    default:
      return {
        ...emptyConfirmation,
        row: { runId: row.runId, index: row.index, state: 'done', failure: null },
      };
  }
}

/** Tells pages how far the run is, at most twice a second: counting rows costs more than many a write. */
class ProgressReport {
  private shownAt = 0;
  private readonly context: RunContext;

  constructor(context: RunContext) {
    this.context = context;
  }

  async show(): Promise<void> {
    const { memory, run, surroundings } = this.context;
    if (surroundings.now() - this.shownAt < 500) return;
    this.shownAt = surroundings.now();
    const states = await memory.countRows(run.id);
    const done = run.carried + states.done + states.failed + states.replan;
    const share = run.total === 0 ? 0 : Math.max(0, run.total - done) / run.total;
    await memory.updateRun(run.id, {
      done,
      failed: states.failed,
      timeLeftMs: Math.round(timeFor(this.context, run.cost) * share),
      requests: requestsSoFar(this.context),
    });
  }
}
