/** What a column of a table holds, as the user said or as its heading and its values suggest. */
import type { FieldId } from '../../contact/contact.ts';
import { emailKey } from '../../contact/email.ts';
import { readPhone } from '../../contact/phone.ts';
import { headingOf } from './headings.ts';

export type ColumnTarget =
  | { readonly kind: 'skip' }
  /** A value of a field; `label` for numbers and e-mails. */
  | { readonly kind: 'field'; readonly field: FieldId; readonly label?: string }
  /** The label of the value in another column. */
  | { readonly kind: 'label-of'; readonly column: number }
  /** Tells rows apart from one file to the next. */
  | { readonly kind: 'id' }
  /** A field of the user's own, called as its heading. */
  | { readonly kind: 'own' };

/** As many rows tell what a column holds. */
const sampleSize = 50;

export function guessColumns(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  country: string,
): ColumnTarget[] {
  const sample = rows.slice(0, sampleSize);
  const guessed = headings.map((heading, index): ColumnTarget => {
    const values = sample.map((row) => row[index]?.trim() ?? '').filter(Boolean);
    return (
      headingOf(heading, headings) ??
      byValues(values, country) ?? { kind: values.length > 0 ? 'own' : 'skip' }
    );
  });
  return withoutNameTwice(withoutFieldTwice(guessed), headings);
}

function byValues(values: readonly string[], country: string): ColumnTarget | null {
  if (values.length === 0) return null;
  const share = (test: (value: string) => boolean) => values.filter(test).length / values.length;
  if (share((value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(emailKey(value))) > 0.7)
    return { kind: 'field', field: 'email' };
  const isNumber = (value: string) => {
    const phone = readPhone(value, country);
    return phone.kind === 'number' && phone.isValid;
  };
  return share(isNumber) > 0.7 ? { kind: 'field', field: 'tel' } : null;
}

const manyFields: readonly FieldId[] = ['tel', 'email', 'url', 'categories'];

/** A field of one value takes the first column that is meant for it; the next one keeps its own name rather than vanish. */
function withoutFieldTwice(columns: readonly ColumnTarget[]): ColumnTarget[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    const name =
      column.kind === 'field' && !manyFields.includes(column.field)
        ? column.field
        : column.kind === 'id'
          ? 'id'
          : null;
    if (name === null) return column;
    if (taken.has(name)) return { kind: 'own' };
    taken.add(name);
    return column;
  });
}

/** Where first and last name stand apart, the full name adds nothing. */
function withoutNameTwice(columns: readonly ColumnTarget[], headings: readonly string[]): ColumnTarget[] {
  const has = (field: FieldId) => columns.some((column) => column.kind === 'field' && column.field === field);
  if (!has('given') && !has('family')) return [...columns];
  return columns.map((column, index) =>
    column.kind === 'field' && column.field === 'full_name' && headings[index] !== undefined
      ? { kind: 'skip' }
      : column,
  );
}

export function isColumnTarget(value: unknown): value is ColumnTarget {
  if (value === null || typeof value !== 'object' || !('kind' in value)) return false;
  switch (value.kind) {
    case 'skip':
    case 'id':
    case 'own':
      return true;
    case 'field':
      return 'field' in value && typeof value.field === 'string';
    case 'label-of':
      return 'column' in value && typeof value.column === 'number';
    default:
      return false;
  }
}
