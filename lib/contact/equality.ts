/**
 * When two values are the same. Format alone is never a difference: spelling of a number, case of an address, Unicode form, line ends,
 * outer blanks. Everything that decides or verifies compares through here, so that no spelling travels back and forth.
 */
import type { Contact, Field, FieldType, Value } from './contact.ts';
import { emailKey } from './email.ts';
import { tidy } from './fold.ts';
import { phoneKey } from './phone.ts';

/** The form in which two spellings of a value are equal. */
export function valueKey(type: FieldType, value: string, country: string): string {
  switch (type) {
    case 'phone':
      return phoneKey(value, country);
    case 'email':
      return emailKey(value);
    case 'group':
      return tidy(value).toLowerCase();
    default:
      return tidy(value);
  }
}

export function labelKey(label: string | undefined): string {
  return tidy(label ?? '').toLowerCase();
}

/** Same values with the same labels, in any order where there are many. */
export function sameValues(field: Field, a: readonly Value[], b: readonly Value[], country: string): boolean {
  if (a.length !== b.length) return false;
  const keys = (values: readonly Value[]) =>
    values
      .map(
        (value) =>
          `${valueKey(field.type, value.value, country)}\u0000${field.hasLabels === false ? '' : labelKey(value.label)}`,
      )
      .sort();
  const left = keys(a);
  const right = keys(b);
  return left.every((key, index) => key === right[index]);
}

/** Whether `contact` already holds every value that `target` names. */
export function holds(fields: readonly Field[], contact: Contact, target: Contact, country: string): boolean {
  return fields.every((field) => {
    const wanted = target[field.id];
    return wanted === undefined || sameValues(field, contact[field.id] ?? [], wanted, country);
  });
}
