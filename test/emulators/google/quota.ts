/** So many requests, and so many full syncs begun, in any minute; what is too much is refused and does not count. */
import { Refusal } from './answers.ts';
import type { Ledger } from './ledger.ts';
import type { Switches } from './switches.ts';

const minute = 60_000;

export class Quota {
  private requests: number[] = [];
  private fullSyncs: number[] = [];
  private readonly switches: Switches;
  private readonly ledger: Ledger;

  constructor(switches: Switches, ledger: Ledger) {
    this.switches = switches;
    this.ledger = ledger;
  }

  request(now: number): void {
    this.requests = this.admitted(
      this.requests,
      this.switches.rateLimit,
      now,
      'requests per minute per user',
    );
  }

  fullSync(now: number): void {
    this.fullSyncs = this.admitted(this.fullSyncs, this.switches.fullSyncs, now, 'FULL_SYNC requests');
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

  private admitted(times: readonly number[], limit: number | null, now: number, what: string): number[] {
    const recent = times.filter((at) => at > now - minute);
    if (limit === null) return recent;
    if (recent.length >= limit) {
      this.ledger.overLimit += 1;
      throw this.tooMany(what);
    }
    return [...recent, now];
  }
}
