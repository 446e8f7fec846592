/** Between HubSpot's flat texts and our normal form. What is known of a property is its field: type, one or many, options. */
import {
  type Contact,
  type Field,
  type ServiceRecord,
  single,
  type Value,
  valuesOf,
} from '../../contact/contact.ts';
import { fingerprint } from '../../contact/fingerprint.ts';
import { tidy } from '../../contact/fold.ts';
import { companyLink, listsField, mobileLabel, moreEmails } from './fields.ts';
import type { HubspotContact, Properties } from './schema.ts';

/** What a row does not hold itself, by id: names of companies, names of lists. */
export interface Extras {
  readonly companies: ReadonlyMap<string, string>;
  /** By contact. Absent for a contact: not asked. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

export const noExtras: Extras = { companies: new Map(), lists: new Map() };

export function toRecord(contact: HubspotContact, fields: readonly Field[], extras: Extras): ServiceRecord {
  const values: Contact = {
    ...toContact(contact.properties, fields),
    ...entry(companyLink, companyOf(contact, fields, extras)),
    ...entry(listsField, (extras.lists.get(contact.id) ?? []).flatMap(single)),
  };
  return recordOf(contact, values);
}

/** With the content that is known otherwise: what was sent, and what the record held before. */
export function recordOf(
  { id, createdAt, updatedAt }: Omit<HubspotContact, 'properties'>,
  contact: Contact,
): ServiceRecord {
  return { id, version: `${updatedAt}.${fingerprint(contact)}`, contact, createdAt, updatedAt };
}

/** When the record of a version was last changed, by HubSpot's clock (ms); null for any other version. */
export function changedAtOf(version: string): number | null {
  const match = /^(\d+)\./.exec(version);
  return match ? Number(match[1]) : null;
}

export function toContact(properties: Properties, fields: readonly Field[]): Contact {
  const contact: Record<string, readonly Value[]> = {};
  for (const field of fields) {
    const values = valuesIn(field, properties);
    if (values.length > 0) contact[field.id] = values;
  }
  return contact;
}

function valuesIn(field: Field, properties: Properties): readonly Value[] {
  const text = (name: string) => (properties[name] ?? '').trim();
  switch (field.id) {
    case 'phone':
      return [
        ...single(text('phone')),
        ...single(text('mobilephone')).map((value) => ({ ...value, label: mobileLabel })),
      ];
    case 'email':
      return distinct([text('email'), ...text(moreEmails).split(';')]);
    case companyLink:
    case listsField:
      return [];
    default:
      return field.many
        ? distinct(
            text(field.id)
              .split(';')
              .map((one) => readValue(field, one.trim())),
          )
        : single(readValue(field, text(field.id)));
  }
}

function readValue(field: Field, text: string): string {
  switch (field.type) {
    case 'choice':
      return field.options?.find((option) => (option.id ?? option.value) === text)?.value ?? text;
    case 'date':
      // Midnight in ms, as older versions of the API gave dates.
      return /^-?\d{9,}$/.test(text) ? new Date(Number(text)).toISOString().slice(0, 10) : text;
    default:
      return text;
  }
}

/** What HubSpot is told for a value; null: it has no such choice. */
export function writeValue(field: Field, value: string): string | null {
  if (field.type !== 'choice' || !field.options) return value.trim();
  const wanted = tidy(value).toLowerCase();
  const option =
    field.options.find((one) => one.value === value || one.id === value) ??
    field.options.find((one) => tidy(one.label).toLowerCase() === wanted);
  return option ? (option.id ?? option.value) : null;
}

function companyOf(contact: HubspotContact, fields: readonly Field[], extras: Extras): readonly Value[] {
  if (!fields.some(({ id }) => id === companyLink)) return [];
  return single(extras.companies.get((contact.properties[companyLink] ?? '').trim()));
}

/** Fields that a write's answer says nothing about. */
export function keptExtras(contact: Contact): Contact {
  return {
    ...entry(companyLink, valuesOf(contact, companyLink)),
    ...entry(listsField, valuesOf(contact, listsField)),
  };
}

function entry(field: string, values: readonly Value[]): Contact {
  return values.length === 0 ? {} : { [field]: values };
}

function distinct(list: readonly string[]): readonly Value[] {
  return [...new Set(list.map((text) => text.trim()))].flatMap(single);
}
