/** Tells whether a connection's settings are those that a plan was made with. */
import { fingerprint } from '../contact/fingerprint.ts';
import type { Connection } from './ports.ts';

export function settingsFingerprint(connection: Connection): string {
  return fingerprint([connection.left, connection.right, connection.settings]);
}
