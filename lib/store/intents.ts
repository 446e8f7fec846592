/** Writes that were written down before they were sent. */
import type { Intent } from '../engine/ports.ts';
import { SyncError } from '../errors.ts';
import type { Database } from './database.ts';

/** In the order in which they were written down. */
export function openIntents(db: Database, connectionId: string): PromiseLike<Intent[]> {
  return db.intents.where('connectionId').equals(connectionId).sortBy('writtenAt');
}

/** Also stores that it was sent. @throws SyncError run-lost if the connection was removed: then nothing may be sent for it. */
export async function writeIntent(db: Database, intent: Intent): Promise<void> {
  await db.transaction('rw', db.connections, db.intents, async () => {
    if (!(await db.connections.get(intent.connectionId))) {
      throw new SyncError('run-lost', { connectionId: intent.connectionId });
    }
    await db.intents.put(intent);
  });
}

export async function dropIntent(db: Database, id: string): Promise<void> {
  await db.intents.delete(id);
}
