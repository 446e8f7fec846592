/** A row of a table as a contact, and what tells it apart from other rows, in this file and in the next. */
import type { Contact, FieldId, Value } from '../../contact/contact.ts';
import { emailKey } from '../../contact/email.ts';
import { fold, tidy } from '../../contact/fold.ts';
import { phoneKey } from '../../contact/phone.ts';
import type { ColumnTarget } from './columns.ts';
import { ownPrefix } from './fields.ts';

export function contactOfRow(
  row: readonly string[],
  headings: readonly string[],
  columns: readonly ColumnTarget[],
): Contact {
  const contact: Record<FieldId, Value[]> = {};
  columns.forEach((column, index) => {
    const cell = plainCell(row[index] ?? '');
    if (cell === '') return;
    if (column.kind === 'own') contact[`${ownPrefix}${headings[index]}`] = [{ value: cell }];
    if (column.kind !== 'field') return;
    const { field } = column;
    contact[field] = [
      ...(contact[field] ?? []),
      ...valuesIn(cell, field, labelFor(row, columns, index, column.label)),
    ];
  });
  return contact;
}

/** What a spreadsheet was kept from taking for a formula has a leading apostrophe that is not the value's. */
function plainCell(cell: string): string {
  return tidy(/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell);
}

/** Google's exports put several values into one cell with ` ::: `, and a star before the labels that it knows itself. */
function valuesIn(cell: string, field: FieldId, label: string | undefined): Value[] {
  const several = cell.split(' ::: ').map((one) => one.trim());
  if (field === 'categories')
    return several
      .flatMap((one) => one.split(/[;,]/))
      .map((one) => one.trim().replace(/^\*\s*/, ''))
      .filter((one) => one !== '' && one !== 'myContacts')
      .map((value) => ({ value }));
  const isMany = field === 'tel' || field === 'email' || field === 'url';
  if (!isMany) return [{ value: cell }];
  return several.filter(Boolean).map((value) => (label === undefined ? { value } : { value, label }));
}

function labelFor(
  row: readonly string[],
  columns: readonly ColumnTarget[],
  index: number,
  fixed: string | undefined,
): string | undefined {
  const place = columns.findIndex((column) => column.kind === 'label-of' && column.column === index);
  const held = place < 0 ? '' : tidy(row[place] ?? '').replace(/^\*\s*/, '');
  return held === '' ? fixed : held;
}

/**
 * By its id if the file has a column of them, else by what changes least: e-mail, number, name with company. Two rows that give the same
 * are told apart by their order.
 */
export function idsOfRows(
  rows: readonly { readonly id: string; readonly contact: Contact }[],
  country: string,
): string[] {
  const seen = new Map<string, number>();
  return rows.map(({ id, contact }) => {
    const base = id === '' ? baseOf(contact, country) : `id:${id}`;
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    return count === 1 ? base : `${base}#${count}`;
  });
}

function baseOf(contact: Contact, country: string): string {
  const first = (field: FieldId) => contact[field]?.[0]?.value ?? '';
  if (first('email')) return `e:${emailKey(first('email'))}`;
  if (first('tel')) return `p:${phoneKey(first('tel'), country)}`;
  const name = first('full_name') || `${first('given')} ${first('family')}`;
  return `n:${fold(name).trim()}|${fold(first('org')).trim()}`;
}
