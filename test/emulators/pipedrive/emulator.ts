/**
 * Pipedrive as far as persons go, in process or over loopback HTTPS. It holds to Pipedrive's v2 description and to what is known beside it
 * (collected 2026-11); whatever is not known is a switch. The ledger says what it was asked and what that cost in tokens.
 */
import { type Clock, realClock } from '../clock.ts';
import { type Desk, exchanged } from '../exchange.ts';
import { Faults } from '../faults.ts';
import { fetchFrom } from '../fetch.ts';
import { html } from '../html.ts';
import { type Server, serveHttps } from '../https.ts';
import type { Handler, WireRequest, WireResponse } from '../message.ts';
import { RateLimit } from '../rate-limit.ts';
import { refusable } from '../refusal.ts';
import { refusal } from './answers.ts';
import { answer, routeOf } from './api.ts';
import { Company } from './company.ts';
import { Ledger, type RequestKind } from './ledger.ts';
import { defaultSwitches, type Switches } from './switches.ts';

export interface PipedriveOptions {
  readonly clock?: Clock;
  readonly switches?: Partial<Switches>;
  readonly token?: string;
  /** Sees every exchange: for checks against the description. */
  readonly onExchange?: (request: WireRequest, answer: WireResponse) => void;
}

export const emulatedToken = 'emulated-pipedrive-token-0123456789abcdef';

export class PipedriveEmulator {
  readonly clock: Clock;
  readonly switches: Switches;
  readonly faults = new Faults<RequestKind>();
  readonly ledger = new Ledger();
  readonly company: Company;
  /** May be changed at any time: a token that was regenerated. */
  token: string;
  readonly fetch: typeof fetch;
  readonly handle: Handler;
  private readonly twoSeconds = new RateLimit(2_000);
  private readonly desk: Desk<RequestKind>;
  private readonly onExchange: PipedriveOptions['onExchange'];

  constructor(options: PipedriveOptions = {}) {
    this.clock = options.clock ?? realClock();
    this.switches = { ...defaultSwitches, ...options.switches };
    this.token = options.token ?? emulatedToken;
    this.company = new Company(this.clock, this.switches);
    this.onExchange = options.onExchange;
    const { ledger, faults } = this;
    const tooMany = () =>
      refusal(429, 'request over limit', this.clock.now(), { 'x-ratelimit-reset': '2' }).answer;
    this.desk = { ledger, faults, looks: { html, tooMany } };
    this.handle = async (request) => {
      const given = await this.exchange(request);
      if (given !== 'drop') this.onExchange?.(request, given);
      return given;
    };
    this.fetch = fetchFrom(this.handle);
  }

  listen(port = 0): Promise<Server> {
    return serveHttps(this.handle, port);
  }

  private exchange(request: WireRequest): Promise<WireResponse | 'drop'> {
    const url = new URL(request.url);
    const route = routeOf(request.method.toUpperCase(), url.pathname);
    return exchanged(this.desk, request, route.kind, this.clock.now(), () =>
      refusable(() => {
        this.admit(request);
        return answer(this, route, request, url);
      }),
    );
  }

  private admit(request: WireRequest): void {
    const now = this.clock.now();
    if (request.headers['x-api-token'] !== this.token) throw refusal(401, 'unauthorized access', now);
    const { burst, dailyTokens } = this.switches;
    if (dailyTokens !== null && this.ledger.tokens > dailyTokens)
      throw refusal(429, 'Daily token budget is used up', now, { 'x-daily-requests-left': '0' });
    if (this.twoSeconds.admit(burst, now)) return;
    this.ledger.overLimit += 1;
    throw refusal(429, 'request over limit', now, {
      'x-ratelimit-limit': String(burst),
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '2',
    });
  }
}
