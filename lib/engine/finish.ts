/** How a run ends, and when the next one is due. */
import type { SyncError } from '../errors.ts';
import { noteAtAccount } from './account-failure.ts';
import type { EngineParts, Outcome, RunContext } from './engine.ts';
import type { Connection, Failure, ItemState, Run } from './ports.ts';
import { requestsSoFar } from './pull.ts';
import { failureOf } from './row-errors.ts';

const minute = 60_000;
/** After failures in a row the next try comes later and later, up to an hour. */
const longestWaitMs = 60 * minute;
/** What was planned anew, and what the service refused, is looked at again soon. */
const soonMs = minute;
const runsKept = 20;

export async function finishRun(context: RunContext): Promise<Outcome> {
  const { memory, run, connection, surroundings } = context;
  const now = surroundings.now();
  const states = await memory.countRows(run.id);
  // An undo or a mend says nothing of how the connection stands: what it has changed is looked at by the next sync.
  if (run.request) return endRun(context, states);
  const isPilot = run.limit !== null;
  const isPartOnly = states['left-out'] > 0;
  const hasMore = states.replan > 0 || states.failed > 0 || isPartOnly;
  const interval = connection.intervalMinutes * minute;
  await memory.updateConnection(connection.id, {
    lastRunAt: now,
    failure: null,
    failures: 0,
    nextRunAt: isPilot ? null : now + (hasMore ? Math.min(soonMs, interval) : interval),
    // A pilot is a try: the connection has not started, and the whole is looked at again.
    // What the approved plan did not show is not settled: the next run looks at everything again.
    ...(isPilot || isPartOnly ? {} : { settled: run.seq }),
    ...(isPilot || connection.stage === 'paused' ? {} : { stage: 'running' as const }),
  });
  if (run.total === 0 && run.trigger === 'timer') {
    await memory.dropRun(run.id);
    return { kind: 'over' };
  }
  return endRun(context, states);
}

async function endRun(context: RunContext, states: Readonly<Record<ItemState, number>>): Promise<Outcome> {
  const { memory, run, connection, surroundings } = context;
  await memory.updateRun(run.id, {
    phase: 'done',
    endedAt: surroundings.now(),
    timeLeftMs: 0,
    requests: requestsSoFar(context),
    done: run.carried + states.done + states.failed + states.replan,
    failed: states.failed,
  });
  await memory.pruneRuns(connection.id, runsKept);
  return { kind: 'over' };
}

/** A side's error stops this run and plans the next; a connection's error needs a person; a lost run stops without a word. */
export async function endWithFailure(
  parts: EngineParts,
  run: Run,
  connection: Connection,
  error: SyncError,
): Promise<Outcome> {
  const { memory, surroundings } = parts;
  const now = surroundings.now();
  if (error.code === 'rate-limited') return { kind: 'later', at: Math.max(error.retryAt ?? 0, now + 1_000) };
  if (error.code === 'run-lost') {
    const latest = await memory.run(run.id);
    if (latest && latest.phase !== 'cancelled')
      await memory.updateRun(run.id, { phase: 'cancelled', endedAt: now });
    return { kind: 'over' };
  }
  const failure: Failure = failureOf(error, null);
  const failures = connection.failures + 1;
  const wait =
    error.reaction === 'ask'
      ? longestWaitMs
      : Math.min(longestWaitMs, minute * 2 ** Math.min(failures - 1, 6));
  await memory.updateRun(run.id, { phase: 'failed', endedAt: now, failure, timeLeftMs: null });
  if (failure.side && error.reaction === 'ask')
    await noteAtAccount(memory, connection[failure.side], failure);
  if (run.request) return { kind: 'over' };
  await memory.updateConnection(connection.id, {
    failure,
    failures,
    // A connection that never ran is not tried again by itself: its preview is repeated by the person who waits for it.
    nextRunAt:
      connection.stage === 'running' ? Math.max(error.retryAt ?? 0, now + wait) : connection.nextRunAt,
  });
  return { kind: 'over' };
}
