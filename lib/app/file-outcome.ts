/** What would come of a file as it is read now: how many contacts, what of them cannot be read, and the first few. In steps, for a page. */
import { type Contact, type Field, textOf, valuesOf } from '../contact/contact.ts';
import { titleOf } from '../contact/person.ts';
import { readPhone } from '../contact/phone.ts';
import { cardFileFields, fieldsOfColumns } from '../services/files/fields.ts';
import { readFileCard } from '../services/files/read-file.ts';
import { contactOfRow } from '../services/files/rows.ts';
import type { FileDraft } from './file-import.ts';

export interface FileOutcome {
  /** In the whole file. */
  readonly records: number;
  /** How many of them, from the beginning, the rest speaks of. */
  readonly lookedAt: number;
  readonly withoutNumber: number;
  /** Numbers that cannot be read. */
  readonly badNumbers: number;
  readonly unreadable: number;
  /** Rows with more cells than headings or a quote that never ends, counted from 1. */
  readonly odd: readonly number[];
  readonly samples: readonly { readonly title: string; readonly contact: Contact }[];
}

const samplesShown = 5;

export function* outcomeOf(draft: FileDraft): Generator<void, FileOutcome> {
  const { table, cards, columns, country } = draft;
  const fields = table ? fieldsOfColumns(table.headings, columns) : cardFileFields;
  const samples: { readonly title: string; readonly contact: Contact }[] = [];
  let [lookedAt, withoutNumber, badNumbers, unreadable] = [0, 0, 0, 0];
  for (const contact of contactsOf(draft)) {
    yield;
    lookedAt += 1;
    if (contact === null) {
      unreadable += 1;
      continue;
    }
    const phones = valuesOf(contact, 'tel');
    if (phones.length === 0) withoutNumber += 1;
    badNumbers += phones.filter(({ value }) => readPhone(value, country).kind !== 'number').length;
    if (samples.length < samplesShown) samples.push({ title: calledAs(contact, fields), contact });
  }
  const records = table?.count ?? cards?.count ?? 0;
  return { records, lookedAt, withoutNumber, badNumbers, unreadable, odd: table?.odd ?? [], samples };
}

/** Of the rows or cards that were kept; null: cannot be read. */
function* contactsOf({ table, cards, columns }: FileDraft): Generator<Contact | null> {
  for (const row of table?.rows ?? []) yield contactOfRow(row, table?.headings ?? [], columns);
  for (const text of cards?.texts ?? []) {
    const card = readFileCard(text);
    if (card.kind === 'contact') yield card.contact;
    if (card.kind === 'broken') yield null;
  }
}

function calledAs(contact: Contact, fields: readonly Field[]): string {
  return titleOf(contact, fields) || textOf(contact, 'full_name');
}
