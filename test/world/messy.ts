/** Numbers as they should not be: what a book's owner typed, and what found its way into Aircall. */
import type { ContactData } from '../emulators/aircall/contact.ts';
import { spellPhone } from './spelling.ts';

/** Nobody can dial these, whatever the country; each for another reason. */
export const unreadableNumbers = [
  'voir standard',
  'poste 4711',
  '12 34',
  '06 12 34 56',
  '01 99 00 12 34 / 01 99 00 56 78',
] as const;

export const messKinds = ['wrong-plus-one', 'blanks', 'no-country-code', 'too-short'] as const;
export type MessKind = (typeof messKinds)[number];

/** The number as Aircall comes to hold it by mishap; `wrong-plus-one` is what it makes of a number without a country code. */
export function mess(e164: string, kind: MessKind): string {
  switch (kind) {
    case 'wrong-plus-one':
      return `+1${spellPhone(e164, 'digits')}`;
    case 'blanks':
      return spellPhone(e164, 'international');
    case 'no-country-code':
      return spellPhone(e164, 'national');
    case 'too-short':
      return e164.slice(0, -4);
  }
}

/** The contact with its first number spoilt. */
export function withMess(contact: ContactData, kind: MessKind): ContactData {
  const [first, ...others] = contact.phone_numbers ?? [];
  if (!first) return contact;
  return { ...contact, phone_numbers: [{ ...first, value: mess(first.value, kind) }, ...others] };
}
