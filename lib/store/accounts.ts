/** Accounts as the user named them; who was behind the credentials is kept with them, the credentials are not (vault.ts). */
import type { Account } from '../engine/ports.ts';
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
