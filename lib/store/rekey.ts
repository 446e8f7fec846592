/**
 * Works out the keys of a whole mirror anew, after the account's default country or our way of reading numbers changed. Content and versions
 * stay as they are; the groups of duplicates are then found anew.
 */
import type { Contact } from '../contact/contact.ts';
import { type Database, span } from './database.ts';
import { guarded } from './failure.ts';
import { lookupOfRow, sorted } from './mirror.ts';

export async function rekey(
  db: Database,
  accountId: string,
  keysOf: (contact: Contact) => readonly string[],
): Promise<void> {
  const work = async () => {
    await db.groupStates.delete(accountId);
    await db.records
      .where('[accountId+id]')
      .between(...span(accountId))
      .modify((row) => {
        const next = { ...row, ...sorted(keysOf(row.contact)) };
        Object.assign(row, next, { lookup: lookupOfRow(next) });
      });
  };
  await guarded(() => db.transaction('rw', db.records, db.groupStates, work));
}
