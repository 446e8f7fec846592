/** Contacts of any service as vCards 3.0, field by field through what each field is for; what a card has no place for goes into its note. */
import {
  type Contact,
  type Field,
  type FieldId,
  type FieldRole,
  textOf,
  type Value,
  valuesOf,
} from '../../contact/contact.ts';
import { newCard } from '../carddav/convert.ts';
import { cardFields } from '../carddav/fields.ts';

const places: Readonly<Record<FieldRole, FieldId>> = {
  'given-name': 'given',
  'family-name': 'family',
  'full-name': 'full_name',
  company: 'org',
  note: 'note',
  phone: 'tel',
  email: 'email',
  group: 'categories',
};

export function writeCards(
  records: readonly { readonly uid: string; readonly contact: Contact }[],
  fields: readonly Field[],
  nameOf: (field: Field) => string,
): string {
  return records.map(({ uid, contact }) => newCard(uid, asCard(contact, fields, nameOf))).join('');
}

function asCard(contact: Contact, fields: readonly Field[], nameOf: (field: Field) => string): Contact {
  const card: Record<FieldId, readonly Value[]> = {};
  const rest: string[] = [];
  for (const field of fields) {
    const values = valuesOf(contact, field.id);
    if (values.length === 0) continue;
    const place = field.role ? places[field.role] : cardFields.find((one) => one.id === field.id)?.id;
    if (place) card[place] = [...(card[place] ?? []), ...values];
    else if (!field.readOnly) rest.push(`${nameOf(field)}: ${values.map(({ value }) => value).join(', ')}`);
  }
  const full = textOf(card, 'full_name');
  // A card must have a name in parts; a service with one name for all of it has none to give.
  if (full !== '' && !card.given && !card.family) card.given = [{ value: full }];
  const note = [textOf(card, 'note'), rest.join('\n')].filter(Boolean).join('\n\n');
  return note === '' ? card : { ...card, note: [{ value: note }] };
}
