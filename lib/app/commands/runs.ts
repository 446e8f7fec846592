/** Previews, and what follows from them. A start executes the plan that was shown; a preview writes to no service. */

import type { Run } from '../../engine/ports.ts';
import { settingsFingerprint } from '../../engine/settings-fingerprint.ts';
import { walkPlan } from '../../engine/walk-plan.ts';
import { SyncError } from '../../errors.ts';
import type { Decision } from '../../sync/plan.types.ts';
import { newRun } from '../new-run.ts';
import type { AppParts } from '../parts.ts';
import { cancelOpenRun, connectionOf } from './connections.ts';
import type { Handler } from './handlers.ts';

export function runCommands(parts: AppParts, kick: () => void) {
  const { memory } = parts;

  const preview: Handler<'connection.preview'> = async ({ connectionId }) => {
    const connection = await connectionOf(parts, connectionId);
    await cancelOpenRun(parts, connectionId);
    const run = newRun(connection, parts.newId(), parts.now(), { mode: 'preview', trigger: 'user' });
    await memory.saveRun(run);
    kick();
    return { runId: run.id };
  };

  const start: Handler<'connection.start'> = async ({ runId, limit }) => {
    const shown = await runOf(parts, runId);
    if (shown.phase !== 'ready')
      throw new SyncError('settings-invalid', { field: 'preview', phase: shown.phase });
    const run = shown.request ? await beginEdits(parts, shown, limit) : await begin(parts, shown, limit);
    kick();
    return { runId: run.id };
  };

  const leaveOut: Handler<'preview.leaveOut'> = async ({ runId, keys, out }) => {
    const run = await runOf(parts, runId);
    const before = new Set(run.leftOut);
    for (const key of keys) out ? before.add(key) : before.delete(key);
    await memory.updateRun(runId, { leftOut: [...before] });
    return null;
  };

  const cancel: Handler<'run.cancel'> = async ({ runId }) => {
    const run = await runOf(parts, runId);
    if (run.phase === 'pull' || run.phase === 'plan' || run.phase === 'apply') {
      await memory.updateRun(runId, { phase: 'cancelled', endedAt: parts.now() });
      const connection = await memory.connection(run.connectionId);
      if (connection?.stage === 'running' && run.mode === 'sync' && !run.request) {
        await memory.updateConnection(connection.id, { stage: 'paused', nextRunAt: null });
      }
    }
    return null;
  };

  const release: Handler<'run.release'> = async ({ runId, goOn }) => {
    const braked = await runOf(parts, runId);
    if (braked.phase !== 'braked')
      throw new SyncError('settings-invalid', { field: 'run', phase: braked.phase });
    if (goOn) await begin(parts, braked, null);
    else await memory.updateConnection(braked.connectionId, { stage: 'paused', nextRunAt: null });
    await memory.updateRun(runId, { phase: 'cancelled' });
    kick();
    return null;
  };

  return {
    'connection.preview': preview,
    'connection.start': start,
    'preview.leaveOut': leaveOut,
    'run.cancel': cancel,
    'run.release': release,
  };
}

async function begin(parts: AppParts, shown: Run, limit: number | null): Promise<Run> {
  const { memory } = parts;
  const connection = await connectionOf(parts, shown.connectionId);
  if (shown.settingsFingerprint !== settingsFingerprint(connection)) throw new SyncError('rules-changed', {});
  await cancelOpenRun(parts, connection.id);
  await rememberLeftOut(parts, shown);
  const run = newRun(connection, parts.newId(), parts.now(), {
    mode: 'sync',
    trigger: limit === null ? 'user' : 'pilot',
    approvedRun: shown.id,
    limit,
    scope: shown.scope,
  });
  await memory.saveRun(run);
  if (limit === null)
    await memory.updateConnection(connection.id, { stage: 'running', failure: null, failures: 0 });
  return run;
}

/**
 * An undo or a mend as it was shown, without what was taken out. It says nothing about whether the connection runs; a sync that is under way is
 * ended, because its plan is of before.
 */
async function beginEdits(parts: AppParts, shown: Run, limit: number | null): Promise<Run> {
  const connection = await connectionOf(parts, shown.connectionId);
  await cancelOpenRun(parts, connection.id);
  const run = newRun(connection, parts.newId(), parts.now(), {
    mode: 'sync',
    trigger: limit === null ? 'user' : 'pilot',
    approvedRun: shown.id,
    limit,
    ...(shown.request ? { request: shown.request } : {}),
  });
  await parts.memory.saveRun(run);
  return run;
}

/** What the user took out of a preview stays out of the connection, until it is put in again. */
async function rememberLeftOut(parts: AppParts, shown: Run): Promise<void> {
  if (shown.leftOut.length === 0) return;
  const keys = new Set(shown.leftOut);
  const decisions: Decision[] = [];
  for await (const some of walkPlan(parts.memory, shown.id))
    for (const { key, records } of some)
      if (keys.has(key))
        decisions.push({
          id: `leave-out/${shown.connectionId}/${key}`,
          connectionId: shown.connectionId,
          kind: 'leave-out',
          records,
        });
  await parts.db.decisions.bulkPut(decisions);
}

async function runOf(parts: AppParts, runId: string): Promise<Run> {
  const run = await parts.memory.run(runId);
  if (!run) throw new SyncError('settings-invalid', { run: runId });
  return run;
}
