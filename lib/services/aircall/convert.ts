/** Between Aircall's contact and our normal form. Blanks around values and empty values are no content; ids of details ride along in `raw`. */
import type { Contact, ServiceRecord, Value } from '../../contact/contact.ts';
import { fingerprint } from '../../contact/fingerprint.ts';
import { detailIds, scalarIds } from './fields.ts';
import type { AircallContact, Detail } from './schema.ts';

/**
 * The version holds the content beside updated_at: Aircall may or may not bump updated_at when a number or e-mail is edited (unobserved),
 * and bumps it when nothing changed.
 */
export function toRecord(contact: AircallContact): ServiceRecord {
  const values = toContact(contact);
  return {
    id: String(contact.id),
    version: `${contact.updated_at}.${fingerprint(values)}`,
    contact: values,
    createdAt: contact.created_at * 1000,
    updatedAt: contact.updated_at * 1000,
  };
}

/** With the ids of numbers and e-mails, for writing. Not for a listing, where it would only weigh. */
export function toWritableRecord(contact: AircallContact): ServiceRecord {
  return { ...toRecord(contact), raw: contact };
}

/** UNIX seconds of a version made by toRecord; null for any other. */
export function updatedAtOf(version: string): number | null {
  const match = /^(\d+)\./.exec(version);
  return match ? Number(match[1]) : null;
}

function toContact(contact: AircallContact): Contact {
  const result: Record<string, readonly Value[]> = {};
  for (const field of scalarIds) {
    const value = contact.scalars[field].trim();
    if (value !== '') result[field] = [{ value }];
  }
  for (const field of detailIds) {
    const values = filled(contact.details[field]).map(({ label, value }) => ({
      value: value.trim(),
      label: label.trim(),
    }));
    if (values.length > 0) result[field] = values;
  }
  return result;
}

/** Details that hold a value; the n-th of them is the n-th value of the contact's field. */
export function filled(details: readonly Detail[]): readonly Detail[] {
  return details.filter(({ value }) => value.trim() !== '');
}
