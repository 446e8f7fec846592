/** Between Pipedrive's person and our normal form. Labels, owners and choices are known by their names; ids stay with the connector. */
import {
  type Contact,
  type Field,
  type ServiceRecord,
  single,
  textOf,
  type Value,
} from '../../contact/contact.ts';
import { fingerprint } from '../../contact/fingerprint.ts';
import { SyncError } from '../../errors.ts';
import { customPrefix } from './fields.ts';
import type { Detail, Person } from './schema.ts';

/** @param organisation name of its organisation, or null. The version holds it too: an organisation may be renamed. */
export function toRecord(
  person: Person,
  organisation: string | null,
  fields: readonly Field[],
): ServiceRecord {
  const contact = toContact(person, organisation, fields);
  return {
    id: String(person.id),
    version: `${ownVersion(person, contact)}.${fingerprint(organisation)}`,
    contact,
    ...(Date.parse(person.add_time) >= 0 ? { createdAt: Date.parse(person.add_time) } : {}),
    updatedAt: Date.parse(person.update_time),
  };
}

/** Whether the person itself, whatever its organisation is called, is as it was at this version. */
export function isAsAt(version: string, person: Person, fields: readonly Field[]): boolean {
  return version.startsWith(`${ownVersion(person, toContact(person, null, fields))}.`);
}

function ownVersion(person: Person, contact: Contact): string {
  const { org: _name, ...own } = contact;
  return `${person.update_time}.${fingerprint([own, person.org_id])}`;
}

function toContact(person: Person, organisation: string | null, fields: readonly Field[]): Contact {
  const contact: Record<string, readonly Value[]> = {};
  for (const field of fields) {
    const values = valuesFor(person, organisation, field);
    if (values.length > 0) contact[field.id] = values;
  }
  return contact;
}

function valuesFor(person: Person, organisation: string | null, field: Field): readonly Value[] {
  switch (field.id) {
    case 'name':
    case 'first_name':
    case 'last_name':
    case 'notes':
    case 'job_title':
      return single(person[field.id]);
    case 'birthday':
      return single(person.birthday.slice(0, 10));
    case 'org':
      return single(organisation);
    case 'phones':
    case 'emails':
      return details(person[field.id]);
    case 'labels':
      return person.label_ids.flatMap((id) => single(optionById(field, String(id)) ?? ''));
    case 'owner':
      return single(
        person.owner_id === null
          ? ''
          : (optionById(field, String(person.owner_id)) ?? String(person.owner_id)),
      );
    default:
      return customValue(field, person.custom_fields[field.id.slice(customPrefix.length)]);
  }
}

/** The primary one first, as people see it. */
function details(held: readonly Detail[]): Value[] {
  return [...held]
    .sort((a, b) => Number(b.primary) - Number(a.primary))
    .map(({ value, label }) => ({ value, label: shownLabel(label) }));
}

function customValue(field: Field, held: unknown): readonly Value[] {
  if (held === null || held === undefined) return [];
  if (field.type === 'choice') return single(optionById(field, String(held)) ?? String(held));
  if (typeof held === 'object')
    return single('value' in held ? String(held.value ?? '') : JSON.stringify(held));
  return single(field.type === 'date' ? String(held).slice(0, 10) : String(held));
}

const ownLabels = ['work', 'home', 'mobile', 'other'];

function shownLabel(label: string): string {
  const plain = label.trim();
  return ownLabels.includes(plain) ? `${plain[0]?.toUpperCase()}${plain.slice(1)}` : plain;
}

function keptLabel(label: string | undefined): string {
  const plain = (label ?? '').trim();
  if (plain === '') return 'work';
  return ownLabels.includes(plain.toLowerCase()) ? plain.toLowerCase() : plain;
}

function optionById(field: Field, id: string): string | undefined {
  return field.options?.find((option) => option.id === id)?.value;
}

/**
 * The body that brings the fields that `target` names to their values; `org` is not among them, for it is another request's business.
 * @throws SyncError not-supported: a label, owner or choice that Pipedrive does not have; no name
 */
export function bodyFor(target: Contact, fields: readonly Field[]): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  const custom: Record<string, unknown> = {};
  for (const [id, values] of Object.entries(target)) {
    const field = fields.find((one) => one.id === id);
    if (!field) throw new SyncError('not-supported', { field: id, reason: 'no such field' });
    if (field.readOnly || id === 'org') continue;
    const text = textOf(target, id);
    if (field.cannotClear && values.length === 0)
      throw new SyncError('not-supported', { field: id, reason: 'cannot-clear' });
    if (field.maxLength !== undefined && text.length > field.maxLength)
      throw new SyncError('not-supported', { field: id, reason: 'too-long' });
    if (id === 'phones' || id === 'emails')
      body[id] = values.map(({ value, label }, index) => ({
        value,
        label: keptLabel(label),
        primary: index === 0,
      }));
    else if (id === 'labels') body.label_ids = values.map(({ value }) => idOf(field, value));
    else if (id === 'owner') body.owner_id = idOf(field, text);
    else if (id.startsWith(customPrefix)) custom[id.slice(customPrefix.length)] = customBody(field, text);
    else body[id] = values.length === 0 ? null : text;
  }
  return Object.keys(custom).length > 0 ? { ...body, custom_fields: custom } : body;
}

function customBody(field: Field, text: string): unknown {
  if (text === '') return null;
  if (field.type === 'number') return Number(text);
  if (field.type === 'choice') return idOf(field, text);
  return field.type === 'yes-no' ? text === 'true' : text;
}

function idOf(field: Field, value: string): number {
  const wanted = value.trim().toLowerCase();
  const id = field.options?.find((option) => option.value.toLowerCase() === wanted)?.id;
  if (id === undefined) throw new SyncError('not-supported', { field: field.id, reason: 'no-such-option' });
  return Number(id);
}
