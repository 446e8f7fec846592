/** Contacts by their names: read after write, unlike the lists, which lag behind. */
import type { ServiceRecord } from '../../contact/contact.ts';
import { SyncError } from '../../errors.ts';
import type { BatchOutcome } from '../contract.ts';
import { isObject } from '../json.ts';
import { type GoogleAccount, noteName, presentName } from './account.ts';
import { toWritableRecord } from './convert.ts';
import { contactSource, personMask } from './fields.ts';
import { fewNames, type GroupNames, groupOfMembership, isUnknownGroup, refresh } from './groups.ts';
import { errorOfCode } from './refusal.ts';
import { type Person, type PersonRow, readPerson, readPersonAnswer } from './schema.ts';

export const mostRead = 200;

export async function readOne(account: GoogleAccount, id: string): Promise<ServiceRecord | null> {
  const answer = await account.api.find(`/${presentName(account, id)}`, {
    personFields: personMask,
    sources: contactSource,
  });
  return answer === null ? null : recordOf(account, id, readPerson(answer));
}

/** In the order of the ids. */
export async function readMany(
  account: GoogleAccount,
  ids: readonly string[],
): Promise<readonly BatchOutcome<ServiceRecord | null>[]> {
  const rows = await readRows(account, ids);
  const outcomes: BatchOutcome<ServiceRecord | null>[] = [];
  for (const id of ids) {
    const found = rows.get(id);
    if (found instanceof SyncError) outcomes.push({ ok: false, error: found });
    else outcomes.push(await outcomeOf(() => recordOf(account, id, found ?? null)));
  }
  return outcomes;
}

/** What Google says of each: null where there is none. */
export async function readRows(
  account: GoogleAccount,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PersonRow | SyncError | null>> {
  const idsByName = new Map(ids.map((id) => [presentName(account, id), id]));
  const answer = await account.api.get('/people:batchGet', {
    personFields: personMask,
    sources: contactSource,
    resourceNames: [...idsByName.keys()],
  });
  const responses = isObject(answer) && Array.isArray(answer.responses) ? answer.responses : null;
  if (!responses) throw new SyncError('answer-unreadable', { reason: 'no answers' });
  const rows = new Map<string, PersonRow | SyncError | null>();
  for (const { requestedName, code, row } of responses.map(readPersonAnswer)) {
    const id = idsByName.get(requestedName);
    if (id === undefined) continue;
    if (row) rows.set(id, row);
    else rows.set(id, code === 5 ? null : errorOfCode(code));
  }
  // Whom the answer does not mention, it says nothing about.
  for (const id of ids)
    if (!rows.has(id)) rows.set(id, new SyncError('record-unreadable', { id, reason: 'no answer' }));
  return rows;
}

/** @throws SyncError record-unreadable */
export async function recordOf(
  account: GoogleAccount,
  id: string,
  row: PersonRow | null,
): Promise<ServiceRecord | null> {
  if (row === null || row.kind === 'gone') return null;
  if (row.kind === 'broken') throw new SyncError('record-unreadable', { id, reason: row.reason });
  noteName(account, id, row.person.resourceName);
  return toWritableRecord(id, row.person, await groupNamesFor(account, [row.person]));
}

/** Read anew if somebody is in a group that has turned up since. */
export async function groupNamesFor(
  { api, groups }: GoogleAccount,
  people: readonly Person[],
): Promise<GroupNames> {
  const names = groups.names ?? fewNames;
  const isUnknown = people.some(({ entries }) =>
    (entries.memberships ?? []).some((entry) => isUnknownGroup(names, groupOfMembership(entry))),
  );
  return isUnknown && !groups.isFresh ? refresh(api, groups) : names;
}

export async function outcomeOf<T>(work: () => Promise<T>): Promise<BatchOutcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof SyncError && error.scope === 'record') return { ok: false, error };
    throw error;
  }
}
