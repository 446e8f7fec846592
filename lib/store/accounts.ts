/** Accounts as the user named them; who was behind the credentials is kept with them, the credentials are not (vault.ts). */
import type { Account } from '../engine/ports.ts';
import { SyncError } from '../errors.ts';
import type { Database } from './database.ts';

export function account(db: Database, id: string): PromiseLike<Account | undefined> {
  return db.accounts.get(id);
}

export async function accounts(db: Database): Promise<Account[]> {
  const all = await db.accounts.toArray();
  return all.sort((a, b) => a.createdAt - b.createdAt);
}

export async function saveAccount(db: Database, one: Account): Promise<void> {
  await db.accounts.put(one);
}

/** @throws SyncError run-lost if it was removed meanwhile: nothing that is gone is brought back by a late answer. */
export async function updateAccount(db: Database, id: string, change: Partial<Account>): Promise<void> {
  await db.transaction('rw', db.accounts, async () => {
    const old = await db.accounts.get(id);
    if (!old) throw new SyncError('run-lost', { accountId: id });
    await db.accounts.put({ ...old, ...change });
  });
}
