/** Connections: which two accounts, with which settings, and when they run next. */
import type { Connection } from '../engine/ports.ts';
import { SyncError } from '../errors.ts';
import type { Database } from './database.ts';

export function connection(db: Database, id: string): PromiseLike<Connection | undefined> {
  return db.connections.get(id);
}

/** Without those in which an account's mends run: both of their sides are that account. */
export async function connections(db: Database): Promise<Connection[]> {
  const all = (await db.connections.toArray()).filter((one) => one.left !== one.right);
  return all.sort((a, b) => a.createdAt - b.createdAt);
}

/** @throws SyncError run-lost if it was removed meanwhile. */
export async function updateConnection(db: Database, id: string, change: Partial<Connection>): Promise<void> {
  await db.transaction('rw', db.connections, async () => {
    const old = await db.connections.get(id);
    if (!old) throw new SyncError('run-lost', { connectionId: id });
    await db.connections.put({ ...old, ...change });
  });
}
