/** One request to the API from the gateway to the contact: route, key, limit, form, then the work itself. */
import { assertNever } from '../../../lib/errors.ts';
import type { WireRequest, WireResponse } from '../message.ts';
import { Refusal, refusable } from '../refusal.ts';
import { current, edge, html, ok } from './answers.ts';
import { createDetail, deleteDetail, updateDetail } from './details.ts';
import { listContacts, searchContacts } from './lists.ts';
import type { RateLimit } from './rate-limit.ts';
import type { Route } from './routes.ts';
import { isObject } from './values.ts';
import {
  type Company,
  createContact,
  deleteContact,
  findContact,
  showContact,
  updateContact,
} from './writes.ts';

export interface ApiKey {
  readonly apiId: string;
  readonly apiToken: string;
}

/** What GET /company tells: no id, no date, whatever the documentation lists. */
export interface CompanyFacts {
  name: string;
  users_count: number;
  numbers_count: number;
}

export class Api {
  private readonly company: Company;
  private readonly facts: CompanyFacts;
  private readonly keys: readonly ApiKey[];
  private readonly rate: RateLimit;

  constructor(company: Company, facts: CompanyFacts, keys: readonly ApiKey[], rate: RateLimit) {
    this.company = company;
    this.facts = facts;
    this.keys = keys;
    this.rate = rate;
  }

  answer(route: Route | null, request: WireRequest, url: URL): WireResponse {
    if (route === null) return edge(404);
    if (route.kind === 'about') {
      return ok({ resource: 'Aircall Documentation', contact: 'support@aircall.io' });
    }
    const authorization = request.headers.authorization;
    if (authorization === undefined) return edge(401);
    if (!this.isKnown(authorization)) return edge(403);
    const { rateLimit, rateHeaders } = this.company.switches;
    if (!this.rate.admit(rateLimit, this.company.now())) {
      this.company.ledger.overLimit += 1;
      return this.tooMany();
    }
    const answer = refusable(() => this.work(route, request, url));
    if (rateHeaders !== 'always' || rateLimit === null) return answer;
    return { ...answer, headers: { ...answer.headers, ...this.rateHeaders(rateLimit) } };
  }

  /** What a request over the limit gets. Its body is a guess. */
  tooMany(): WireResponse {
    const { rateLimit, rateHeaders, rateLimitBody, retryAfter } = this.company.switches;
    const now = this.company.now();
    const answer =
      rateLimitBody === 'edge'
        ? edge(429)
        : rateLimitBody === 'html'
          ? html(429, '429 Too Many Requests')
          : current(429, 'Too many requests, please slow down.');
    const seconds = Math.ceil((this.rate.resetAt(now) - now) / 1_000);
    return {
      ...answer,
      headers: {
        ...answer.headers,
        ...(rateHeaders === 'none' ? {} : this.rateHeaders(rateLimit ?? 120)),
        ...(retryAfter ? { 'retry-after': String(seconds) } : {}),
      },
    };
  }

  private work(route: Exclude<Route, { kind: 'about' }>, request: WireRequest, url: URL): WireResponse {
    const { company } = this;
    switch (route.kind) {
      case 'ping':
        return ok({ ping: 'pong' });
      case 'company': {
        const { name, users_count, numbers_count } = this.facts;
        return ok({ company: { name, users_count, numbers_count } });
      }
      case 'list':
        return listContacts(company.book, url.searchParams, company.switches);
      case 'search':
        return searchContacts(company.book, url.searchParams, company.switches);
      case 'read':
        return showContact(company, findContact(company, route.id));
      case 'create':
        return createContact(company, bodyOf(request));
      case 'update':
        return updateContact(company, route.id, bodyOf(request));
      case 'delete':
        mustBeJson(request);
        return deleteContact(company, route.id);
      case 'detail-create':
        return createDetail(company, route.id, route.list, bodyOf(request));
      case 'detail-update':
        return updateDetail(company, route.id, route.list, route.detailId, bodyOf(request));
      case 'detail-delete':
        mustBeJson(request);
        return deleteDetail(company, route.id, route.list, route.detailId);
      default:
        return assertNever(route);
    }
  }

  private isKnown(authorization: string): boolean {
    const [scheme, encoded] = authorization.split(' ');
    if (scheme?.toLowerCase() !== 'basic' || encoded === undefined) return false;
    const pair = Buffer.from(encoded, 'base64').toString('utf8');
    return this.keys.some(({ apiId, apiToken }) => pair === `${apiId}:${apiToken}`);
  }

  private rateHeaders(limit: number): Record<string, string> {
    const now = this.company.now();
    const reset = this.rate.resetAt(now);
    const { resetUnit } = this.company.switches;
    return {
      'x-aircallapi-limit': String(limit),
      'x-aircallapi-remaining': String(this.rate.remaining(limit, now)),
      'x-aircallapi-reset': String(resetUnit === 's' ? Math.ceil(reset / 1_000) : reset),
    };
  }
}

function bodyOf(request: WireRequest): Readonly<Record<string, unknown>> {
  mustBeJson(request);
  let body: unknown;
  try {
    body = JSON.parse(request.body);
  } catch {
    throw new Refusal(current(400, 'The body is not valid JSON'));
  }
  if (!isObject(body)) throw new Refusal(current(400, 'The body must be a JSON object'));
  return body;
}

/** Documented for every POST, PUT and DELETE; the status of the refusal is a guess. */
function mustBeJson(request: WireRequest): void {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    throw new Refusal(current(400, 'Content-Type must be application/json'));
  }
}
