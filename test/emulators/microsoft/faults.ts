/** Mishaps that a test asks for: on the nth request that matches, or decided request by request. One request meets at most one. */
import type { WireRequest } from '../message.ts';
import type { RequestKind } from './ledger.ts';

export type Fault =
  /** HTML with status 200 (a captive portal, a proxy); nothing happened. */
  | { readonly kind: 'html' }
  /** Another status; nothing happened. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection breaks before anything happened. */
  | { readonly kind: 'dropped' }
  /** Everything happens, then the connection breaks. */
  | { readonly kind: 'lost-answer' }
  /** Everything happens, the answer stops in the middle of its body. */
  | { readonly kind: 'truncated' }
  /** Something happens between the arrival of the request and its effect: another person's edit, say. */
  | { readonly kind: 'meanwhile'; readonly act: () => void };

/** Within a batch only a status and a person's hand can come between. */
export type InnerFault = Extract<Fault, { kind: 'status' | 'meanwhile' }>;

export interface FaultMatch {
  readonly method?: string;
  readonly kind?: RequestKind;
  readonly path?: RegExp;
  /** Counted from now, among the requests that match; default 1. */
  readonly nth?: number;
}

interface Waiting<F> {
  readonly match: FaultMatch;
  readonly fault: F;
  skip: number;
  times: number;
}

type Asked = Pick<WireRequest, 'method' | 'url'>;

export class Faults<F extends Fault = Fault> {
  private waiting: Waiting<F>[] = [];
  private decide: ((request: Asked, kind: RequestKind) => F | null) | null = null;

  /** @param times how many matching requests in a row meet the fault */
  next(match: FaultMatch, fault: F, times = 1): void {
    this.waiting.push({ match, fault, skip: (match.nth ?? 1) - 1, times });
  }

  /** Asks for every request that meets no queued fault; null takes it back. */
  use(decide: ((request: Asked, kind: RequestKind) => F | null) | null): void {
    this.decide = decide;
  }

  clear(): void {
    this.waiting = [];
    this.decide = null;
  }

  take(request: Asked, kind: RequestKind): F | null {
    let met: Waiting<F> | undefined;
    for (const candidate of this.waiting.filter(({ match }) => fits(match, request, kind))) {
      if (candidate.skip > 0) candidate.skip -= 1;
      else met ??= candidate;
    }
    if (!met) return this.decide?.(request, kind) ?? null;
    met.times -= 1;
    this.waiting = this.waiting.filter(({ times }) => times > 0);
    return met.fault;
  }
}

function fits(match: FaultMatch, request: Asked, kind: RequestKind): boolean {
  return (
    (match.method === undefined || match.method.toUpperCase() === request.method.toUpperCase()) &&
    (match.kind === undefined || match.kind === kind) &&
    (match.path === undefined ||
      match.path.test(new URL(request.url, 'https://graph.microsoft.com').pathname))
  );
}
