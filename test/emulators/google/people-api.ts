/** One request to people.googleapis.com, from the token to the contact. */
import { assertNever } from '../../../lib/errors.ts';
import type { WireRequest } from '../message.ts';
import { type Accounts, contactsScope, emailScope, type Token } from './accounts.ts';
import { invalid, Refusal } from './answers.ts';
import type { Ledger, RequestKind } from './ledger.ts';
import { type ListContext, listConnections, listGroups, memberCounts, showGroup } from './lists.ts';
import { onlyParameters } from './masks.ts';
import { showPerson } from './person.ts';
import type { Quota } from './quota.ts';
import type { Switches } from './switches.ts';
import {
  batchCreate,
  batchDelete,
  batchUpdate,
  createContact,
  deleteContact,
  known,
  mustFind,
  personResponse,
  readShown,
  updateContact,
} from './writes.ts';

export interface PeopleParts {
  readonly accounts: Accounts;
  readonly switches: Switches;
  readonly ledger: Ledger;
  readonly quota: Quota;
  now(): number;
}

export interface Route {
  readonly kind: RequestKind;
  /** Resource name, for those that are about one. */
  readonly name: string;
}

export function routeOf(method: string, url: URL): Route {
  const { pathname, searchParams } = url;
  const name = decodeURIComponent(/^\/v1\/(people\/[^/:]+)/.exec(pathname)?.[1] ?? '');
  const route = (kind: RequestKind): Route => ({ kind, name });
  switch (`${method} ${pathname.replace(/^\/v1\/people\/[^/:]+/, '/v1/people/*')}`) {
    case 'GET /v1/people/*/connections':
      return route(searchParams.has('syncToken') ? 'sync' : 'list');
    case 'GET /v1/people/*':
      return route(name === 'people/me' ? 'me' : 'read');
    case 'GET /v1/people:batchGet':
      return route('batch-read');
    case 'POST /v1/people:createContact':
      return route('create');
    case 'POST /v1/people:batchCreateContacts':
      return route('batch-create');
    case 'PATCH /v1/people/*:updateContact':
      return route('update');
    case 'POST /v1/people:batchUpdateContacts':
      return route('batch-update');
    case 'DELETE /v1/people/*:deleteContact':
      return route('delete');
    case 'POST /v1/people:batchDeleteContacts':
      return route('batch-delete');
    case 'GET /v1/contactGroups':
      return route('groups');
    case 'POST /v1/contactGroups':
      return route('group-create');
    default:
      return route('other');
  }
}

/** @throws Refusal */
export function answerPeople(parts: PeopleParts, route: Route, request: WireRequest, url: URL): unknown {
  if (route.kind === 'other' || route.kind === 'sign-in')
    throw new Refusal({ code: 'NOT_FOUND', message: 'Not found.' });
  const token = tokenOf(parts.accounts, request);
  const now = parts.now();
  parts.quota.request(now);
  const { book } = token.account;
  const query = url.searchParams;
  if (route.kind === 'me') return me(token, query);
  if (!token.scopes.includes(contactsScope)) throw insufficient();
  const context: ListContext & Omit<PeopleParts, 'now'> = {
    ...parts,
    book,
    now,
    beginFullSync: () => parts.quota.fullSync(now),
  };
  switch (route.kind) {
    case 'list':
    case 'sync':
      if (route.name !== 'people/me') throw invalid('Only people/me is valid.');
      return listConnections(context, query);
    case 'groups':
      return listGroups(context, query);
    case 'read': {
      onlyParameters(query, ['personFields', 'sources']);
      const stored = mustFind(context, route.name);
      return showPerson(stored, shownBy(query, true));
    }
    case 'batch-read': {
      onlyParameters(query, ['personFields', 'sources', 'resourceNames']);
      const names = query.getAll('resourceNames');
      if (names.length === 0 || names.length > 200) throw invalid('1 to 200 resource names are needed.');
      const shown = shownBy(query, true);
      return { responses: names.map((name) => readOne(() => mustFind(context, name), name, shown)) };
    }
    case 'create':
      onlyParameters(query, ['personFields', 'sources']);
      return createContact(context, bodyOf(request), shownBy(query, false));
    case 'update':
      onlyParameters(query, ['personFields', 'sources', 'updatePersonFields']);
      return updateContact(
        context,
        route.name,
        bodyOf(request),
        query.get('updatePersonFields'),
        shownBy(query, false),
      );
    case 'delete':
      onlyParameters(query, []);
      return deleteContact(context, route.name);
    case 'batch-create':
      return batchCreate(context, bodyOf(request));
    case 'batch-update':
      return batchUpdate(context, bodyOf(request));
    case 'batch-delete':
      return batchDelete(context, bodyOf(request));
    case 'group-create':
      return createGroup(context, bodyOf(request));
    default:
      return assertNever(route.kind);
  }

  function shownBy(given: URLSearchParams, isRequired: boolean) {
    const shown = readShown(given.get('personFields'), given.getAll('sources'), isRequired);
    return { ...shown, withProfile: shown.withProfile && parts.switches.showsProfiles };
  }
}

function tokenOf(accounts: Accounts, request: WireRequest): Token {
  const text = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const token = accounts.check(text);
  if (token) return token;
  throw new Refusal({
    code: 'UNAUTHENTICATED',
    message:
      'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
    reason: 'ACCESS_TOKEN_EXPIRED',
  });
}

export function insufficient(): Refusal {
  return new Refusal({
    code: 'PERMISSION_DENIED',
    message: 'Request had insufficient authentication scopes.',
    reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
  });
}

function me({ account, scopes }: Token, query: URLSearchParams): unknown {
  onlyParameters(query, ['personFields', 'sources']);
  const shown = readShown(query.get('personFields'), query.getAll('sources'), true);
  const resourceName = `people/${account.id}`;
  const metadata = { primary: true, verified: true, source: { type: 'ACCOUNT', id: account.id } };
  return {
    resourceName,
    etag: '%EgUBCS43PgoE',
    ...(shown.mask.includes('emailAddresses') && scopes.includes(emailScope)
      ? { emailAddresses: [{ metadata, value: account.email }] }
      : {}),
  };
}

function readOne(
  find: () => Parameters<typeof showPerson>[0],
  name: string,
  shown: Parameters<typeof showPerson>[1],
) {
  try {
    return { ...personResponse(showPerson(find(), shown)), requestedResourceName: name };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const status = { code: 5, message: 'Requested entity was not found.' };
    return { requestedResourceName: name, httpStatusCode: 404, status };
  }
}

function createGroup({ book }: ListContext, body: unknown): unknown {
  const { contactGroup } = known(body, ['contactGroup', 'readGroupFields']);
  const { name } = known(contactGroup, ['name', 'clientData']);
  if (typeof name !== 'string' || name.trim() === '') throw invalid('contactGroup.name is required.');
  if ([...book.groups.values()].some((group) => group.name === name.trim()))
    throw new Refusal({ code: 'ALREADY_EXISTS', message: 'Contact group name already exists.' });
  return showGroup(book.createGroup(name.trim()), memberCounts(book));
}

function bodyOf(request: WireRequest): unknown {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw invalid('Content-Type must be application/json');
  try {
    return JSON.parse(request.body) as unknown;
  } catch {
    throw invalid('Invalid JSON payload received.');
  }
}
