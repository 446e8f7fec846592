/**
 * Creates, updates and deletes one contact. A create is sent once and never repeated here: HubSpot refuses a second contact with the same
 * address, and makes one without a word where there is none.
 */
import type { Contact, Field, ServiceRecord } from '../../contact/contact.ts';
import { SyncError } from '../../errors.ts';
import { unknownOutcome } from '../lost-answer.ts';
import { type Api, contactsPath } from './api.ts';
import { keptExtras, noExtras, recordOf, toContact, toRecord } from './convert.ts';
import { contactRow } from './pages.ts';
import { type HubspotContact, type Row, readOne } from './schema.ts';
import { type Changes, changesBetween, creation, writtenForm } from './write-plan.ts';

export interface Book {
  readonly api: Api;
  readonly fields: readonly Field[];
  /** Rows with what they do not hold themselves: names of companies and lists. */
  complete(contacts: readonly HubspotContact[]): Promise<readonly ServiceRecord[]>;
}

/** Null: archived, deleted for good, or merged into another, under whose id HubSpot then answers. */
export async function readContact(book: Book, id: string): Promise<ServiceRecord | null> {
  if (!/^\d+$/.test(id)) return null;
  const row = await contactRow(book.api, book.fields, id);
  if (!row) return null;
  if (row.kind === 'broken') throw new SyncError('record-unreadable', { id, reason: row.reason });
  if (row.contact.id !== id) return null;
  const [record] = await book.complete([row.contact]);
  return record ?? null;
}

export async function createContact(book: Book, contact: Contact): Promise<ServiceRecord> {
  const properties = creation(contact, book.fields);
  const response = await book.api.send(
    'POST',
    contactsPath,
    { properties, associations: [] },
    textsOf(contact),
  );
  return confirmed(() => createdRecord(readOne(response), properties, book.fields));
}

export async function updateContact(
  book: Book,
  current: ServiceRecord,
  target: Contact,
): Promise<ServiceRecord> {
  const properties = changesBetween(current.contact, target, book.fields);
  if (Object.keys(properties).length === 0) return current;
  const response = await book.api.send('PATCH', contactPath(current.id), { properties }, textsOf(target));
  const record = confirmed(() => updatedRecord(readOne(response), current, properties, book.fields));
  if (record) return record;
  const after = await readContact(book, current.id);
  if (!after) throw new SyncError('record-gone', { id: current.id });
  return after;
}

export async function deleteContact({ api }: Book, id: string): Promise<void> {
  try {
    await api.send('DELETE', contactPath(id), null);
  } catch (error) {
    if (!(error instanceof SyncError && error.code === 'record-gone')) throw error;
  }
}

/** A new contact's answer holds all that it was given, and what the portal added (a lifecycle stage). */
export function createdRecord(row: Row, sent: Changes, fields: readonly Field[]): ServiceRecord {
  const contact = contactOf(row);
  return toRecord({ ...contact, properties: { ...sent, ...contact.properties } }, fields, noExtras);
}

/** Null: the answer does not say what has become of everything that was sent. */
export function updatedRecord(
  row: Row,
  current: ServiceRecord,
  sent: Changes,
  fields: readonly Field[],
): ServiceRecord | null {
  const contact = contactOf(row);
  // A contact that was merged meanwhile answers under the id of the other.
  if (contact.id !== current.id) throw new SyncError('record-gone', { id: current.id });
  if (!Object.keys(sent).every((name) => name in contact.properties)) return null;
  const properties = { ...writtenForm(current.contact, fields), ...contact.properties };
  return recordOf(contact, { ...toContact(properties, fields), ...keptExtras(current.contact) });
}

/** The write went through, so an answer that cannot be read leaves only its outcome unknown. */
export function confirmed<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SyncError) || error.code !== 'answer-unreadable') throw error;
    throw unknownOutcome(error);
  }
}

export function textsOf(contact: Contact): string[] {
  return Object.values(contact).flatMap((values) => values.map(({ value }) => value));
}

function contactOf(row: Row): HubspotContact {
  if (row.kind === 'contact') return row.contact;
  throw new SyncError('answer-unreadable', { reason: row.reason });
}

function contactPath(id: string): string {
  return `${contactsPath}/${encodeURIComponent(id)}`;
}
