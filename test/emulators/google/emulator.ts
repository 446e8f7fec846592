/**
 * Google's People API with its sign-in pages, in process or over loopback HTTPS, as far as contacts go. It holds to the discovery document
 * of 2025-11 and is as strict as the real service; whatever is not known about that is a switch. The ledger says what it was asked.
 */
import { type Clock, realClock } from '../clock.ts';
import { type Desk, exchanged } from '../exchange.ts';
import { Faults } from '../faults.ts';
import { fetchFrom } from '../fetch.ts';
import { type Server, serveHttps } from '../https.ts';
import type { Handler, WireRequest, WireResponse } from '../message.ts';
import { type Account, Accounts } from './accounts.ts';
import { html, json, Refusal, refusal } from './answers.ts';
import type { ContactBook } from './contact-book.ts';
import { Ledger, type RequestKind } from './ledger.ts';
import { answerPeople, type Route, routeOf } from './people-api.ts';
import type { Entry, PersonFields, Stored } from './person.ts';
import { Quota } from './quota.ts';
import { signInPage } from './sign-in.ts';
import { defaultSwitches, type Switches } from './switches.ts';

export interface GoogleOptions {
  readonly clock?: Clock;
  readonly switches?: Partial<Switches>;
}

export const googleHosts = ['people.googleapis.com', 'accounts.google.com'];
export const emulatedClient = '1234567890-emulated.apps.googleusercontent.com';

export class GoogleEmulator {
  readonly clock: Clock;
  readonly switches: Switches;
  readonly faults = new Faults<RequestKind>();
  readonly ledger = new Ledger();
  readonly accounts: Accounts;
  /** The account that a new emulator has. */
  readonly account: Account;
  readonly fetch: typeof fetch;
  readonly handle: Handler;
  private readonly quota: Quota;
  private readonly desk: Desk<RequestKind>;

  constructor(options: GoogleOptions = {}) {
    const clock = options.clock ?? realClock();
    this.clock = clock;
    this.switches = { ...defaultSwitches, ...options.switches };
    this.quota = new Quota(this.switches, this.ledger);
    this.accounts = new Accounts(() => clock.now());
    this.account = this.accounts.add('108234567890123456789', 'anna.vogel@example.com', 'Anna Vogel');
    const { ledger, faults } = this;
    const tooMany = () => refusal(this.quota.tooMany('requests').refused, clock.now());
    this.desk = { ledger, faults, looks: { html, tooMany } };
    this.handle = (request) => this.exchange(request);
    this.fetch = fetchFrom(this.handle);
  }

  get book(): ContactBook {
    return this.account.book;
  }

  listen(port = 0): Promise<Server> {
    return serveHttps(this.handle, port);
  }

  /** Registers a client of the kind that takes redirects. */
  addClient(id: string, ...redirects: string[]): void {
    this.accounts.clients.push({ id, redirects });
  }

  contacts(): Stored[] {
    return this.book.all();
  }

  /** As if by a person on Google's own pages; without memberships it goes to "My contacts". */
  create(fields: PersonFields): Stored {
    const mine: Entry = { contactGroupMembership: { contactGroupResourceName: 'contactGroups/myContacts' } };
    return this.book.create({ memberships: [mine], ...fields });
  }

  edit(resourceName: string, fields: PersonFields): Stored {
    return this.book.change(this.book.must(resourceName), fields);
  }

  remove(resourceName: string): void {
    this.book.delete(this.book.must(resourceName));
  }

  /** The contact turns out to be somebody with a profile, and gets another name by it. */
  rename(resourceName: string, profile = `11${Date.now()}`): Stored {
    return this.book.link(this.book.must(resourceName), profile);
  }

  private async exchange(request: WireRequest): Promise<WireResponse | 'drop'> {
    const url = new URL(request.url);
    if (url.hostname === 'accounts.google.com') {
      this.ledger.arrived('sign-in', this.clock.now());
      return signInPage(this.accounts, this.switches, request);
    }
    if (url.hostname !== 'people.googleapis.com') return html(404, '404. That’s an error.');
    const route = routeOf(request.method.toUpperCase(), url);
    return exchanged(this.desk, request, route.kind, this.clock.now(), () =>
      this.answer(route, request, url),
    );
  }

  private answer(route: Route, request: WireRequest, url: URL): WireResponse {
    const now = this.clock.now();
    try {
      const { accounts, switches, ledger, quota } = this;
      const parts = { accounts, switches, ledger, quota, now: () => now };
      return json(200, answerPeople(parts, route, request, url), now);
    } catch (thrown) {
      if (thrown instanceof Refusal) return refusal(thrown.refused, now);
      throw thrown;
    }
  }
}
