/** The routes: persons and organisations of v2, users and recents of v1. Anything else is 404, as is a method that a path does not know. */
import type { Clock } from '../clock.ts';
import type { WireRequest, WireResponse } from '../message.ts';
import { json, refusal } from './answers.ts';
import type { Company, PersonData } from './company.ts';
import type { Ledger, RequestKind } from './ledger.ts';
import { checkParameters, page } from './lists.ts';
import { type Person, problemIn } from './person.ts';
import type { Switches } from './switches.ts';
import { fieldViews, organisationView, personView, time } from './view.ts';

export interface Route {
  readonly kind: RequestKind;
  readonly id?: number;
}

const paths: readonly (readonly [string, RegExp, RequestKind])[] = [
  ['GET', /^\/api\/v2\/persons$/, 'list'],
  ['POST', /^\/api\/v2\/persons$/, 'create'],
  ['GET', /^\/api\/v2\/persons\/(\d+)$/, 'read'],
  ['PATCH', /^\/api\/v2\/persons\/(\d+)$/, 'update'],
  ['DELETE', /^\/api\/v2\/persons\/(\d+)$/, 'delete'],
  ['GET', /^\/api\/v2\/organizations$/, 'organisation-list'],
  ['POST', /^\/api\/v2\/organizations$/, 'organisation-create'],
  ['GET', /^\/api\/v2\/organizations\/search$/, 'organisation-search'],
  ['GET', /^\/api\/v2\/personFields$/, 'fields'],
  ['GET', /^\/api\/v1\/users(?:\/me)?$/, 'users'],
  ['GET', /^\/api\/v1\/recents$/, 'recents'],
];

export function routeOf(method: string, path: string): Route {
  for (const [verb, pattern, kind] of paths) {
    const match = verb === method ? pattern.exec(path) : null;
    if (match) return match[1] === undefined ? { kind } : { kind, id: Number(match[1]) };
  }
  return { kind: 'other' };
}

export interface Within {
  readonly company: Company;
  readonly switches: Switches;
  readonly ledger: Ledger;
  readonly clock: Clock;
}

const listParameters = [
  'ids',
  'updated_since',
  'updated_until',
  'sort_by',
  'sort_direction',
  'limit',
  'cursor',
  'filter_id',
  'owner_id',
];

export function answer(within: Within, route: Route, request: WireRequest, url: URL): WireResponse {
  const { company, switches, clock } = within;
  const now = clock.now();
  const query = url.searchParams;
  const ok = (data: unknown, more: object = {}, status = 200) =>
    json(status, { success: true, data, ...more }, now);
  switch (route.kind) {
    case 'list': {
      checkParameters(
        query,
        [...listParameters, 'org_id', 'deal_id', 'custom_fields', 'include_fields', 'include_labels'],
        now,
      );
      const listed = page(
        listedPersons(within, query),
        (one) => [sortKey(one, query), one.id],
        query,
        switches.mostRows,
        now,
      );
      return ok(
        listed.rows.map((one) => personView(one, switches)),
        { additional_data: { next_cursor: listed.nextCursor } },
      );
    }
    case 'read': {
      const person = personOf(within, route.id);
      return ok(personView(person, switches));
    }
    case 'create':
      return ok(personView(create(within, bodyOf(request, now)), switches), {}, 201);
    case 'update': {
      const person = personOf(within, route.id, true);
      update(within, person, bodyOf(request, now));
      return ok(personView(person, switches));
    }
    case 'delete':
      company.remove(personOf(within, route.id, true).id);
      return ok({ id: route.id });
    case 'organisation-list': {
      checkParameters(query, listParameters, now);
      const ids = query.get('ids')?.split(',').map(Number);
      if (ids && ids.length > 100) throw refusal(400, 'ids: at most 100', now);
      const rows = [...company.organisations.values()].filter((one) => !ids || ids.includes(one.id));
      const listed = page(
        rows,
        (one) => [query.get('sort_by') === 'add_time' ? one.add_time : one.id, one.id],
        query,
        switches.mostRows,
        now,
      );
      return ok(
        listed.rows.map((one) => organisationView(one, switches)),
        { additional_data: { next_cursor: listed.nextCursor } },
      );
    }
    case 'organisation-create': {
      const body = bodyOf(request, now);
      const name = body.name;
      if (typeof name !== 'string' || name.trim() === '') throw refusal(400, 'name is required', now);
      if (Object.keys(body).some((key) => key !== 'name')) throw refusal(400, 'unknown property', now);
      if (
        [...company.organisations.values()].some(
          (one) => one.name.toLowerCase() === name.trim().toLowerCase(),
        )
      )
        within.ledger.duplicateOrganisations += 1;
      return ok(organisationView(company.addOrganisation(name), switches), {}, 201);
    }
    case 'organisation-search': {
      checkParameters(query, ['term', 'fields', 'exact_match', 'limit', 'cursor'], now);
      const term = (query.get('term') ?? '').toLowerCase();
      if (term.length < (query.get('exact_match') === 'true' ? 1 : 2))
        throw refusal(400, 'term is too short', now);
      const found = [...company.organisations.values()].filter(
        (one) => one.add_time <= now - switches.searchLagMs && one.name.toLowerCase() === term,
      );
      const items = found.map((one) => ({
        result_score: 1,
        item: {
          id: one.id,
          type: 'organization',
          name: one.name,
          address: null,
          visible_to: 3,
          owner: { id: 501 },
          custom_fields: [],
          notes: [],
        },
      }));
      return ok({ items }, { additional_data: { next_cursor: null } });
    }
    case 'fields':
      checkParameters(query, ['include_fields', 'limit', 'cursor'], now);
      return ok(fieldViews(company, switches), { additional_data: { next_cursor: null } });
    case 'users': {
      const me = {
        ...company.users[0],
        company_id: 77,
        company_name: 'Lineup Demo',
        company_domain: 'lineup-demo',
        is_you: true,
      };
      return ok(url.pathname.endsWith('/me') ? me : company.users);
    }
    case 'recents':
      return recents(within, query, ok);
    default:
      throw refusal(404, 'Unknown method', now);
  }
}

function recents(
  { company, switches, clock }: Within,
  query: URLSearchParams,
  ok: (data: unknown, more: object) => WireResponse,
): WireResponse {
  const now = clock.now();
  if (switches.recents === 'gone') throw refusal(410, 'This endpoint is gone', now);
  if (switches.recents === 'forbidden') throw refusal(403, 'Scope and URL mismatch', now);
  const since = query.get('since_timestamp') ?? '';
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(since)) throw refusal(400, 'since_timestamp is required', now);
  const start = Number(query.get('start') ?? 0);
  const limit = Number(query.get('limit') ?? 100);
  const rows = [...company.persons.values()]
    .filter((one) => one.update_time >= Date.parse(`${since.replace(' ', 'T')}Z`))
    .filter((one) => !one.is_deleted || switches.deletions.startsWith('recents'));
  const shown = rows.slice(start, start + limit).map((one) => ({
    item: 'person',
    id: one.id,
    data:
      one.is_deleted && switches.deletions === 'recents-null'
        ? null
        : { id: one.id, active_flag: !one.is_deleted, name: one.name },
  }));
  const pagination = { start, limit, more_items_in_collection: rows.length > start + limit };
  return ok(shown, {
    additional_data: { since_timestamp: since, last_timestamp_on_page: time(now, switches), pagination },
  });
}

function listedPersons({ company, switches, clock }: Within, query: URLSearchParams): Person[] {
  const since = query.get('updated_since');
  const ids = query.get('ids')?.split(',').map(Number);
  return [...company.persons.values()].filter(
    (one) =>
      (!one.is_deleted || (switches.deletions === 'list' && since !== null)) &&
      one.update_time <= clock.now() - switches.listLagMs &&
      (since === null ||
        Math.floor(one.update_time / 1_000) * 1_000 >= Math.floor(Date.parse(since) / 1_000) * 1_000) &&
      (!ids || ids.includes(one.id)),
  );
}

function sortKey(one: Person, query: URLSearchParams): number {
  switch (query.get('sort_by')) {
    case 'update_time':
      return one.update_time;
    case 'add_time':
      return one.add_time;
    default:
      return one.id;
  }
}

function personOf({ company, switches, clock }: Within, id: number | undefined, isWrite = false): Person {
  const person = company.persons.get(id ?? 0);
  const isShown = person && (!person.is_deleted || (!isWrite && switches.deletedRead === 'is_deleted'));
  if (!person || !isShown)
    throw refusal(switches.deletedRead === 410 ? 410 : 404, 'Person not found', clock.now());
  return person;
}

function create(within: Within, body: Readonly<Record<string, unknown>>): Person {
  check(within, body, true);
  const data = body as PersonData;
  const isSame = (one: Person) =>
    one.name === data.name?.trim() &&
    valuesOf(one.phones) === valuesOf(data.phones) &&
    valuesOf(one.emails) === valuesOf(data.emails);
  within.ledger.creates += 1;
  if (within.company.alive().some(isSame)) within.ledger.duplicates += 1;
  return within.company.create(data);
}

function update(within: Within, person: Person, body: Readonly<Record<string, unknown>>): void {
  check(within, body, false);
  const before = JSON.stringify({ ...person, update_time: 0 });
  within.company.edit(person.id, body as PersonData);
  if (JSON.stringify({ ...person, update_time: 0 }) === before) within.ledger.unchangedWrites += 1;
}

function check(
  { company, switches, clock }: Within,
  body: Readonly<Record<string, unknown>>,
  isNew: boolean,
): void {
  const now = clock.now();
  const problem = problemIn(body, { contactSync: switches.contactSync, isNew });
  if (problem !== null) throw refusal(400, `Validation failed: ${problem}`, now);
  if (typeof body.org_id === 'number' && !company.organisations.has(body.org_id))
    throw refusal(400, 'org_id does not exist', now);
  const labels = Array.isArray(body.label_ids) ? body.label_ids : [];
  if (labels.some((id) => !company.labels.some((label) => label.id === id)))
    throw refusal(400, 'label_ids do not exist', now);
}

function valuesOf(details: Person['phones'] = []): string {
  return details
    .map((one) => one.value)
    .sort()
    .join(' ');
}

function bodyOf(request: WireRequest, now: number): Readonly<Record<string, unknown>> {
  if (!request.headers['content-type']?.startsWith('application/json'))
    throw refusal(415, 'Content-Type must be application/json', now);
  try {
    return JSON.parse(request.body) as Readonly<Record<string, unknown>>;
  } catch {
    throw refusal(400, 'Invalid JSON', now);
  }
}
