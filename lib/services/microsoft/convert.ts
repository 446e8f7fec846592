/** Between Outlook's contact and our normal form. */
import { type Contact, type ServiceRecord, single, type Value } from '../../contact/contact.ts';
import {
  birthdayField,
  categoriesField,
  emailsField,
  phonesField,
  type TextField,
  textProperties,
} from './fields.ts';
import { phonesIn, placesOf } from './phones.ts';
import type { GraphContact } from './schema.ts';

export const textFields = Object.keys(textProperties) as TextField[];

export function toContact(held: GraphContact): Contact {
  const contact: Record<string, readonly Value[]> = {};
  const put = (field: string, values: readonly Value[]) => {
    if (values.length > 0) contact[field] = values;
  };
  for (const field of textFields) put(field, single(held.texts[field]));
  put(phonesField, phonesIn(placesOf(held)));
  put(
    emailsField,
    held.emails.flatMap(({ address }) => single(address)),
  );
  put(birthdayField, single(readDate(held.birthday)));
  put(
    categoriesField,
    held.categories.flatMap((name) => single(name)),
  );
  return contact;
}

export function toRecord(held: GraphContact): ServiceRecord {
  return {
    id: held.id,
    version: held.changeKey,
    contact: toContact(held),
    ...(held.createdAt === null ? {} : { createdAt: held.createdAt }),
    ...(held.updatedAt === null ? {} : { updatedAt: held.updatedAt }),
  };
}

/** With what writing needs: the places of numbers, the names beside addresses. Not for a listing, where it would only weigh. */
export function toWritableRecord(held: GraphContact): ServiceRecord {
  return { ...toRecord(held), raw: held };
}

/** Null for a record that comes from the mirror. */
export function heldBy(record: ServiceRecord): GraphContact | null {
  return (record.raw as GraphContact | undefined) ?? null;
}

/** Exchange keeps a birthday as 11:59 of that day in UTC, whoever reads it. '' if it is none. */
function readDate(text: string): string {
  return /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(text)?.[0] ?? '';
}
