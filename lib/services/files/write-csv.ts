/**
 * Contacts as a table. A value that a spreadsheet would take for a formula gets a leading apostrophe (the guard that OWASP advises, seen
 * 2026-11), which our own import takes off again; a bare number such as +33612345678 does no harm and stays as every other tool wants it.
 */
import Papa from 'papaparse';
import { type Contact, type Field, valuesOf } from '../../contact/contact.ts';

/** @param nameOf the heading of a field, in the user's language */
export function writeCsv(
  contacts: readonly Contact[],
  fields: readonly Field[],
  nameOf: (field: Field) => string,
  labelWord: string,
): string {
  const columns = fields.flatMap((field) => columnsOf(field, contacts, nameOf, labelWord));
  const rows = contacts.map((contact) => columns.map((column) => guarded(column.cell(contact))));
  // The mark tells spreadsheets that it is UTF-8.
  return `\uFEFF${Papa.unparse({ fields: columns.map((column) => column.heading), data: rows }, { newline: '\r\n' })}`;
}

interface Column {
  readonly heading: string;
  cell(contact: Contact): string;
}

function columnsOf(
  field: Field,
  contacts: readonly Contact[],
  nameOf: (field: Field) => string,
  labelWord: string,
): Column[] {
  const name = nameOf(field);
  if (!field.many) return [{ heading: name, cell: (contact) => valuesOf(contact, field.id)[0]?.value ?? '' }];
  if (field.type === 'group')
    return [
      {
        heading: name,
        cell: (contact) =>
          valuesOf(contact, field.id)
            .map(({ value }) => value)
            .join('; '),
      },
    ];
  const most = contacts.reduce(
    (longest, contact) => Math.max(longest, valuesOf(contact, field.id).length),
    1,
  );
  const hasLabels = field.hasLabels !== false;
  return Array.from({ length: most }, (_, place) => [
    ...(hasLabels
      ? [
          {
            heading: `${name} ${place + 1} - ${labelWord}`,
            cell: (contact: Contact) => valuesOf(contact, field.id)[place]?.label ?? '',
          },
        ]
      : []),
    {
      heading: `${name} ${place + 1}`,
      cell: (contact: Contact) => valuesOf(contact, field.id)[place]?.value ?? '',
    },
  ]).flat();
}

function guarded(cell: string): string {
  const isBareNumber = /^[+-]?[\d\s().\-/]+$/.test(cell);
  return !isBareNumber && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
