/** Files of contacts that people picked, kept as text for as long as their account is. */
import type { StoredFile } from '../services/contract.ts';
import type { Database } from './database.ts';
import { guarded } from './failure.ts';

export async function storedFile(db: Database, id: string): Promise<StoredFile | null> {
  return (await guarded(() => db.files.get(id))) ?? null;
}

/** Without reading its text. */
export async function hasFile(db: Database, id: string): Promise<boolean> {
  return (await guarded(() => db.files.where('id').equals(id).count())) > 0;
}

/** The file that an account was imported from, to show its columns again. */
export async function fileOfAccount(db: Database, accountId: string): Promise<StoredFile | null> {
  return (await db.files.where('accountId').equals(accountId).first()) ?? null;
}

/** Before its account is there. @throws SyncError storage-full */
export async function keepFile(db: Database, file: StoredFile): Promise<void> {
  await guarded(() => db.files.put({ ...file, accountId: '' }));
}

/** From now on this is the account's file; the one before it goes. */
export async function giveFile(db: Database, id: string, accountId: string): Promise<void> {
  await guarded(() =>
    db.transaction('rw', db.files, async () => {
      const older = await db.files.where('accountId').equals(accountId).primaryKeys();
      await db.files.bulkDelete(older.filter((key) => key !== id));
      await db.files.update(id, { accountId });
    }),
  );
}

export async function dropFile(db: Database, id: string): Promise<void> {
  await guarded(() => db.files.delete(id));
}
