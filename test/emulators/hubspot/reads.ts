/** Lists, single reads, batch reads and searches of contacts. */
import type { WireResponse } from '../message.ts';
import { Refusal } from '../refusal.ts';
import { isObject, ok, onlyKnown, refuse, textList } from './answers.ts';
import type { Portal, StoredContact } from './portal.ts';
import { iso, shown } from './view.ts';
import { alive, batchAnswer, inputsOf } from './writes.ts';

const mostResults = 10_000;

export function listContacts(portal: Portal, query: URLSearchParams): WireResponse {
  onlyAsked(query, ['limit', 'after', 'properties', 'archived', 'associations', 'propertiesWithHistory']);
  const limit = numberOf(query.get('limit') ?? '10', 1, 100, 'limit');
  const after = query.get('after');
  const from = after === null ? 0 : numberOf(after, 0, Number.MAX_SAFE_INTEGER, 'after');
  const all = portal.all(query.get('archived') === 'true').filter(({ id }) => Number(id) >= from);
  const page = all.slice(0, limit);
  const next = all[limit];
  return ok({
    results: page.map((one) => shown(portal, one, namesOf(query))),
    ...(next ? { paging: { next: { after: next.id, link: `?after=${next.id}` } } } : {}),
  });
}

export function readContact(portal: Portal, key: string, query: URLSearchParams): WireResponse {
  onlyAsked(query, ['properties', 'archived', 'associations', 'idProperty', 'propertiesWithHistory']);
  const byEmail = query.get('idProperty') === 'email' ? (portal.holderOf(key, null)?.id ?? '') : key;
  return ok(shown(portal, alive(portal, byEmail), namesOf(query)));
}

export function batchRead(portal: Portal, body: unknown): WireResponse {
  const inputs = inputsOf(body);
  if (!isObject(body)) throw refuse(400, 'no object');
  onlyKnown(body, ['inputs', 'properties', 'propertiesWithHistory', 'idProperty'], 'batch read');
  const idOf = (key: string) => (body.idProperty === 'email' ? (portal.holderOf(key, null)?.id ?? '') : key);
  const names = textList(body.properties, 'properties');
  textList(body.propertiesWithHistory, 'propertiesWithHistory');
  const found = new Map<string, StoredContact>();
  const missing: string[] = [];
  for (const { id } of inputs) {
    try {
      const contact = alive(portal, idOf(String(id)));
      found.set(contact.id, contact);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      missing.push(String(id));
    }
  }
  const isTold = missing.length > 0 && portal.switches.missingInBatch === 'errors';
  const error = {
    status: 'error',
    category: 'OBJECT_NOT_FOUND',
    message: 'Could not get some CONTACT objects, they may be deleted or not exist.',
    context: { ids: missing },
  };
  const results = [...found.values()].map((one) => shown(portal, one, names));
  return batchAnswer(portal, portal.now(), results, isTold ? [error] : [], 200);
}

export function searchContacts(portal: Portal, body: unknown): WireResponse {
  if (!isObject(body)) throw refuse(400, 'no object');
  onlyKnown(body, ['filterGroups', 'sorts', 'properties', 'limit', 'after', 'query'], 'search');
  const limit = numberOf(String(body.limit ?? 10), 1, 200, 'limit');
  const start = numberOf(
    typeof body.after === 'string' ? body.after : '0',
    0,
    Number.MAX_SAFE_INTEGER,
    'after',
  );
  if (start + limit > mostResults) throw refuse(400, 'paging ends at 10,000 results');
  const matching = portal.indexed().filter((one) => matches(body.filterGroups, one));
  const sorted = sort(matching, body.sorts);
  const names = textList(body.properties, 'properties');
  const end = start + limit;
  return ok({
    total: sorted.length,
    results: sorted.slice(start, end).map((one) => shown(portal, one, names)),
    ...(end < sorted.length ? { paging: { next: { after: String(end), link: '' } } } : {}),
  });
}

function matches(groups: unknown, contact: StoredContact): boolean {
  if (!Array.isArray(groups) || groups.length > 5) throw refuse(400, 'filterGroups must be at most 5');
  return groups.length === 0 || groups.some((group: unknown) => inGroup(group, contact));
}

function inGroup(group: unknown, contact: StoredContact): boolean {
  if (!isObject(group) || !Array.isArray(group.filters)) throw refuse(400, 'a filter group has filters');
  onlyKnown(group, ['filters'], 'filter group');
  return group.filters.every((filter: unknown) => {
    if (!isObject(filter)) throw refuse(400, 'a filter is an object');
    onlyKnown(filter, ['propertyName', 'operator', 'value'], 'filter');
    if (filter.operator !== 'GTE' || typeof filter.value !== 'string' || !/^\d+$/.test(filter.value))
      throw refuse(400, 'only GTE with a time in ms is emulated');
    return timeOf(contact, filter.propertyName) >= Number(filter.value);
  });
}

function sort(contacts: StoredContact[], sorts: unknown): StoredContact[] {
  const [first] = Array.isArray(sorts) && sorts.length === 1 ? sorts : [];
  if (!isObject(first)) throw refuse(400, 'one sort is allowed');
  onlyKnown(first, ['propertyName', 'direction'], 'sort');
  const sign = first.direction === 'ASCENDING' ? 1 : first.direction === 'DESCENDING' ? -1 : 0;
  if (sign === 0) throw refuse(400, 'no such direction');
  const at = (one: StoredContact) => timeOf(one, first.propertyName);
  return contacts.sort((a, b) => sign * (at(a) - at(b) || Number(a.id) - Number(b.id)));
}

function timeOf(contact: StoredContact, name: unknown): number {
  if (name === 'lastmodifieddate') return contact.updatedAt;
  if (name === 'createdate') return contact.createdAt;
  throw refuse(400, `no times in ${String(name)}`);
}

export function onlyAsked(query: URLSearchParams, names: readonly string[]): void {
  for (const name of query.keys()) if (!names.includes(name)) throw refuse(400, `unknown parameter ${name}`);
}

export function numberOf(text: string, least: number, most: number, name: string): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw refuse(400, `${name} must be ${least} to ${most}`);
  return value;
}

function namesOf(query: URLSearchParams): readonly string[] | null {
  return query.get('properties')?.split(',') ?? null;
}

/** Companies, as far as their names go. */
export function listCompanies(portal: Portal, query: URLSearchParams): WireResponse {
  onlyAsked(query, ['limit', 'after', 'properties', 'archived']);
  const limit = numberOf(query.get('limit') ?? '10', 1, 100, 'limit');
  return ok({ results: [...portal.companies.keys()].slice(0, limit).map((id) => company(portal, id)) });
}

export function readCompanies(portal: Portal, body: unknown): WireResponse {
  const found = inputsOf(body).flatMap(({ id }) => (portal.companies.has(String(id)) ? [String(id)] : []));
  const results = [...new Set(found)].map((id) => company(portal, id));
  return batchAnswer(portal, portal.now(), results, [], 200);
}

export function company(portal: Portal, id: string) {
  const at = iso(Date.UTC(2026, 0, 1));
  const properties = {
    name: portal.companies.get(id) ?? '',
    hs_object_id: id,
    createdate: at,
    hs_lastmodifieddate: at,
  };
  return { id, properties, createdAt: at, updatedAt: at, archived: false };
}
