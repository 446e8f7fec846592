/** Reads one person, creates, updates, deletes: one request a write, plus what a company that is not known yet takes. */
import { type Contact, type ServiceRecord, textOf, valuesOf } from '../../contact/contact.ts';
import { SyncError } from '../../errors.ts';
import type { HttpResponse } from '../contract.ts';
import { unknownOutcome } from '../lost-answer.ts';
import type { PipedriveAccount } from './account.ts';
import { bodyFor, toRecord } from './convert.ts';
import { dataOf, type Person, readPerson } from './schema.ts';

export async function readOne(account: PipedriveAccount, id: string): Promise<ServiceRecord | null> {
  if (!/^\d+$/.test(id)) return null;
  const response = await account.api.find(pathOf(id));
  if (!response) return null;
  const row = readPerson(dataOf(response));
  if (row.kind === 'broken') throw new SyncError('record-unreadable', { id, reason: row.reason });
  return row.person.is_deleted ? null : recordOf(account, row.person);
}

export async function recordOf(account: PipedriveAccount, person: Person): Promise<ServiceRecord> {
  const nameOf = await account.organisations.namesOf([person.org_id]);
  return toRecord(person, nameOf(person.org_id), account.fields);
}

export async function createOne(account: PipedriveAccount, contact: Contact): Promise<ServiceRecord> {
  if (textOf(contact, 'name').trim() === '')
    throw new SyncError('not-supported', { field: 'name', reason: 'required' });
  const filled = Object.fromEntries(Object.entries(contact).filter(([, values]) => values.length > 0));
  const body = { ...bodyFor(filled, account.fields), ...(await organisationOf(account, filled)) };
  return confirmed(account, await account.api.send('POST', '/api/v2/persons', body, textsOf(contact)));
}

export async function updateOne(
  account: PipedriveAccount,
  current: ServiceRecord,
  target: Contact,
): Promise<ServiceRecord> {
  const changed = changesIn(current.contact, target);
  const body = { ...bodyFor(changed, account.fields), ...(await organisationOf(account, changed)) };
  if (Object.keys(body).length === 0) {
    const held = await readOne(account, current.id);
    if (!held) throw new SyncError('record-gone', { id: current.id });
    return held;
  }
  return confirmed(account, await account.api.send('PATCH', pathOf(current.id), body, textsOf(target)));
}

export async function deleteOne(account: PipedriveAccount, id: string): Promise<void> {
  try {
    await account.api.send('DELETE', pathOf(id), null);
  } catch (error) {
    if (!(error instanceof SyncError && error.code === 'record-gone')) throw error;
  }
}

/** @see Connector.cost: a company that is not known yet takes up to three requests more. */
export function costOf(_before: Contact | null, _target: Contact | null): number {
  return 1;
}

/** Tokens of the company's daily budget (Pipedrive's v2 description, seen 2026-11); each update is preceded by a look. */
export function tokensOf(before: Contact | null, target: Contact | null): number {
  if (target === null) return 3 + 1;
  const makesCompany = textOf(target, 'org') !== '' && textOf(before ?? {}, 'org') !== textOf(target, 'org');
  return (before === null ? 5 : 5 + 1) + (makesCompany ? 20 : 0);
}

function changesIn(held: Contact, target: Contact): Contact {
  const isSame = (field: string) =>
    JSON.stringify(plain(held, field)) === JSON.stringify(plain(target, field));
  return Object.fromEntries(Object.entries(target).filter(([field]) => !isSame(field)));
}

function plain(contact: Contact, field: string) {
  return valuesOf(contact, field).map(({ value, label }) => [value, label ?? '']);
}

async function organisationOf(account: PipedriveAccount, contact: Contact): Promise<Record<string, unknown>> {
  if (contact.org === undefined) return {};
  const name = textOf(contact, 'org').trim();
  return { org_id: name === '' ? null : await account.organisations.idFor(name) };
}

/** The write went through, so an answer that cannot be read leaves only its outcome unknown. */
async function confirmed(account: PipedriveAccount, response: HttpResponse): Promise<ServiceRecord> {
  try {
    const row = readPerson(dataOf(response));
    if (row.kind === 'broken') throw new SyncError('answer-unreadable', { reason: row.reason });
    return await recordOf(account, row.person);
  } catch (error) {
    if (!(error instanceof SyncError)) throw error;
    throw unknownOutcome(error);
  }
}

function pathOf(id: string): string {
  return `/api/v2/persons/${encodeURIComponent(id)}`;
}

function textsOf(contact: Contact): string[] {
  return Object.values(contact).flatMap((values) => values.map(({ value }) => value));
}
