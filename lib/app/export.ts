/** An account's contacts as a file to keep, from the mirror: nothing is asked of the service. */
import type { Field } from '../contact/contact.ts';
import { writeCards } from '../services/files/write-cards.ts';
import { writeCsv } from '../services/files/write-csv.ts';
import type { Database } from '../store/database.ts';
import { records } from '../store/records.ts';

export type ExportKind = 'csv' | 'vcard';

export interface ExportWords {
  nameOf(field: Field): string;
  /** "Label", for the column beside each number. */
  readonly label: string;
}

export interface ExportedFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
  readonly count: number;
}

/** @param today `YYYY-MM-DD`, for the file's name. Null: no such account. */
export async function exportAccount(
  db: Database,
  accountId: string,
  kind: ExportKind,
  words: ExportWords,
  today: string,
): Promise<ExportedFile | null> {
  const account = await db.accounts.get(accountId);
  if (!account) return null;
  const held = (await records(db, accountId)).filter(
    (record) => !record.isDeleted && record.unreadable === null,
  );
  const name = `${account.name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'contacts'}-${today}`;
  const contacts = held.map(({ contact }) => contact);
  if (kind === 'csv') {
    const text = writeCsv(contacts, account.fields, words.nameOf, words.label);
    return { name: `${name}.csv`, type: 'text/csv;charset=utf-8', text, count: held.length };
  }
  const cards = held.map(({ id, uid, contact }) => ({ uid: uid ?? `${account.service}-${id}`, contact }));
  const text = writeCards(cards, account.fields, words.nameOf);
  return { name: `${name}.vcf`, type: 'text/vcard;charset=utf-8', text, count: held.length };
}
