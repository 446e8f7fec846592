/** So many requests in any 60 s for the whole company; one more, and everything is refused for the next 60 s. */
const minute = 60_000;

export class RateLimit {
  private served: number[] = [];
  private blockedUntil = 0;

  /** Counts a request. */
  admit(limit: number | null, now: number): boolean {
    if (limit === null) return true;
    if (now < this.blockedUntil) return false;
    this.served = this.served.filter((at) => at > now - minute);
    if (this.served.length >= limit) {
      this.blockedUntil = now + minute;
      return false;
    }
    this.served.push(now);
    return true;
  }

  remaining(limit: number, now: number): number {
    if (now < this.blockedUntil) return 0;
    return Math.max(0, limit - this.served.filter((at) => at > now - minute).length);
  }

  /** When there will be room again (ms). */
  resetAt(now: number): number {
    if (now < this.blockedUntil) return this.blockedUntil;
    return (this.served.find((at) => at > now - minute) ?? now) + minute;
  }

  /** Forgets all requests and lifts the block. */
  reset(): void {
    this.served = [];
    this.blockedUntil = 0;
  }
}
