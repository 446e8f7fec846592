/** Small things that the whole extension remembers, by key: what was last shown, what was dismissed. Never a credential. */
import type { Database } from './database.ts';

export async function setting(db: Database, key: string): Promise<unknown> {
  return (await db.settings.get(key))?.value;
}

export async function saveSetting(db: Database, key: string, value: unknown): Promise<void> {
  await db.settings.put({ key, value });
}
