/** A run as it begins. */
import type { Connection, Run } from '../engine/ports.ts';
import { settingsFingerprint } from '../engine/settings-fingerprint.ts';

export function newRun(
  connection: Connection,
  id: string,
  now: number,
  what: Pick<Run, 'mode' | 'trigger'> & Partial<Pick<Run, 'approvedRun' | 'limit' | 'scope' | 'request'>>,
): Run {
  const fingerprint = settingsFingerprint(connection);
  const isFirst = connection.settled === null || connection.approvedSettings !== fingerprint;
  return {
    id,
    connectionId: connection.id,
    mode: what.mode,
    purpose: what.request?.kind ?? 'sync',
    ...(what.request ? { request: what.request } : {}),
    trigger: what.trigger,
    phase: 'pull',
    scope: what.scope ?? (isFirst || what.mode === 'preview' ? 'everything' : 'changes'),
    startedAt: now,
    endedAt: null,
    settingsFingerprint: fingerprint,
    seq: null,
    counts: null,
    brakes: [],
    failure: null,
    total: 0,
    done: 0,
    failed: 0,
    pull: { left: null, right: null },
    plannedAt: null,
    carried: 0,
    requests: { left: 0, right: 0 },
    cost: { left: 0, right: 0 },
    timeLeftMs: null,
    limit: what.limit ?? null,
    approvedRun: what.approvedRun ?? null,
    leftOut: [],
  };
}
