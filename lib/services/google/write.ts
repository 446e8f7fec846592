/** Creates, updates and deletes one contact. What is sent and what comes back is the same for batches (batches.ts). */
import type { Contact, ServiceRecord } from '../../contact/contact.ts';
import { valuesOf } from '../../contact/contact.ts';
import { SyncError } from '../../errors.ts';
import { type GoogleAccount, presentName } from './account.ts';
import { changedEntries, differing, type Entries } from './changes.ts';
import { personIn, toWritableRecord } from './convert.ts';
import { contactSource, groupField, personMask } from './fields.ts';
import { groupOfMembership, myContacts, namesOf, resourceNamesFor } from './groups.ts';
import { groupNamesFor, readOne, recordOf } from './read.ts';
import { type Entry, type Person, type PersonRow, readPerson } from './schema.ts';

/** Client data of ours: what we created says by which key, so that it can be found again. People do not see it. */
export const keyName = 'lineup';

const shown = { personFields: personMask, sources: contactSource };

export async function createOne(
  account: GoogleAccount,
  key: string,
  contact: Contact,
): Promise<ServiceRecord> {
  const body = await creation(account, key, contact);
  const answer = await account.api.send('POST', '/people:createContact', shown, body);
  return created(account, readPerson(answer));
}

/** The body of a create. @throws SyncError not-supported */
export async function creation(account: GoogleAccount, key: string, contact: Contact): Promise<Entries> {
  const changed = differing({}, contact);
  const entries = changedEntries({}, contact, changed);
  const groups = await membershipsOf(account, null, contact, changed);
  return { ...entries, ...groups, clientData: [{ key: keyName, value: key }] };
}

/** The write went through, so an answer that cannot be understood leaves only its outcome unknown. */
export async function created(account: GoogleAccount, row: PersonRow): Promise<ServiceRecord> {
  if (row.kind !== 'person')
    throw new SyncError('write-unknown', { after: 'answer-unreadable', reason: row.kind });
  return toWritableRecord(row.person.resourceName, row.person, await groupNamesFor(account, [row.person]));
}

/** What an update has to send; null if the contact holds everything already. */
export interface Update {
  readonly person: Person;
  readonly entries: Entries;
}

export async function updateOne(
  account: GoogleAccount,
  current: ServiceRecord,
  target: Contact,
): Promise<ServiceRecord> {
  const { held, update } = await prepared(account, current, target);
  if (!update) return held;
  const answer = await account.api.send(
    'PATCH',
    `/${presentName(account, current.id)}:updateContact`,
    { updatePersonFields: maskOf(update), ...shown },
    bodyOf(update),
  );
  return updated(account, current.id, readPerson(answer));
}

/** @throws SyncError record-gone, record-changed, not-supported */
export async function prepared(
  account: GoogleAccount,
  current: ServiceRecord,
  target: Contact,
): Promise<{ readonly held: ServiceRecord; readonly update: Update | null }> {
  const held = personIn(current) ? current : await readOne(account, current.id);
  if (!held) throw new SyncError('record-gone', { id: current.id });
  if (held !== current && held.version !== current.version)
    throw new SyncError('record-changed', { id: current.id });
  const person = personIn(held);
  if (!person) throw new SyncError('bug', { id: current.id });
  const changed = differing(held.contact, target);
  const entries = {
    ...changedEntries(person.entries, target, changed),
    ...(await membershipsOf(account, person, target, changed)),
  };
  return { held, update: Object.keys(entries).length === 0 ? null : { person, entries } };
}

/** Only what changed: everything that the mask names is replaced. */
export function maskOf({ entries }: Update): string {
  return Object.keys(entries).sort().join(',');
}

/** With the etag of the contact source: Google refuses if somebody changed it since. */
export function bodyOf({ person, entries }: Update): Readonly<Record<string, unknown>> {
  const source = { type: 'CONTACT', id: person.sourceId, etag: person.etag };
  return { metadata: { sources: [source] }, ...entries };
}

export async function updated(account: GoogleAccount, id: string, row: PersonRow): Promise<ServiceRecord> {
  const record = row.kind === 'person' ? await recordOf(account, id, row) : null;
  if (!record) throw new SyncError('write-unknown', { id, after: 'answer-unreadable' });
  return record;
}

/** Google has no condition for it: the caller has just read it. */
export async function deleteOne(account: GoogleAccount, id: string): Promise<void> {
  try {
    await account.api.send('DELETE', `/${presentName(account, id)}:deleteContact`, {}, undefined);
  } catch (error) {
    if (!(error instanceof SyncError && error.code === 'record-gone')) throw error;
  }
}

/**
 * Groups that we do not show stay, and so does "My contacts": a contact without any group cannot be sent. Whoever is in none of the
 * wanted ones goes to "My contacts".
 */
async function membershipsOf(
  account: GoogleAccount,
  person: Person | null,
  target: Contact,
  changed: readonly string[],
): Promise<{ readonly memberships?: readonly Entry[] }> {
  if (!changed.includes(groupField)) return {};
  const wanted = valuesOf(target, groupField).map(({ value }) => value);
  const ours = await resourceNamesFor(account.api, account.groups, wanted);
  const shownNames = await namesOf(account.api, account.groups);
  const others = (person?.entries.memberships ?? [])
    .map(groupOfMembership)
    .filter((name) => name !== '' && !(name in shownNames));
  const kept = person === null || others.length + ours.length === 0 ? [myContacts] : [];
  const all = [...new Set([...kept, ...others, ...ours])];
  return {
    memberships: all.map((name) => ({ contactGroupMembership: { contactGroupResourceName: name } })),
  };
}
