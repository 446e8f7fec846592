/** A stored file as fields and records. The same file gives the same records with the same ids, wherever it is read. */
import type { Contact, Field, ServiceRecord } from '../../contact/contact.ts';
import { fingerprint } from '../../contact/fingerprint.ts';
import { SyncError } from '../../errors.ts';
import { readCard } from '../carddav/convert.ts';
import type { StoredFile, UnreadableRecord } from '../contract.ts';
import { splitCards } from './cards.ts';
import { type ColumnTarget, isColumnTarget } from './columns.ts';
import { cardFileFields, fieldsOfColumns } from './fields.ts';
import { contactOfRow, idsOfRows } from './rows.ts';
import { readTable, separators } from './table.ts';

export interface ReadFile {
  readonly fields: readonly Field[];
  readonly records: readonly ServiceRecord[];
  readonly unreadable: readonly UnreadableRecord[];
}

/**
 * @param country that numbers without a country code are told apart with
 * @param most as many records from the beginning: for a look at a large file
 */
export function readFile(file: StoredFile, country: string, most = Number.POSITIVE_INFINITY): ReadFile {
  return file.kind === 'csv' ? readRows(file, country, most) : readCards(file, country, most);
}

function readRows(file: StoredFile, country: string, most: number): ReadFile {
  const { separator, hasHeadings } = file;
  const table = readTable(file.text, {
    separator: separators.find((one) => one === separator),
    hasHeadings: hasHeadings ?? true,
    most,
  });
  const columns = columnsOf(file);
  const idColumn = columns.findIndex((column) => column.kind === 'id');
  const rows = table.rows.slice(0, most).map((row) => ({
    id: idColumn < 0 ? '' : (row[idColumn]?.trim() ?? ''),
    contact: contactOfRow(row, table.headings, columns),
  }));
  const ids = idsOfRows(rows, country);
  return {
    fields: fieldsOfColumns(table.headings, columns),
    records: rows.map(({ contact }, index) => recordOf(ids[index] ?? '', contact)),
    unreadable: [],
  };
}

function readCards(file: StoredFile, country: string, most: number): ReadFile {
  const cards = splitCards(file.text, most);
  const read = cards.map(readFileCard);
  const contacts = read.filter((one) => one.kind === 'contact');
  const ids = idsOfRows(
    contacts.map(({ uid, contact }) => ({ id: uid, contact })),
    country,
  );
  return {
    fields: cardFileFields,
    records: contacts.map(({ contact, uid }, index) => ({
      ...recordOf(ids[index] ?? '', contact),
      ...(uid === '' ? {} : { uid }),
    })),
    unreadable: read.flatMap((one) => {
      if (one.kind !== 'broken') return [];
      const version = fingerprint(one.text);
      return [{ id: `broken:${version}`, version, reason: one.reason }];
    }),
  };
}

export function readFileCard(text: string) {
  try {
    return readCard(text);
  } catch (thrown) {
    if (thrown instanceof SyncError)
      return { kind: 'broken' as const, text, reason: String(thrown.detail.reason ?? '') };
    throw thrown;
  }
}

function recordOf(id: string, contact: Contact): ServiceRecord {
  return { id, version: fingerprint(contact), contact };
}

function columnsOf(file: StoredFile): readonly ColumnTarget[] {
  const columns: readonly unknown[] = Array.isArray(file.columns) ? file.columns : [];
  return columns.map((column): ColumnTarget => (isColumnTarget(column) ? column : { kind: 'skip' }));
}
