/** From a Person to our normal form. Outer blanks and empty entries are no content. */
import type { Contact, ServiceRecord, Value } from '../../contact/contact.ts';
import { fingerprint } from '../../contact/fingerprint.ts';
import { isObject } from '../json.ts';
import { groupField, type ListField, listFields, nameParts, organisationParts } from './fields.ts';
import { type GroupNames, groupOfMembership } from './groups.ts';
import { labelOfType } from './labels.ts';
import { type Entry, type Person, textOf } from './schema.ts';

/** @param id the resource name under which the mirror knows the contact; its present one may be another. */
export function toRecord(id: string, person: Person, names: GroupNames): ServiceRecord {
  const contact = contactOf(person, names);
  return {
    id,
    // A group that got another name changes what the contact says, and not its etag.
    version: `${person.updatedAt}.${person.etag}.${fingerprint(contact[groupField] ?? [])}`,
    contact,
    uid: person.sourceId,
    ...(person.updatedAt > 0 ? { updatedAt: person.updatedAt } : {}),
  };
}

/** With the person, for writing. Not for a listing, where it would only weigh. */
export function toWritableRecord(id: string, person: Person, names: GroupNames): ServiceRecord {
  return { ...toRecord(id, person, names), raw: person };
}

export function personIn(record: ServiceRecord): Person | null {
  const raw = record.raw;
  return isObject(raw) && typeof raw.sourceId === 'string' ? (raw as unknown as Person) : null;
}

/** ms of a version made by toRecord; 0 for any other. */
export function updatedAtOf(version: string | undefined): number {
  return Number(/^(\d+)\./.exec(version ?? '')?.[1] ?? 0);
}

export function contactOf({ entries }: Person, names: GroupNames): Contact {
  const contact: Record<string, readonly Value[]> = {};
  const put = (field: string, value: string) => {
    if (value !== '') contact[field] = [{ value }];
  };
  const [name] = entries.names ?? [];
  for (const [field, key] of Object.entries(nameParts)) put(field, textOf(name, key));
  put('full_name', textOf(name, 'unstructuredName') || textOf(name, 'displayName'));
  put('nickname', textOf(nicknameIn(entries.nicknames ?? []), 'value'));
  const organisation = organisationIn(entries.organizations ?? []);
  for (const [field, key] of Object.entries(organisationParts)) put(field, textOf(organisation, key));
  for (const field of Object.keys(listFields) as ListField[]) {
    const values = (entries[listFields[field]] ?? []).flatMap((entry) => valueIn(field, entry));
    if (values.length > 0) contact[field] = values;
  }
  put('note', textOf((entries.biographies ?? [])[0], 'value'));
  put('birthday', dateOf((entries.birthdays ?? [])[0]));
  const groups = (entries.memberships ?? []).flatMap((entry) => names[groupOfMembership(entry)] ?? []);
  if (groups.length > 0) contact[groupField] = [...new Set(groups)].sort().map((value) => ({ value }));
  return contact;
}

/** Maiden names, initials and the like are nicknames to Google. */
export function nicknameIn(entries: readonly Entry[]): Entry | undefined {
  return entries.find((entry) => ['', 'DEFAULT', 'ALTERNATE_NAME'].includes(textOf(entry, 'type')));
}

/** The present one, where there are several. */
export function organisationIn(entries: readonly Entry[]): Entry | undefined {
  return entries.find((entry) => entry.current === true) ?? entries[0];
}

function valueIn(field: ListField, entry: Entry): Value[] {
  const value = textOf(entry, 'value');
  if (value === '') return [];
  return [field === 'url' ? { value } : { value, label: labelOfType(textOf(entry, 'type')) }];
}

/** `1985-04-12`, `--04-12` without a year; '' for what is less than a day (or only text): that is left alone. */
export function dateOf(entry: Entry | undefined): string {
  const date = isObject(entry?.date) ? entry.date : {};
  const [year, month, day] = ['year', 'month', 'day'].map((key) => Number(date[key] ?? 0));
  if (!month || !day) return '';
  const two = (part: number) => String(part).padStart(2, '0');
  return `${year ? String(year).padStart(4, '0') : '-'}-${two(month)}-${two(day)}`;
}
