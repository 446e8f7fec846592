/**
 * Keeps what the number check looks up in step with the mirrors: the marks of records, which are worked out anew once our way of reading numbers
 * has changed, and the groups of duplicates. Cheap where nothing changed.
 */
import { indexKeys } from '../contact/index-keys.ts';
import { freshenGroups } from '../engine/duplicates.ts';
import { accounts } from '../store/accounts.ts';
import { rekey } from '../store/rekey.ts';
import { saveSetting, setting } from '../store/settings.ts';
import type { AppParts } from './parts.ts';

/** To be raised whenever the keys of a record change for the same content: another numbering plan, another mark. */
const keysVersion = 3;

export async function keepFindings(parts: AppParts): Promise<void> {
  const all = await accounts(parts.db);
  if ((await setting(parts.db, 'keysVersion')) !== keysVersion) {
    for (const account of all)
      await rekey(parts.db, account.id, (contact) =>
        indexKeys(contact, account.fields, account.defaultCountry),
      );
    await saveSetting(parts.db, 'keysVersion', keysVersion);
  }
  for (const account of all) await freshenGroups(parts.memory, account, account.fields);
}
