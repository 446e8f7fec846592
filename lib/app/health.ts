/** The one state of a connection that a person sees, from what is known of it. */
import type { Connection } from '../engine/ports.ts';
import { settingsFingerprint } from '../engine/settings-fingerprint.ts';
import { SyncError } from '../errors.ts';
import type { Health } from './api.ts';

export function healthOf(connection: Connection, reviews: number): Health {
  const { failure } = connection;
  if (failure?.code === 'bug' || failure?.code === 'storage-broken') return 'broken';
  if (connection.stage === 'stopped') return 'stopped';
  if (failure) return new SyncError(failure.code).reaction === 'ask' ? 'needs-you' : 'waiting';
  if (connection.stage === 'draft' || connection.stage === 'paused') return 'waiting';
  if (connection.approvedSettings !== null && connection.approvedSettings !== settingsFingerprint(connection))
    return 'needs-you';
  return reviews > 0 ? 'needs-you' : 'in-line';
}
