/**
 * HubSpot's API as far as contacts go, in process or over loopback HTTPS. It holds to HubSpot's reference (collected 2026-11) and is as
 * strict as the real service or stricter; whatever is not known about that is a switch. The ledger says what it was asked.
 */
import { assertNever } from '../../../lib/errors.ts';
import { type Clock, realClock } from '../clock.ts';
import { type Desk, exchanged } from '../exchange.ts';
import { Faults } from '../faults.ts';
import { fetchFrom } from '../fetch.ts';
import { html } from '../html.ts';
import { type Server, serveHttps } from '../https.ts';
import type { Handler, WireRequest, WireResponse } from '../message.ts';
import { RateLimit } from '../rate-limit.ts';
import { Refusal, refusable } from '../refusal.ts';
import { failed, refuse } from './answers.ts';
import {
  accountDetails,
  listOwners,
  listProperties,
  readMemberships,
  searchLists,
  tokenInfo,
} from './around.ts';
import { Ledger, type RequestKind } from './ledger.ts';
import { People } from './people.ts';
import { Portal } from './portal.ts';
import {
  batchRead,
  listCompanies,
  listContacts,
  readCompanies,
  readContact,
  searchContacts,
} from './reads.ts';
import { allScopes, type Route, routeOf, type Scope } from './routes.ts';
import { defaultSwitches, type Switches } from './switches.ts';
import { archiveOne, batchArchive, batchWrite, createOne, updateOne } from './writes.ts';

export interface HubspotOptions {
  readonly clock?: Clock;
  readonly switches?: Partial<Switches>;
  /** What each key may do. Default: `emulatedServiceKey` with every scope. May be changed at any time. */
  readonly keys?: Readonly<Record<string, readonly Scope[]>>;
  readonly portalId?: number;
  /** Sees every exchange that was not broken by a fault. */
  readonly onExchange?: (request: WireRequest, answer: WireResponse) => void;
}

export const emulatedServiceKey = 'pat-eu1-emulated-5e41-4c9f-9d3e-0123456789ab';
export const hubspotHost = 'api.hubapi.com';

export class HubspotEmulator {
  readonly clock: Clock;
  readonly switches: Switches;
  readonly ledger = new Ledger();
  readonly faults = new Faults<RequestKind>();
  readonly portal: Portal;
  readonly people: People;
  readonly keys: Map<string, readonly Scope[]>;
  /** Calls the emulator in process. */
  readonly fetch: typeof fetch;
  readonly handle: Handler;
  private readonly desk: Desk<RequestKind>;
  private readonly onExchange: HubspotOptions['onExchange'];
  private readonly tenSeconds = new RateLimit(10_000);
  private readonly searches = new RateLimit(1_000);

  constructor(options: HubspotOptions = {}) {
    this.clock = options.clock ?? realClock();
    this.switches = { ...defaultSwitches, ...options.switches };
    this.portal = new Portal(options.portalId ?? 4_711_001, this.clock, this.switches, this.ledger);
    this.people = new People(this.portal);
    this.keys = new Map(Object.entries(options.keys ?? { [emulatedServiceKey]: allScopes }));
    this.onExchange = options.onExchange;
    const { ledger, faults } = this;
    this.desk = { ledger, faults, looks: { html, tooMany: () => this.tooMany('TEN_SECONDLY_ROLLING') } };
    this.handle = (request) => this.exchange(request);
    this.fetch = fetchFrom(this.handle);
  }

  listen(port = 0): Promise<Server> {
    return serveHttps(this.handle, port);
  }

  private exchange(request: WireRequest): Promise<WireResponse | 'drop'> {
    const url = new URL(request.url);
    const route = routeOf(request.method.toUpperCase(), url);
    return exchanged(this.desk, request, route?.kind ?? 'other', this.clock.now(), () =>
      this.answer(route, request, url),
    );
  }

  private answer(route: Route | null, request: WireRequest, url: URL): WireResponse {
    const answer = refusable(() => this.admitted(route, request, url));
    this.onExchange?.(request, answer);
    return answer;
  }

  private admitted(route: Route | null, request: WireRequest, url: URL): WireResponse {
    if (!route) return html(404, 'Not Found');
    const key = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const scopes = this.keys.get(key);
    if (!scopes)
      return failed(401, {
        category: 'INVALID_AUTHENTICATION',
        message: 'Authentication credentials not found.',
      });
    if (!this.tenSeconds.admit(this.switches.requestsIn10s, this.clock.now())) {
      this.ledger.overLimit += 1;
      return this.tooMany('TEN_SECONDLY_ROLLING');
    }
    if (route.kind === 'search' && !this.searches.admit(this.switches.searchesIn1s, this.clock.now())) {
      this.ledger.overSearchLimit += 1;
      return this.tooMany('SECONDLY');
    }
    if (route.scopes.length > 0 && !route.scopes.some((scope) => scopes.includes(scope)))
      return failed(403, {
        category: 'MISSING_SCOPES',
        message: "This app hasn't been granted all required scopes to make this call.",
        errors: [
          {
            message: 'One or more of the following scopes are required.',
            context: { requiredGranularScopes: route.scopes },
          },
        ],
      });
    return this.work(route, request, url, key, scopes);
  }

  private work(
    route: Route,
    request: WireRequest,
    url: URL,
    key: string,
    scopes: readonly Scope[],
  ): WireResponse {
    const { portal } = this;
    const query = url.searchParams;
    const body = () => bodyOf(request);
    switch (route.kind) {
      case 'list':
      case 'archived':
        return listContacts(portal, query);
      case 'search':
        return searchContacts(portal, body());
      case 'read':
        return readContact(portal, route.id, query);
      case 'create':
        return createOne(portal, body());
      case 'update':
        return updateOne(portal, route.id, body());
      case 'delete':
        return archiveOne(portal, route.id);
      case 'batch-read':
        return batchRead(portal, body());
      case 'batch-create':
        return batchWrite(portal, 'create', body());
      case 'batch-update':
        return batchWrite(portal, 'update', body());
      case 'batch-archive':
        return batchArchive(portal, body());
      case 'properties':
        return listProperties(portal, query);
      case 'owners':
        return listOwners(portal, query);
      case 'companies':
        return request.method === 'GET' ? listCompanies(portal, query) : readCompanies(portal, body());
      case 'lists':
        return searchLists(portal, body());
      case 'memberships':
        return readMemberships(portal, body());
      case 'account':
        return request.method === 'GET' ? accountDetails(portal) : tokenInfo(portal, body(), key, scopes);
      case 'other':
        return html(404, 'Not Found');
      default:
        return assertNever(route.kind);
    }
  }

  private tooMany(policyName: string): WireResponse {
    return failed(429, {
      message: 'You have reached your limit.',
      errorType: 'RATE_LIMIT',
      ...(this.switches.namesPolicy ? { policyName } : {}),
    });
  }
}

function bodyOf(request: WireRequest): unknown {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw new Refusal(failed(415, { message: 'Content-Type must be application/json' }));
  try {
    return JSON.parse(request.body);
  } catch {
    throw refuse(400, 'Invalid input JSON');
  }
}
