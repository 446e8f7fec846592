/**
 * Aircall's public API as far as contacts go, in process or over loopback HTTPS. It holds to Aircall's reference (collected 2026-11) and
 * is as strict as the real service; whatever is not known about that is a switch. The ledger says what it was asked.
 */
import { type Clock, realClock } from '../clock.ts';
import { type Desk, exchanged } from '../exchange.ts';
import { Faults } from '../faults.ts';
import { fetchFrom } from '../fetch.ts';
import { type Server, serveHttps } from '../https.ts';
import type { Handler, WireRequest, WireResponse } from '../message.ts';
import { html } from './answers.ts';
import { Api, type ApiKey, type CompanyFacts } from './api.ts';
import { Book } from './book.ts';
import type { AircallContact, ContactData } from './contact.ts';
import { Ledger, type RequestKind } from './ledger.ts';
import { RateLimit } from './rate-limit.ts';
import { ledgerKind, routeOf } from './routes.ts';
import { defaultContacts } from './seed-contacts.ts';
import { defaultSwitches, type Switches } from './switches.ts';
import { Workspace } from './workspace.ts';

export interface AircallOptions {
  /** Keys of the company; all of them share its rate limit. Default: one, `emulatedKey`. */
  readonly credentials?: readonly ApiKey[];
  readonly company?: Partial<CompanyFacts>;
  readonly clock?: Clock;
  readonly switches?: Partial<Switches>;
  /** False: the account starts without the two contacts that Aircall puts into a new one. */
  readonly withDefaultContacts?: boolean;
  /** Answers for every host that is not the API: Aircall's pages. */
  readonly pages?: Handler;
}

export const emulatedKey: ApiKey = { apiId: 'emulated-api-id', apiToken: 'emulated-api-token' };

const apiHosts = ['api.aircall.io', 'localhost', '127.0.0.1'];

export class AircallEmulator {
  readonly clock: Clock;
  readonly switches: Switches;
  readonly faults = new Faults<RequestKind>();
  readonly ledger = new Ledger();
  readonly rate = new RateLimit();
  /** May be changed at any time: another company behind the same key. */
  readonly company: CompanyFacts;
  readonly keys: ApiKey[];
  /** Calls the emulator in process. */
  readonly fetch: typeof fetch;
  readonly handle: Handler;
  private readonly book: Book;
  private readonly workspace: Workspace;
  private readonly api: Api;
  private readonly desk: Desk<RequestKind>;
  private readonly pages: Handler | undefined;
  private lastContactId = 518_690_459;
  private lastDetailId = 2_168_224_880;

  constructor(options: AircallOptions = {}) {
    const clock = options.clock ?? realClock();
    this.clock = clock;
    this.switches = { ...defaultSwitches, ...options.switches };
    this.company = { name: 'Lineup Demo', users_count: 12, numbers_count: 4, ...options.company };
    this.keys = [...(options.credentials ?? [emulatedKey])];
    this.pages = options.pages;
    this.book = new Book(
      () => clock.now(),
      () => this.switches.listLagMs,
      () => this.switches.searchLagMs,
    );
    const company = {
      book: this.book,
      ledger: this.ledger,
      switches: this.switches,
      now: () => clock.now(),
      nextContactId: () => ++this.lastContactId,
      nextDetailId: () => ++this.lastDetailId,
    };
    this.workspace = new Workspace(company);
    this.api = new Api(company, this.company, this.keys, this.rate);
    const { ledger, faults } = this;
    this.desk = { ledger, faults, looks: { html, tooMany: () => this.api.tooMany() } };
    this.handle = (request) => this.exchange(request);
    this.fetch = fetchFrom(this.handle);
    if (options.withDefaultContacts !== false) this.seed(defaultContacts);
  }

  listen(port = 0): Promise<Server> {
    return serveHttps(this.handle, port);
  }

  /** All contacts that the API can show, in the order they were made. */
  contacts(): AircallContact[] {
    return this.book.all().sort((a, b) => a.created_at - b.created_at || a.id - b.id);
  }

  contact(id: number): AircallContact | undefined {
    return this.book.get(id);
  }

  /** @see Workspace */
  seed(contacts: readonly ContactData[]): AircallContact[] {
    return this.workspace.seed(contacts);
  }

  addHidden(data: ContactData): AircallContact {
    return this.workspace.addHidden(data);
  }

  create(data: ContactData): AircallContact {
    return this.workspace.create(data);
  }

  edit(id: number, change: ContactData): AircallContact {
    return this.workspace.edit(id, change);
  }

  remove(id: number): void {
    this.workspace.remove(id);
  }

  private async exchange(request: WireRequest): Promise<WireResponse | 'drop'> {
    const url = new URL(request.url);
    if (!apiHosts.includes(url.hostname)) return this.pages?.(request) ?? html(404, '404 Not Found');
    const route = routeOf(request.method.toUpperCase(), url.pathname, this.switches);
    const kind = ledgerKind(route);
    return exchanged(this.desk, request, kind, this.clock.now(), () => this.api.answer(route, request, url));
  }
}
