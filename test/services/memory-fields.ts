/** Two sets of fields for services in memory: with Aircall's restrictions, and as free as an address book's. */
import type { Field } from '../../lib/contact/contact.ts';

/** Aircall's fields and restrictions. */
export const aircallLikeFields: readonly Field[] = [
  text('first_name', 'given-name', { cannotClear: true, stripsEmoji: true }),
  text('last_name', 'family-name', { cannotClear: true, stripsEmoji: true }),
  text('company_name', 'company', { cannotClear: true, stripsEmoji: true }),
  {
    ...text('information', 'note', { cannotClear: true, stripsEmoji: true }),
    type: 'long-text',
    maxLength: 30_000,
  },
  {
    id: 'phone_numbers',
    name: 'field_phone_numbers',
    type: 'phone',
    many: true,
    role: 'phone',
    required: true,
    maxValues: 20,
    phoneStyle: 'e164',
    defaultLabel: 'Work',
  },
  {
    id: 'emails',
    name: 'field_emails',
    type: 'email',
    many: true,
    role: 'email',
    maxValues: 20,
    defaultLabel: 'Work',
  },
];

/** A CardDAV book's fields: nothing is required, everything can be emptied. */
export const cardLikeFields: readonly Field[] = [
  text('given', 'given-name'),
  text('family', 'family-name'),
  text('org', 'company'),
  { id: 'tel', name: 'field_tel', type: 'phone', many: true, role: 'phone', phoneStyle: 'any' },
  { id: 'email', name: 'field_email', type: 'email', many: true, role: 'email' },
  { ...text('note', 'note'), type: 'long-text' },
  { id: 'categories', name: 'field_categories', type: 'group', many: true, role: 'group', hasLabels: false },
];

function text(id: string, role: NonNullable<Field['role']>, more: Partial<Field> = {}): Field {
  return { id, name: `field_${id}`, type: 'text', many: false, role, ...more };
}
