/** Works out the match keys of a whole mirror anew, after the account's default country changed. Content and versions stay as they are. */
import type { Contact } from '../contact/contact.ts';
import { type Database, span } from './database.ts';
import { guarded } from './failure.ts';
import { lookupOf } from './mirror.ts';

export async function rekey(
  db: Database,
  accountId: string,
  keysOf: (contact: Contact) => readonly string[],
): Promise<void> {
  await guarded(() =>
    db.records
      .where('[accountId+id]')
      .between(...span(accountId))
      .modify((row) => {
        const keys = keysOf(row.contact);
        Object.assign(row, { keys, lookup: lookupOf(accountId, keys) });
      }),
  );
}
