/** What is sent: a new contact's properties, or those of a contact that differ. A change alone counts; what is only shown is sent beside it. */
import { type Contact, textOf, type Value, valuesOf } from '../../contact/contact.ts';
import { sameValues } from '../../contact/equality.ts';
import { SyncError } from '../../errors.ts';
import { textFields, toContact } from './convert.ts';
import { displayNameAfter, newDisplayName } from './display-name.ts';
import {
  birthdayField,
  categoriesField,
  emailsField,
  microsoftFields,
  mostEmails,
  phonesField,
  type TextField,
  textProperties,
} from './fields.ts';
import { phoneProperties, placePhones, placesOf } from './phones.ts';
import type { GraphContact } from './schema.ts';

type Texts = { readonly [Property in (typeof textProperties)[TextField]]?: string | null };

/** A contact as Graph takes it; null empties. */
export interface Body extends Texts {
  readonly businessPhones?: readonly string[];
  readonly homePhones?: readonly string[];
  readonly mobilePhone?: string | null;
  readonly emailAddresses?: readonly { readonly address: string; readonly name?: string }[];
  readonly categories?: readonly string[];
  readonly birthday?: string | null;
  readonly singleValueExtendedProperties?: readonly { readonly id: string; readonly value: string }[];
}

/** The property that carries the key of a creation: found again by it after a lost answer. Named by a GUID of Lineup's own. */
export const keyProperty = 'String {6f0c8a52-3d4e-4b1f-9a57-2c1b7d9e4f10} Name LineupKey';

/** @throws SyncError not-supported */
export function creationBody(key: string, contact: Contact): Body {
  check(contact);
  const body: Record<string, unknown> = {};
  for (const field of textFields) {
    const text = textOf(contact, field).trim();
    if (text !== '' && field !== 'full_name') body[textProperties[field]] = text;
  }
  const shown = newDisplayName(contact);
  if (shown !== '') body.displayName = shown;
  const emails = valuesOf(contact, emailsField).map(({ value }) => ({ address: value.trim() }));
  if (emails.length > 0) body.emailAddresses = emails;
  const categories = textsOf(contact, categoriesField);
  if (categories.length > 0) body.categories = categories;
  const birthday = textOf(contact, birthdayField);
  if (birthday !== '') body.birthday = asDateTime(birthday);
  Object.assign(body, phoneProperties(placePhones(valuesOf(contact, phonesField))));
  return { ...body, singleValueExtendedProperties: [{ id: keyProperty, value: key }] };
}

/** Null: nothing to change. @throws SyncError not-supported */
export function changeBody(held: GraphContact, target: Contact): Body | null {
  const before = toContact(held);
  check(target, before);
  const body: Record<string, unknown> = {};
  for (const field of textFields) {
    if (target[field] === undefined || field === 'full_name' || isSame(field, before, target)) continue;
    body[textProperties[field]] = textOf(target, field).trim() || null;
  }
  if (target[emailsField] !== undefined && !isSame(emailsField, before, target))
    body.emailAddresses = valuesOf(target, emailsField).map((value) => emailOf(value, held));
  if (target[categoriesField] !== undefined && !isSame(categoriesField, before, target))
    body.categories = textsOf(target, categoriesField);
  if (target[birthdayField] !== undefined && !isSame(birthdayField, before, target)) {
    const date = textOf(target, birthdayField);
    body.birthday = date === '' ? null : asDateTime(date);
  }
  if (target[phonesField] !== undefined) {
    const places = placesOf(held);
    Object.assign(body, phoneProperties(placePhones(valuesOf(target, phonesField), places), places));
  }
  if (Object.keys(body).length === 0) return null;
  return { ...body, displayName: displayNameAfter(before, { ...before, ...target }) || null };
}

function isSame(field: string, before: Contact, target: Contact): boolean {
  const described = microsoftFields.find((one) => one.id === field);
  if (!described) throw new SyncError('bug', { field });
  // As it is spelled: a number is compared by phones.ts, everything else by its letters.
  const exact = valuesOf(before, field).map(({ value }) => value);
  const wanted = valuesOf(target, field).map(({ value }) => value.trim());
  return (
    JSON.stringify(exact) === JSON.stringify(wanted) ||
    (described.many && sameValues(described, valuesOf(before, field), valuesOf(target, field), ''))
  );
}

/** The name beside an address stays as long as the address does. */
function emailOf({ value }: Value, held: GraphContact): { address: string; name?: string } {
  const address = value.trim();
  const same = held.emails.find((one) => one.address.trim() === address);
  return same && same.name !== '' ? { address, name: same.name } : { address };
}

/** What a contact holds already, it may keep, whatever the limits say. */
function check(target: Contact, before: Contact = {}): void {
  for (const [field, values] of Object.entries(target)) {
    const described = microsoftFields.find((one) => one.id === field);
    if (!described) throw new SyncError('not-supported', { field, reason: 'no-such-field' });
    const most = described.many ? (described.maxValues ?? Number.POSITIVE_INFINITY) : 1;
    if (values.length > Math.max(most, valuesOf(before, field).length))
      throw new SyncError('not-supported', { field, reason: 'too-many-values' });
  }
  if (valuesOf(target, emailsField).length > Math.max(mostEmails, valuesOf(before, emailsField).length))
    throw new SyncError('not-supported', { field: emailsField, reason: 'too-many-values' });
}

/** Exchange's own hour for a birthday: the same day in every time zone of the world but the outermost. @throws SyncError not-supported */
function asDateTime(date: string): string {
  const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.exec(date.trim())?.[0];
  if (!day) throw new SyncError('not-supported', { field: birthdayField, reason: 'no-full-date' });
  return `${day}T11:59:00Z`;
}

function textsOf(contact: Contact, field: string): string[] {
  return valuesOf(contact, field).map(({ value }) => value.trim());
}
