/**
 * Google's People API with its sign-in pages, in process or over loopback HTTPS, as far as contacts go. It holds to the discovery document
 * of 2025-11 and is as strict as the real service; whatever is not known about that is a switch. The ledger says what it was asked.
 */
import { assertNever } from '../../../lib/errors.ts';
import { type Clock, realClock } from '../clock.ts';
import { fetchFrom } from '../fetch.ts';
import { type Server, serveHttps } from '../https.ts';
import type { Handler, WireRequest, WireResponse } from '../message.ts';
import { type Account, Accounts } from './accounts.ts';
import { html, json, Refusal, refusal } from './answers.ts';
import type { ContactBook } from './contact-book.ts';
import { type Fault, Faults } from './faults.ts';
import { Ledger } from './ledger.ts';
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
  readonly faults = new Faults();
  readonly ledger = new Ledger();
  readonly accounts: Accounts;
  /** The account that a new emulator has. */
  readonly account: Account;
  readonly fetch: typeof fetch;
  readonly handle: Handler;
  private readonly quota: Quota;

  constructor(options: GoogleOptions = {}) {
    const clock = options.clock ?? realClock();
    this.clock = clock;
    this.switches = { ...defaultSwitches, ...options.switches };
    this.quota = new Quota(this.switches, this.ledger);
    this.accounts = new Accounts(() => clock.now());
    this.account = this.accounts.add('108234567890123456789', 'anna.vogel@example.com', 'Anna Vogel');
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
      this.ledger.arrived('sign-in');
      return signInPage(this.accounts, this.switches, request);
    }
    if (url.hostname !== 'people.googleapis.com') return html(404, '404. That’s an error.');
    const route = routeOf(request.method.toUpperCase(), url);
    this.ledger.arrived(route.kind);
    try {
      return await this.underFault(this.faults.take(request, route.kind), () =>
        this.answer(route, request, url),
      );
    } finally {
      this.ledger.answered(route.kind);
    }
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

  private async underFault(fault: Fault | null, answer: () => WireResponse): Promise<WireResponse | 'drop'> {
    const now = this.clock.now();
    switch (fault?.kind) {
      case undefined:
        return answer();
      case 'bad-gateway':
        return html(502, 'Error 502 (Server Error)');
      case 'html':
        return html(200, 'Sign in to this network');
      case 'dropped':
        return 'drop';
      case 'lost-answer':
        answer();
        return 'drop';
      case 'too-many':
        return refusal(this.quota.tooMany('requests').refused, now);
      case 'forbidden':
        return refusal({ code: 'PERMISSION_DENIED', message: 'Forbidden.', reason: fault.reason }, now);
      case 'slow': {
        const late = answer();
        await new Promise((resolve) => setTimeout(resolve, fault.ms).unref());
        return late;
      }
      case 'meanwhile':
        fault.act();
        return answer();
      default:
        return assertNever(fault);
    }
  }
}
