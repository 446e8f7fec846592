/** Making, changing, pausing and removing connections. Nothing here writes to a service. */

import { isOver } from '../../engine/engine.ts';
import type { Account, Connection } from '../../engine/ports.ts';
import { settingsFingerprint } from '../../engine/settings-fingerprint.ts';
import { SyncError } from '../../errors.ts';
import { defaultMapping } from '../../rules/mapping.ts';
import type { ConnectionSettings } from '../../rules/settings.ts';
import { validateMapping } from '../../rules/validate-mapping.ts';
import { removeConnection } from '../../store/removal.ts';
import { newConnection } from '../new-connection.ts';
import { newRun } from '../new-run.ts';
import type { AppParts } from '../parts.ts';
import { serviceNamed } from '../sides.ts';
import type { Handler } from './handlers.ts';

const defaultIntervalMinutes = 5;
const dayMinutes = 24 * 60;

export function connectionCommands(parts: AppParts, kick: () => void) {
  const { memory } = parts;

  const draft: Handler<'connection.draft'> = async ({ left, right }) => {
    if (left === right) throw new SyncError('settings-invalid', { field: 'accounts' });
    const same = (await memory.connections()).find((one) => one.left === left && one.right === right);
    if (same) return { connectionId: same.id, isDraft: same.stage === 'draft' };
    const [onLeft, onRight] = await Promise.all([memory.account(left), memory.account(right)]);
    if (!onLeft || !onRight) throw new SyncError('settings-invalid', { field: 'accounts' });
    const connection = newConnection(onLeft, onRight, parts.now(), {
      id: parts.newId(),
      name: `${onLeft.name} – ${onRight.name}`,
      intervalMinutes: defaultIntervalMinutes,
      direction: isReadOnly(parts, onRight) ? 'to-left' : 'both',
      mapping: defaultMapping(onLeft.fields, onRight.fields),
    });
    await parts.db.connections.put(connection);
    return { connectionId: connection.id, isDraft: true };
  };

  const change: Handler<'connection.change'> = async ({ connectionId, name, settings, intervalMinutes }) => {
    const connection = await connectionOf(parts, connectionId);
    const right = await memory.account(connection.right);
    if (settings && settings.direction !== 'to-left' && right && isReadOnly(parts, right))
      throw new SyncError('settings-invalid', { field: 'direction' });
    if (intervalMinutes !== undefined && !(intervalMinutes >= 1 && intervalMinutes <= dayMinutes)) {
      throw new SyncError('settings-invalid', { field: 'intervalMinutes' });
    }
    if (settings) checkMapping(connection, settings, await memory.account(connection.left), right);
    await memory.updateConnection(connectionId, {
      name: name?.trim() || connection.name,
      ...(settings ? { settings } : {}),
      ...(intervalMinutes ? { intervalMinutes } : {}),
      ...(intervalMinutes && connection.nextRunAt !== null
        ? { nextRunAt: Math.min(connection.nextRunAt, parts.now() + intervalMinutes * 60_000) }
        : {}),
    });
    return null;
  };

  const syncNow: Handler<'connection.syncNow'> = async ({ connectionId }) => {
    const connection = await connectionOf(parts, connectionId);
    if (connection.stage !== 'running')
      throw new SyncError('settings-invalid', { field: 'stage', stage: connection.stage });
    if (
      connection.approvedSettings !== settingsFingerprint(connection) &&
      connection.approvedSettings !== null
    ) {
      throw new SyncError('rules-changed', {});
    }
    // A run of its own, kept in the history even if it finds nothing: the person wants to see that it looked.
    if (!(await memory.openRun(connectionId))) {
      await memory.saveRun(newRun(connection, parts.newId(), parts.now(), { mode: 'sync', trigger: 'user' }));
    }
    kick();
    return null;
  };

  const pause: Handler<'connection.pause'> = async ({ connectionId, paused }) => {
    const connection = await connectionOf(parts, connectionId);
    if (paused) {
      await cancelOpenRun(parts, connectionId);
      await memory.updateConnection(connectionId, { stage: 'paused', nextRunAt: null });
    } else if (connection.stage === 'paused') {
      await memory.updateConnection(connectionId, { stage: 'running', nextRunAt: parts.now() });
      kick();
    }
    return null;
  };

  const remove: Handler<'connection.remove'> = async ({ connectionId }) => {
    await cancelOpenRun(parts, connectionId);
    await removeConnection(parts.db, connectionId);
    return null;
  };

  return {
    'connection.draft': draft,
    'connection.change': change,
    'connection.syncNow': syncNow,
    'connection.pause': pause,
    'connection.remove': remove,
  };
}

/** Nothing can be written to such an account (a file): connections lead away from it. */
function isReadOnly(parts: AppParts, account: Account): boolean {
  return serviceNamed(parts, account.service).isReadOnly ?? false;
}

/** A mapping that is changed must be sound; one whose fields are gone since may stay until somebody mends it. @throws SyncError settings-invalid */
function checkMapping(
  connection: Connection,
  settings: ConnectionSettings,
  left: Account | undefined,
  right: Account | undefined,
): void {
  if (!left || !right || JSON.stringify(settings.mapping) === JSON.stringify(connection.settings.mapping))
    return;
  const [fault] = validateMapping(settings.mapping, { left: left.fields, right: right.fields });
  if (fault)
    throw new SyncError('settings-invalid', {
      field: 'mapping',
      row: fault.row,
      reason: fault.reason,
      ...(fault.field === undefined ? {} : { mapped: fault.field }),
    });
}

export async function connectionOf(parts: AppParts, connectionId: string): Promise<Connection> {
  const connection = await parts.memory.connection(connectionId);
  if (!connection) throw new SyncError('settings-invalid', { connection: connectionId });
  return connection;
}

/** A run under way stops before its next write; what it wrote is known and stays. */
export async function cancelOpenRun(parts: AppParts, connectionId: string): Promise<void> {
  const run = await parts.memory.openRun(connectionId);
  if (run && !isOver(run)) await parts.memory.updateRun(run.id, { phase: 'cancelled', endedAt: parts.now() });
}
