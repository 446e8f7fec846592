/** So many requests in a rolling time; one more is refused and does not count. */
export class RateLimit {
  private served: number[] = [];
  private readonly windowMs: number;

  constructor(windowMs: number) {
    this.windowMs = windowMs;
  }

  admit(limit: number | null, now: number): boolean {
    if (limit === null) return true;
    this.served = this.served.filter((at) => at > now - this.windowMs);
    if (this.served.length >= limit) return false;
    this.served.push(now);
    return true;
  }
}
