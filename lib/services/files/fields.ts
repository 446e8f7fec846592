/** The fields of a file: those of its columns that are meant for something, or those of a card. Nothing can be written. */
import type { Field } from '../../contact/contact.ts';
import { cardFields } from '../carddav/fields.ts';
import type { ColumnTarget } from './columns.ts';

export const ownPrefix = 'column:';

/** Fields that a column can be meant for, in the order in which they are offered. */
export const columnFields: readonly Field[] = [
  'full_name',
  ...cardFields.map((field) => field.id).filter((id) => id !== 'full_name'),
].flatMap((id) => cardFields.find((field) => field.id === id) ?? []);

export function fieldsOfColumns(
  headings: readonly string[],
  columns: readonly ColumnTarget[],
): readonly Field[] {
  const used = new Set(columns.flatMap((column) => (column.kind === 'field' ? [column.field] : [])));
  const own = headings.filter((_, index) => columns[index]?.kind === 'own');
  return [
    ...columnFields.filter((field) => used.has(field.id)).map(readOnly),
    ...own.map(
      (name): Field => ({ id: `${ownPrefix}${name}`, name, type: 'text', many: false, readOnly: true }),
    ),
  ];
}

export const cardFileFields: readonly Field[] = cardFields.map(readOnly);

function readOnly(field: Field): Field {
  return { ...field, readOnly: true };
}
