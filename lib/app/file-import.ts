/**
 * A file on its way in, as the page shows it: how its bytes are read, what its columns hold, and what would come of it. Nothing is stored
 * until the person says so.
 */
import { type Contact, textOf, valuesOf } from '../contact/contact.ts';
import { titleOf } from '../contact/person.ts';
import { readPhone } from '../contact/phone.ts';
import type { StoredFile } from '../services/contract.ts';
import { splitCards } from '../services/files/cards.ts';
import { type ColumnTarget, guessColumns } from '../services/files/columns.ts';
import { decodeFile, detectEncoding, type Encoding } from '../services/files/encoding.ts';
import { readFile } from '../services/files/read-file.ts';
import { readTable, type Separator, type Table } from '../services/files/table.ts';

export type { ColumnTarget } from '../services/files/columns.ts';
export { type Encoding, encodings } from '../services/files/encoding.ts';
export { columnFields } from '../services/files/fields.ts';
export { type Separator, separators } from '../services/files/table.ts';
export { type Unfit, unfitFor } from '../services/files/unfit.ts';

export interface FileDraft {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly kind: 'csv' | 'vcard';
  readonly encoding: Encoding;
  readonly text: string;
  readonly country: string;
  /** For CSV only. */
  readonly hasHeadings: boolean;
  readonly table: Table | null;
  readonly columns: readonly ColumnTarget[];
}

export interface DraftChange {
  readonly encoding?: Encoding;
  readonly separator?: Separator;
  readonly hasHeadings?: boolean;
  readonly columns?: readonly ColumnTarget[];
  readonly country?: string;
}

export function openFile(name: string, bytes: Uint8Array, country: string): FileDraft {
  const encoding = detectEncoding(bytes);
  const text = decodeFile(bytes, encoding);
  const kind = /^\s*BEGIN\s*:\s*VCARD/im.test(text.slice(0, 2_000)) ? 'vcard' : 'csv';
  const draft = { name, bytes, kind, encoding, text, country } as const;
  if (kind === 'vcard') return { ...draft, hasHeadings: false, table: null, columns: [] };
  return tabled({ ...draft, hasHeadings: true, table: null, columns: [] }, undefined);
}

export function changeDraft(draft: FileDraft, change: DraftChange): FileDraft {
  if (change.columns) return { ...draft, columns: change.columns };
  if (change.country !== undefined) return { ...draft, country: change.country };
  const encoding = change.encoding ?? draft.encoding;
  const text = change.encoding ? decodeFile(draft.bytes, encoding) : draft.text;
  const next = { ...draft, encoding, text, hasHeadings: change.hasHeadings ?? draft.hasHeadings };
  if (draft.kind === 'vcard') return next;
  return tabled(next, change.separator ?? (change.encoding ? undefined : draft.table?.separator));
}

/** Columns as they were for an earlier file with the same headings, else guessed. */
export function rememberColumns(draft: FileDraft, before: StoredFile | null): FileDraft {
  if (!draft.table || before?.kind !== 'csv' || !Array.isArray(before.columns)) return draft;
  const earlier = readTable(before.text.slice(0, 20_000), {
    separator: before.separator as Separator | undefined,
    hasHeadings: before.hasHeadings ?? true,
  });
  const columns = before.columns as unknown as readonly ColumnTarget[];
  const remembered = draft.table.headings.map((heading, index) => {
    const place = earlier.headings.indexOf(heading);
    return (place >= 0 ? columns[place] : undefined) ?? draft.columns[index] ?? { kind: 'skip' as const };
  });
  return { ...draft, columns: remembered };
}

function tabled(draft: FileDraft, separator: Separator | undefined): FileDraft {
  const table = readTable(draft.text, { separator, hasHeadings: draft.hasHeadings });
  return { ...draft, table, columns: guessColumns(table.headings, table.rows, draft.country) };
}

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
/** Enough to judge by; a page must not freeze over a large file. */
const mostLookedAt = 5_000;

/** What the file would bring, as it stands now. */
export function outcomeOf(draft: FileDraft): FileOutcome {
  const { records, fields, unreadable } = readFile(storable(draft, 'preview'), draft.country, mostLookedAt);
  const phones = (contact: Contact) => valuesOf(contact, 'tel');
  const isBad = (value: string) => readPhone(value, draft.country).kind !== 'number';
  return {
    records: countRecords(draft),
    lookedAt: records.length + unreadable.length,
    withoutNumber: records.filter(({ contact }) => phones(contact).length === 0).length,
    badNumbers: records.reduce(
      (sum, { contact }) => sum + phones(contact).filter(({ value }) => isBad(value)).length,
      0,
    ),
    unreadable: unreadable.length,
    odd: draft.table?.odd ?? [],
    samples: records.slice(0, samplesShown).map(({ contact }) => ({
      title: titleOf(contact, fields) || textOf(contact, 'full_name'),
      contact,
    })),
  };
}

/** As it is sent to the background. */
export function importable(draft: FileDraft): Omit<StoredFile, 'id' | 'version' | 'country' | 'importedAt'> {
  const { name, kind, text } = draft;
  if (!draft.table) return { name, kind, text };
  const columns = draft.columns.map((column) => ({ ...column }));
  return { name, kind, text, columns, separator: draft.table.separator, hasHeadings: draft.hasHeadings };
}

function countRecords(draft: FileDraft): number {
  return draft.kind === 'vcard' ? splitCards(draft.text).length : (draft.table?.rows.length ?? 0);
}

function storable(draft: FileDraft, id: string): StoredFile {
  return { ...importable(draft), id, version: id, country: draft.country, importedAt: 0 };
}
