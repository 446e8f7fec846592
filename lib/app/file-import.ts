/**
 * A file on its way in, as the page shows it: how its bytes are read, and what its columns hold. In steps, between which the page can go on
 * answering. Nothing is stored until the person says so.
 */
import type { StoredFile } from '../services/contract.ts';
import { type Cards, cardSteps } from '../services/files/cards.ts';
import { type ColumnTarget, guessColumns } from '../services/files/columns.ts';
import { decodeFile, detectEncoding, type Encoding } from '../services/files/encoding.ts';
import { readTable, type Separator, type Table, tableSteps } from '../services/files/table.ts';

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
  /** With its first rows. */
  readonly table: Table | null;
  /** For vCards only. */
  readonly cards: Cards | null;
  readonly columns: readonly ColumnTarget[];
}

export interface DraftChange {
  readonly encoding?: Encoding;
  readonly separator?: Separator;
  readonly hasHeadings?: boolean;
  readonly columns?: readonly ColumnTarget[];
  readonly country?: string;
}

/** Enough to judge by. Of a large file the others are counted, and read when it is imported. */
const mostKept = 5_000;

export function* openFile(name: string, bytes: Uint8Array, country: string): Generator<void, FileDraft> {
  const encoding = detectEncoding(bytes);
  yield;
  const text = decodeFile(bytes, encoding);
  const kind = /^\s*BEGIN\s*:\s*VCARD/im.test(text.slice(0, 2_000)) ? 'vcard' : 'csv';
  const draft = {
    name,
    bytes,
    kind,
    encoding,
    text,
    country,
    table: null,
    cards: null,
    columns: [],
  } as const;
  if (kind === 'vcard') return yield* carded({ ...draft, hasHeadings: false });
  return yield* tabled({ ...draft, hasHeadings: true }, undefined);
}

/** What is to be read anew loses the columns that were set. */
export function* changeDraft(draft: FileDraft, change: DraftChange): Generator<void, FileDraft> {
  const { country = draft.country, encoding = draft.encoding, hasHeadings = draft.hasHeadings } = change;
  if (!isReadAnew(change)) return { ...draft, country, columns: change.columns ?? draft.columns };
  const text = change.encoding ? decodeFile(draft.bytes, encoding) : draft.text;
  const next = { ...draft, country, encoding, text, hasHeadings };
  if (draft.kind === 'vcard') return yield* carded(next);
  return yield* tabled(next, change.separator ?? (change.encoding ? undefined : draft.table?.separator));
}

/** Else only what its columns mean is another. */
export function isReadAnew({ encoding, separator, hasHeadings }: DraftChange): boolean {
  return encoding !== undefined || separator !== undefined || hasHeadings !== undefined;
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

function* tabled(draft: FileDraft, separator: Separator | undefined): Generator<void, FileDraft> {
  const { text, hasHeadings, country } = draft;
  const table = yield* tableSteps(text, { separator, hasHeadings, keep: mostKept });
  return { ...draft, table, columns: guessColumns(table.headings, table.rows, country) };
}

function* carded(draft: FileDraft): Generator<void, FileDraft> {
  return { ...draft, cards: yield* cardSteps(draft.text, mostKept) };
}

/** As it is sent to the background. */
export function importable(draft: FileDraft): Omit<StoredFile, 'id' | 'version' | 'country' | 'importedAt'> {
  const { name, kind, text } = draft;
  if (!draft.table) return { name, kind, text };
  const columns = draft.columns.map((column) => ({ ...column }));
  return { name, kind, text, columns, separator: draft.table.separator, hasHeadings: draft.hasHeadings };
}
