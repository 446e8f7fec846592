/** So many requests, and so many full syncs begun, in any minute; what is too much is refused and does not count. */
import { RateLimit } from '../rate-limit.ts';
import { Refusal } from './answers.ts';
import type { Ledger } from './ledger.ts';
import type { Switches } from './switches.ts';

const minute = 60_000;

export class Quota {
  private readonly requests = new RateLimit(minute);
  private readonly fullSyncs = new RateLimit(minute);
  private readonly switches: Switches;
  private readonly ledger: Ledger;

  constructor(switches: Switches, ledger: Ledger) {
    this.switches = switches;
    this.ledger = ledger;
  }

  request(now: number): void {
    if (!this.requests.admit(this.switches.rateLimit, now)) this.refuse('requests per minute per user');
  }

  fullSync(now: number): void {
    if (!this.fullSyncs.admit(this.switches.fullSyncs, now)) this.refuse('FULL_SYNC requests');
  }

  tooMany(what: string): Refusal {
    const { rateLimitStatus, retryAfter } = this.switches;
    return new Refusal({
      code: 'RESOURCE_EXHAUSTED',
      message: `Quota exceeded for quota metric '${what}' and limit of service 'people.googleapis.com'.`,
      reason: 'RATE_LIMIT_EXCEEDED',
      httpStatus: rateLimitStatus,
      ...(retryAfter ? { headers: { 'retry-after': '60' } } : {}),
    });
  }

  private refuse(what: string): never {
    this.ledger.overLimit += 1;
    throw this.tooMany(what);
  }
}
