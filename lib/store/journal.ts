/** The journal as undo reads it: by run, by record, by entry. Writing it: confirm.ts; paging through it: views.ts. */
import type { JournalEntry } from '../engine/ports.ts';
import { rowsByKeys } from './by-keys.ts';
import { type Database, span } from './database.ts';

/** In the order in which they were made. */
export function journalOfRun(db: Database, runId: string): PromiseLike<JournalEntry[]> {
  return db.journal
    .where('[runId+at]')
    .between(...span(runId))
    .toArray();
}

const lot = 1_000;

/** The same some at a time, in no order of meaning, for a page that must go on answering. Ids begin with their run's. */
export async function* walkJournalOfRun(db: Database, runId: string): AsyncGenerator<JournalEntry[]> {
  for (let after = `${runId}/`; ; ) {
    const entries = await db.journal
      .where('id')
      .between(after, `${runId}/\uffff`, false)
      .limit(lot)
      .toArray();
    if (entries.length > 0) yield entries;
    const last = entries.at(-1);
    if (!last || entries.length < lot) return;
    after = last.id;
  }
}

/** Unknown ones are left out. */
export async function journalEntries(db: Database, ids: readonly string[]): Promise<JournalEntry[]> {
  return (await db.journal.bulkGet([...ids])).flatMap((entry) => entry ?? []);
}

/** Of some records of one account, oldest first. */
export async function journalOfRecords(
  db: Database,
  accountId: string,
  recordIds: readonly string[],
): Promise<JournalEntry[]> {
  const keys = recordIds.map((id) => [accountId, id]);
  const entries = await rowsByKeys(db.journal, '[accountId+recordId]', keys);
  return entries.sort((a, b) => a.at - b.at);
}
