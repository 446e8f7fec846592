/** Findings that the user has set aside for ever, by their keys. */
import { type Database, span } from './database.ts';

export async function ignored(db: Database, accountId: string): Promise<ReadonlySet<string>> {
  const keys = await db.ignored
    .where('[accountId+key]')
    .between(...span(accountId))
    .primaryKeys();
  return new Set(keys.map(([, key]) => key));
}

export async function setIgnored(
  db: Database,
  accountId: string,
  key: string,
  isIgnored: boolean,
): Promise<void> {
  if (isIgnored) await db.ignored.put({ accountId, key });
  else await db.ignored.delete([accountId, key]);
}
