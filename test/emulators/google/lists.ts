/** connections.list and contactGroups.list: pages, sync tokens, and the time that it takes until a write is seen in them. */
import { createHash } from 'node:crypto';
import { invalid, Refusal } from './answers.ts';
import type { ContactBook, Group } from './contact-book.ts';
import { onlyParameters, pageSize, readMask, withProfiles } from './masks.ts';
import { deletedPerson, type Stored, showPerson } from './person.ts';
import type { Switches } from './switches.ts';

export interface ListContext {
  readonly book: ContactBook;
  readonly switches: Switches;
  readonly now: number;
  /** Counts the beginning of a full sync. @throws Refusal when there were too many */
  beginFullSync(): void;
}

/** What a token remembers. `since` null: a full list. */
interface Token {
  readonly kind: 'page' | 'sync';
  readonly seq: number;
  readonly since: number | null;
  readonly offset: number;
  readonly fullAt: number;
  readonly madeAt: number;
  /** Fingerprint of the other parameters, which must stay the same. */
  readonly rest: string;
}

const parameters = [
  'personFields',
  'pageSize',
  'pageToken',
  'requestSyncToken',
  'syncToken',
  'sortOrder',
  'sources',
];

export function listConnections(context: ListContext, query: URLSearchParams): unknown {
  onlyParameters(query, parameters);
  const { book, switches, now } = context;
  const mask = readMask(query.get('personFields'), 'personFields', true);
  const size = pageSize(query, 1000, 100);
  const withProfile = withProfiles(query.getAll('sources')) && switches.showsProfiles;
  const rest = restOf(query);
  const asked = query.get('requestSyncToken') === 'true';
  const token = readToken(query, rest, context);
  if (!token && asked) context.beginFullSync();
  const seq = token?.kind === 'page' ? token.seq : book.visibleSeq(switches.listLagMs);
  const since = token?.kind === 'page' ? token.since : (token?.seq ?? null);
  const offset = token?.kind === 'page' ? token.offset : 0;
  const fullAt = token?.fullAt ?? now;
  const rows = ordered(book.shown(seq, since), query.get('sortOrder'));
  const view = { mask, withProfile, withFormerNames: since !== null && switches.tellsFormerNames };
  const people = rows.flatMap(({ state, isDeleted }) => {
    if (isDeleted) return [deletedPerson(state)];
    const former = state.formerNames.at(-1);
    const isRenamed = switches.renameAlsoDeletes && since !== null && former !== undefined;
    return [
      ...(isRenamed ? [deletedPerson({ ...state, resourceName: former })] : []),
      showPerson(cutOff(state), view),
    ];
  });
  const connections = people.slice(offset, offset + size);
  const isLast = offset + size >= people.length;
  const next = { seq, since, offset: offset + size, fullAt, madeAt: now, rest };
  return {
    ...(connections.length > 0 ? { connections } : {}),
    ...(isLast ? {} : { nextPageToken: written({ ...next, kind: 'page' }) }),
    ...(isLast && asked ? { nextSyncToken: written({ ...next, kind: 'sync', offset: 0, since: null }) } : {}),
    ...(since === null ? { totalPeople: people.length, totalItems: people.length } : {}),
  };
}

export function listGroups(context: ListContext, query: URLSearchParams): unknown {
  onlyParameters(query, ['pageSize', 'pageToken', 'syncToken', 'groupFields']);
  const size = pageSize(query, 1000, 30);
  const offset = Number(query.get('pageToken') ?? 0);
  if (!Number.isInteger(offset)) throw invalid('Invalid page token.');
  const all = [...context.book.groups.values()];
  const members = memberCounts(context.book);
  const shown = all.slice(offset, offset + size).map((group) => showGroup(group, members));
  return {
    contactGroups: shown,
    totalItems: all.length,
    ...(offset + size < all.length
      ? { nextPageToken: String(offset + size) }
      : { nextSyncToken: `groups-${context.book.seq}` }),
  };
}

export function showGroup(group: Group, members: ReadonlyMap<string, number>) {
  const count = members.get(group.resourceName) ?? 0;
  return {
    resourceName: group.resourceName,
    etag: `g${group.revision}`,
    ...(group.type === 'USER_CONTACT_GROUP' ? { metadata: { updateTime: '2026-11-20T08:00:00Z' } } : {}),
    groupType: group.type,
    name: group.name,
    formattedName: group.name.charAt(0).toUpperCase() + group.name.slice(1),
    ...(count > 0 ? { memberCount: count } : {}),
  };
}

export function memberCounts(book: ContactBook): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { fields } of book.all())
    for (const entry of fields.memberships ?? []) {
      const membership = entry.contactGroupMembership as { readonly contactGroupResourceName: string };
      const name = membership.contactGroupResourceName;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  return counts;
}

/** "For connections.list the number of phone numbers is limited to 100", and so of addresses. */
function cutOff(state: Stored): Stored {
  const { phoneNumbers = [], emailAddresses = [] } = state.fields;
  if (phoneNumbers.length <= 100 && emailAddresses.length <= 100) return state;
  const cut = { phoneNumbers: phoneNumbers.slice(0, 100), emailAddresses: emailAddresses.slice(0, 100) };
  return { ...state, fields: { ...state.fields, ...cut } };
}

function ordered<T extends { readonly state: { readonly updatedAt: number } }>(
  rows: readonly T[],
  order: string | null,
): readonly T[] {
  switch (order) {
    case null:
    case 'LAST_MODIFIED_ASCENDING':
      return rows;
    case 'LAST_MODIFIED_DESCENDING':
      return rows.toReversed();
    default:
      throw invalid(`Invalid value at 'sortOrder': "${order}"`);
  }
}

function readToken(query: URLSearchParams, rest: string, { switches, now }: ListContext): Token | null {
  const page = query.get('pageToken');
  const sync = query.get('syncToken');
  const text = page ?? sync;
  if (text === null) return null;
  const token = parsed(text);
  if (!token || token.kind !== (page === null ? 'sync' : 'page'))
    throw page === null ? expired(switches) : invalid('Invalid page token.');
  if (token.rest !== rest) throw invalid('Request parameters must match the first call.');
  if (token.kind === 'page' && now - token.madeAt > switches.pageTokenMs)
    throw invalid('Page token is expired.');
  if (token.kind === 'sync' && now - token.fullAt > switches.syncTokenMs) throw expired(switches);
  return token;
}

export function expired({ expiredTokenStatus }: Switches): Refusal {
  return new Refusal({
    code: 'FAILED_PRECONDITION',
    message: 'Sync token is expired. Clear local cache and retry call without the sync token.',
    reason: 'EXPIRED_SYNC_TOKEN',
    httpStatus: expiredTokenStatus,
  });
}

function restOf(query: URLSearchParams): string {
  const kept = [...query].filter(([key]) => key !== 'pageToken' && key !== 'syncToken' && key !== 'pageSize');
  return createHash('sha256').update(JSON.stringify(kept.sort())).digest('hex').slice(0, 12);
}

function written(token: Token): string {
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

function parsed(text: string): Token | null {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Token;
  } catch {
    return null;
  }
}
