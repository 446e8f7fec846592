/**
 * Creates, updates and deletes. A create is sent once and never repeated here: a repeated POST is a duplicate, Aircall has no key for it.
 * An update sends the numbers and e-mails first and the scalars last, because the answer to the scalars is the whole contact and confirms
 * everything; without scalars one read confirms. Answers to details are not trusted: their shape is not established.
 */
import type { Contact, ServiceRecord } from '../../contact/contact.ts';
import { SyncError } from '../../errors.ts';
import { unknownOutcome } from '../lost-answer.ts';
import type { Api } from './api.ts';
import { filled, toRecord, toWritableRecord } from './convert.ts';
import type { DetailId } from './fields.ts';
import { type AircallContact, readOne } from './schema.ts';
import {
  type Changes,
  changesBetween,
  countCalls,
  creationBody,
  type DetailChanges,
  possibleChanges,
} from './write-plan.ts';

const detailPaths: Readonly<Record<DetailId, string>> = {
  phone_numbers: 'phone_details',
  emails: 'email_details',
};

export async function readContact(api: Api, id: string): Promise<ServiceRecord | null> {
  const response = await api.find(contactPath(id));
  if (!response) return null;
  const row = readOne(response);
  if (row.kind === 'broken') throw new SyncError('record-unreadable', { id, reason: row.reason });
  return toWritableRecord(row.contact);
}

export async function createContact(api: Api, contact: Contact): Promise<ServiceRecord> {
  const response = await api.send('POST', '/contacts', creationBody(contact), textsOf(contact));
  return confirmed(() => readOne(response));
}

export async function updateContact(
  api: Api,
  current: ServiceRecord,
  target: Contact,
): Promise<ServiceRecord> {
  const { held, contact } = await writable(api, current);
  const changes = changesBetween(held.contact, target);
  const calls = countCalls(changes);
  if (calls.scalars + calls.details === 0) return held;
  const secrets = textsOf(target);
  await sendDetails(api, current.id, contact, changes, secrets);
  if (calls.scalars > 0) {
    const response = await api.send('POST', contactPath(current.id), changes.scalars, secrets);
    return confirmed(() => readOne(response));
  }
  const after = await readContact(api, current.id);
  if (!after) throw new SyncError('record-gone', { id: current.id });
  return after;
}

export async function deleteContact(api: Api, id: string): Promise<void> {
  try {
    await api.send('DELETE', contactPath(id), null);
  } catch (error) {
    if (!(error instanceof SyncError && error.code === 'record-gone')) throw error;
  }
}

/** @see Connector.cost */
export function costOf(before: Contact | null, target: Contact | null): number {
  if (before === null || target === null) return 1;
  const { scalars, details } = countCalls(possibleChanges(before, target));
  return details + (scalars + details > 0 ? 1 : 0);
}

/** The contact with the ids of its details: as the caller has read it, or read now. */
async function writable(
  api: Api,
  current: ServiceRecord,
): Promise<{ readonly held: ServiceRecord; readonly contact: AircallContact }> {
  const held = current.raw === undefined ? await readContact(api, current.id) : current;
  if (!held) throw new SyncError('record-gone', { id: current.id });
  const contact = held.raw as AircallContact;
  if (held !== current && toRecord(contact).version !== current.version)
    throw new SyncError('record-changed', { id: current.id });
  return { held, contact };
}

/** Replacements first, removals last: should one be refused, nothing has been taken away yet. A full list is never overfilled: there are either additions or removals. */
async function sendDetails(
  api: Api,
  id: string,
  contact: AircallContact,
  changes: Changes,
  secrets: readonly string[],
): Promise<void> {
  for (const change of changes.details) {
    const path = `${contactPath(id)}/${detailPaths[change.field]}`;
    for (const { index, by } of change.replaced)
      await changeDetail(api, id, () =>
        api.send('PUT', `${path}/${detailId(contact, change, index)}`, { ...by }, secrets),
      );
    for (const added of change.added) await api.send('POST', path, { ...added }, secrets);
  }
  for (const change of changes.details) {
    const path = `${contactPath(id)}/${detailPaths[change.field]}`;
    for (const index of change.removed)
      await removeDetail(api, `${path}/${detailId(contact, change, index)}`);
  }
}

/** A detail that is gone: the whole contact may be, or somebody edited it meanwhile. */
async function changeDetail(api: Api, id: string, send: () => Promise<unknown>): Promise<void> {
  try {
    await send();
  } catch (error) {
    if (!(error instanceof SyncError && error.code === 'record-gone')) throw error;
    if (await readContact(api, id)) throw new SyncError('record-changed', { id }, { cause: error });
    throw error;
  }
}

async function removeDetail(api: Api, path: string): Promise<void> {
  try {
    await api.send('DELETE', path, null);
  } catch (error) {
    if (!(error instanceof SyncError && error.code === 'record-gone')) throw error;
  }
}

function detailId(contact: AircallContact, change: DetailChanges, index: number): number {
  const detail = filled(contact.details[change.field])[index];
  if (!detail) throw new SyncError('bug', { field: change.field, index });
  return detail.id;
}

/** The write went through, so an answer that cannot be read leaves only its outcome unknown. */
function confirmed(read: () => ReturnType<typeof readOne>): ServiceRecord {
  try {
    const row = read();
    if (row.kind === 'contact') return toWritableRecord(row.contact);
    throw new SyncError('answer-unreadable', { reason: row.reason });
  } catch (error) {
    if (!(error instanceof SyncError)) throw error;
    throw unknownOutcome(error);
  }
}

function contactPath(id: string): string {
  return `/contacts/${encodeURIComponent(id)}`;
}

function textsOf(contact: Contact): string[] {
  return Object.values(contact).flatMap((values) => values.map(({ value }) => value));
}
