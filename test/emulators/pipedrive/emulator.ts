/**
 * Pipedrive as far as persons go, in process or over loopback HTTPS. It holds to Pipedrive's v2 description and to what is known beside it
 * (collected 2026-11); whatever is not known is a switch. The ledger says what it was asked and what that cost in tokens.
 */
import { type Clock, realClock } from '../clock.ts';
import { Faults, underFault } from '../faults.ts';
import { fetchFrom } from '../fetch.ts';
import { type Server, serveHttps } from '../https.ts';
import type { Handler, WireRequest, WireResponse } from '../message.ts';
import { html, Refusal, refusal } from './answers.ts';
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
  private served: number[] = [];
  private readonly onExchange: PipedriveOptions['onExchange'];

  constructor(options: PipedriveOptions = {}) {
    this.clock = options.clock ?? realClock();
    this.switches = { ...defaultSwitches, ...options.switches };
    this.token = options.token ?? emulatedToken;
    this.company = new Company(this.clock, this.switches);
    this.onExchange = options.onExchange;
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

  private async exchange(request: WireRequest): Promise<WireResponse | 'drop'> {
    const url = new URL(request.url);
    const route = routeOf(request.method.toUpperCase(), url.pathname);
    this.ledger.arrived(route.kind);
    const given = () => {
      try {
        this.admit(request);
        return answer(this, route, request, url);
      } catch (thrown) {
        if (thrown instanceof Refusal) return thrown.answer;
        throw thrown;
      }
    };
    return underFault(this.faults.take(request, route.kind), given, {
      html,
      tooMany: () =>
        refusal(429, 'request over limit', this.clock.now(), { 'x-ratelimit-reset': '2' }).answer,
    });
  }

  private admit(request: WireRequest): void {
    const now = this.clock.now();
    if (request.headers['x-api-token'] !== this.token) throw refusal(401, 'unauthorized access', now);
    const { burst, dailyTokens } = this.switches;
    if (dailyTokens !== null && this.ledger.tokens > dailyTokens)
      throw refusal(429, 'Daily token budget is used up', now, { 'x-daily-requests-left': '0' });
    if (burst === null) return;
    this.served = this.served.filter((at) => at > now - 2_000);
    if (this.served.length >= burst) {
      this.ledger.overLimit += 1;
      throw refusal(429, 'request over limit', now, {
        'x-ratelimit-limit': String(burst),
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': '2',
      });
    }
    this.served.push(now);
  }
}
