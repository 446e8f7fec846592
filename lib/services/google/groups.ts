/**
 * Contact groups by their names, as people know them. Only groups of one's own and the starred ones take members; every other group that a
 * contact is in, "My contacts" above all, stays as it is. Names are known from the last full listing, and read anew before they are written.
 */
import { SyncError } from '../../errors.ts';
import { isObject } from '../json.ts';
import type { Api } from './api.ts';
import { type Entry, textOf } from './schema.ts';

export const myContacts = 'contactGroups/myContacts';
const starred = 'contactGroups/starred';
const starredName = 'Starred';

/** Name by resource name, of the groups that we show. */
export type GroupNames = Readonly<Record<string, string>>;

export interface Groups {
  /** As last known; null: not read yet. */
  names: GroupNames | null;
  /** Read in this connector's life. */
  isFresh: boolean;
}

export async function readGroups(api: Api): Promise<GroupNames> {
  const names: Record<string, string> = {};
  let pageToken = '';
  do {
    const answer = await api.get('/contactGroups', {
      pageSize: '1000',
      ...(pageToken === '' ? {} : { pageToken }),
    });
    const list = isObject(answer) && Array.isArray(answer.contactGroups) ? answer.contactGroups : null;
    if (!list || !isObject(answer)) throw new SyncError('answer-unreadable', { reason: 'no list of groups' });
    for (const group of list.filter(isObject)) note(names, group);
    pageToken = textOf(answer, 'nextPageToken');
  } while (pageToken !== '');
  // Somebody's own group of that name takes precedence.
  if (!Object.values(names).includes(starredName)) names[starred] = starredName;
  return names;
}

function note(names: Record<string, string>, group: Entry): void {
  const resourceName = textOf(group, 'resourceName');
  const name = textOf(group, 'name');
  const isDeleted = isObject(group.metadata) && group.metadata.deleted === true;
  if (textOf(group, 'groupType') === 'USER_CONTACT_GROUP' && resourceName !== '' && name !== '' && !isDeleted)
    names[resourceName] = name;
}

export async function refresh(api: Api, groups: Groups): Promise<GroupNames> {
  groups.names = await readGroups(api);
  groups.isFresh = true;
  return groups.names;
}

/** Enough to read contacts by that are in no group of somebody's own; spares asking for the groups. */
export const fewNames: GroupNames = { [starred]: starredName };

export async function namesOf(api: Api, groups: Groups): Promise<GroupNames> {
  return groups.names ?? refresh(api, groups);
}

/** Resource names of groups by their names, in that order; those that are missing are made. */
export async function resourceNamesFor(
  api: Api,
  groups: Groups,
  wanted: readonly string[],
): Promise<readonly string[]> {
  let names = groups.isFresh && groups.names ? groups.names : await refresh(api, groups);
  const found: string[] = [];
  for (const name of wanted) {
    const known = keyOf(names, name);
    if (known) {
      found.push(known);
      continue;
    }
    const made = await createGroup(api, name);
    if (made) names = { ...names, [made]: name };
    else names = await refresh(api, groups);
    groups.names = names;
    const resourceName = keyOf(names, name);
    if (!resourceName) throw new SyncError('record-rejected', { field: 'groups', reason: 'group not made' });
    found.push(resourceName);
  }
  return found;
}

/** Null: there is one of that name already, made by somebody else meanwhile. */
async function createGroup(api: Api, name: string): Promise<string | null> {
  const answer = await api.send(
    'POST',
    '/contactGroups',
    {},
    { contactGroup: { name } },
    { conflict: 'null' },
  );
  return answer === null ? null : textOf(isObject(answer) ? answer : undefined, 'resourceName') || null;
}

function keyOf(names: GroupNames, wanted: string): string | undefined {
  const exact = Object.entries(names).find(([, name]) => name === wanted);
  const key = wanted.trim().toLowerCase();
  return (exact ?? Object.entries(names).find(([, name]) => name.trim().toLowerCase() === key))?.[0];
}

export function groupOfMembership(entry: Entry): string {
  const membership = isObject(entry.contactGroupMembership) ? entry.contactGroupMembership : undefined;
  return textOf(membership, 'contactGroupResourceName');
}

/** Whether a contact is in a group of somebody's own that we do not know: then the groups are read anew. */
export function isUnknownGroup(names: GroupNames, resourceName: string): boolean {
  return (
    resourceName !== '' && !(resourceName in names) && /^contactGroups\/[0-9a-f]{4,}$/.test(resourceName)
  );
}
