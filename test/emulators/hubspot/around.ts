/** What lies around the contacts: whose account it is, its properties, owners and lists. */
import type { WireResponse } from '../message.ts';
import { Refusal } from '../refusal.ts';
import { failed, isObject, ok, onlyKnown, refuse } from './answers.ts';
import { shownDefinition } from './definitions.ts';
import type { Portal } from './portal.ts';
import { numberOf, onlyAsked } from './reads.ts';
import { iso } from './view.ts';
import { inputsOf } from './writes.ts';

const longAgo = iso(Date.UTC(2025, 0, 1));

export function accountDetails(portal: Portal): WireResponse {
  if (portal.switches.accountDetails === 'forbidden')
    throw new Refusal(
      failed(403, { category: 'MISSING_SCOPES', message: 'This key may not make this call.' }),
    );
  return ok({
    portalId: portal.id,
    accountType: 'STANDARD',
    timeZone: 'Europe/Paris',
    companyCurrency: 'EUR',
    additionalCurrencies: [],
    utcOffset: '+01:00',
    utcOffsetMilliseconds: 3_600_000,
    uiDomain: 'app-eu1.hubspot.com',
    dataHostingLocation: 'eu1',
  });
}

export function tokenInfo(
  portal: Portal,
  body: unknown,
  key: string,
  scopes: readonly string[],
): WireResponse {
  if (!isObject(body) || body.tokenKey !== key || portal.switches.tokenInfo === 'refused')
    throw refuse(400, 'not a private app access token');
  onlyKnown(body, ['tokenKey'], 'token info');
  return ok({ userId: 1, hubId: portal.id, appId: 2, scopes });
}

export function listProperties(portal: Portal, query: URLSearchParams): WireResponse {
  onlyAsked(query, ['archived']);
  const known = portal.definitions.map((one) => shownDefinition(portal.definition(one.name) ?? one));
  return ok({ results: known });
}

export function listOwners(portal: Portal, query: URLSearchParams): WireResponse {
  onlyAsked(query, ['limit', 'after', 'archived', 'email']);
  const limit = numberOf(query.get('limit') ?? '100', 1, 500, 'limit');
  const start = numberOf(query.get('after') ?? '0', 0, Number.MAX_SAFE_INTEGER, 'after');
  const page = portal.owners.slice(start, start + limit);
  const more = portal.owners.length > start + limit;
  return ok({
    results: page.map((owner) => ({
      ...owner,
      type: 'PERSON',
      userId: Number(owner.id),
      createdAt: longAgo,
      updatedAt: longAgo,
      archived: false,
    })),
    ...(more ? { paging: { next: { after: String(start + limit), link: '' } } } : {}),
  });
}

export function searchLists(portal: Portal, body: unknown): WireResponse {
  if (!isObject(body)) throw refuse(400, 'no object');
  onlyKnown(
    body,
    ['offset', 'count', 'query', 'listIds', 'processingTypes', 'additionalProperties', 'sort'],
    'lists',
  );
  const offset = numberOf(String(body.offset ?? 0), 0, 1_000_000, 'offset');
  const count = numberOf(String(body.count ?? 20), 1, 500, 'count');
  const all = portal.lists.map(({ listId, name }) => list(listId, name, '0-1'));
  const withOthers = [...all, list('99999', 'Key accounts (companies)', '0-2')];
  return ok({
    offset,
    total: withOthers.length,
    hasMore: withOthers.length > offset + count,
    lists: withOthers.slice(offset, offset + count),
  });
}

export function readMemberships(portal: Portal, body: unknown): WireResponse {
  const results = inputsOf(body).map((input) => {
    onlyKnown(input, ['objectTypeId', 'recordId'], 'input');
    if (input.objectTypeId !== '0-1' || typeof input.recordId !== 'string')
      throw refuse(400, 'no such record');
    const { recordId } = input;
    const memberships = portal.lists
      .filter(({ members }) => members.has(recordId))
      .map(({ listId }) => ({
        listId,
        listVersion: 1,
        firstAddedTimestamp: longAgo,
        lastAddedTimestamp: longAgo,
        isPublicList: true,
      }));
    return { objectTypeId: '0-1', recordId, recordListMemberships: memberships };
  });
  return ok({ status: 'COMPLETE', startedAt: longAgo, completedAt: longAgo, results });
}

function list(listId: string, name: string, objectTypeId: string) {
  return {
    listId,
    name,
    objectTypeId,
    listVersion: 1,
    processingType: 'DYNAMIC',
    processingStatus: 'COMPLETE',
    createdAt: longAgo,
    updatedAt: longAgo,
    additionalProperties: {},
  };
}
