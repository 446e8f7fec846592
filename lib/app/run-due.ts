/**
 * What the background does whenever it wakes: carries open runs on and begins those that are due, one at a time per browser. It works in
 * slices; between two it arranges to be woken, so that a death at any moment only means that the next alarm goes on.
 */
import { advance, type Outcome } from '../engine/engine.ts';
import type { Connection, Run } from '../engine/ports.ts';
import { settingsFingerprint } from '../engine/settings-fingerprint.ts';
import { toSyncError } from '../errors.ts';
import { keepFindings } from './keep-findings.ts';
import { newRun } from './new-run.ts';
import type { AppParts } from './parts.ts';
import { sideFor } from './sides.ts';

/** Less than the 30 s after which a browser takes a quiet worker away; asking for the next alarm counts as being awake. */
const sliceMs = 20_000;
/** If this worker dies, the alarm goes on with the run. */
const continueMs = 30_000;
const lockName = 'lineup-run';

/** @returns when the lock is free and nothing is to be done at once. Another worker or page at work: returns at once. */
export async function runDue(parts: AppParts): Promise<void> {
  await parts.withLock(lockName, async (isHeld) => {
    const waits = new Map<string, number>();
    while (isHeld()) {
      const run = await nextRun(parts, waits);
      if (!run) {
        await keepFindings(parts);
        const soonest = Math.min(...waits.values());
        if (!Number.isFinite(soonest)) return;
        if (!(await waitFor(parts, soonest))) return;
        waits.clear();
        continue;
      }
      await parts.wakeAt(parts.now() + continueMs);
      const outcome = await slice(parts, run, isHeld);
      if (outcome.kind === 'later') waits.set(run.id, outcome.at);
      else waits.delete(run.id);
      await parts.announce();
    }
  });
}

async function slice(parts: AppParts, run: Run, isHeld: () => boolean): Promise<Outcome> {
  const until = parts.now() + sliceMs;
  const surroundings = {
    now: parts.now,
    newId: parts.newId,
    sleep: parts.sleep,
    mayGoOn: () => isHeld() && parts.now() < until,
  };
  try {
    return await advance({ memory: parts.memory, surroundings, side: (id) => sideFor(parts, id) }, run.id);
  } catch (thrown) {
    // The engine itself could not go on (storage, a bug): the run is marked, so that it does not come back for ever.
    const error = toSyncError(thrown);
    const failure = { code: error.code, detail: error.detail, side: null };
    await parts.memory.updateRun(run.id, { phase: 'failed', endedAt: parts.now(), failure });
    await parts.memory.updateConnection(run.connectionId, { failure, nextRunAt: parts.now() + 10 * 60_000 });
    return { kind: 'over' };
  }
}

/**
 * Open runs first, those that a person waits for before all; then the connection that has been due longest. While an undo or a mend is open,
 * no sync of its accounts goes on: it would see half of it.
 */
async function nextRun(parts: AppParts, waits: ReadonlyMap<string, number>): Promise<Run | null> {
  const now = parts.now();
  const connections = await parts.memory.connections();
  const open = await parts.memory.openRuns();
  const held = await heldAccounts(parts, open);
  const isHeld = ({ left, right }: Connection) => held.has(left) || held.has(right);
  const heldConnections = new Set(connections.filter(isHeld).map((one) => one.id));
  const ready = open.filter(
    (run) =>
      (waits.get(run.id) ?? 0) <= now &&
      (run.request !== undefined || !heldConnections.has(run.connectionId)),
  );
  const rank = (run: Run) => (run.request && run.mode === 'sync' ? 0 : run.mode === 'preview' ? 1 : 2);
  ready.sort((a, b) => rank(a) - rank(b) || a.startedAt - b.startedAt);
  if (ready[0]) return ready[0];
  const busy = new Set([...open.map((run) => run.connectionId), ...heldConnections]);
  const due = connections
    .filter((connection) => !busy.has(connection.id) && isDue(connection, now))
    .sort((a, b) => (a.nextRunAt ?? 0) - (b.nextRunAt ?? 0))[0];
  if (!due) return null;
  const run = newRun(due, parts.newId(), now, { mode: 'sync', trigger: 'timer' });
  await parts.memory.saveRun(run);
  return run;
}

/** Accounts that an undo or a mend is writing to. */
async function heldAccounts(parts: AppParts, open: readonly Run[]): Promise<Set<string>> {
  const held = new Set<string>();
  for (const run of open) {
    if (!run.request || run.mode !== 'sync') continue;
    const connection = await parts.memory.connection(run.connectionId);
    for (const id of connection ? [connection.left, connection.right] : []) held.add(id);
  }
  return held;
}

export function isDue(connection: Connection, now: number): boolean {
  if (connection.stage !== 'running' || connection.nextRunAt === null) return false;
  // Changed settings wait for a person to see the new preview.
  if (connection.approvedSettings !== null && connection.approvedSettings !== settingsFingerprint(connection))
    return false;
  return connection.nextRunAt <= now;
}

/** Waits here if it is short, or leaves it to the alarm. */
async function waitFor(parts: AppParts, at: number): Promise<boolean> {
  await parts.wakeAt(Math.max(at, parts.now() + 1_000));
  const wait = at - parts.now();
  if (wait > sliceMs) return false;
  await parts.sleep(Math.max(0, wait));
  return true;
}
