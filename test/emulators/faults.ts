/**
 * Mishaps that a test asks for: on the next request that matches, on the nth one, or decided request by request. One request meets at
 * most one of them. `Kind` is an emulator's own word for what a request is.
 */
import { assertNever } from '../../lib/errors.ts';
import type { WireRequest, WireResponse } from './message.ts';

export type Fault =
  /** 502 with a page of HTML; nothing happened. */
  | { readonly kind: 'bad-gateway' }
  /** HTML with status 200 (a captive portal, a proxy); nothing happened. */
  | { readonly kind: 'html' }
  /** Another status; nothing happened. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** A 429 as by the rate limit, without one. */
  | { readonly kind: 'too-many' }
  /** The connection breaks before anything happened. */
  | { readonly kind: 'dropped' }
  /** Everything happens, then the connection breaks: a time-out after the commit. */
  | { readonly kind: 'lost-answer' }
  /** Everything happens, then the gateway gives up: 504. */
  | { readonly kind: 'gateway-timeout' }
  /** Everything happens, the answer stops in the middle of its body. */
  | { readonly kind: 'truncated' }
  /** Everything happens at once, the answer comes after that many ms of real time. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Something happens between the arrival of the request and its effect: another person's edit, say. */
  | { readonly kind: 'meanwhile'; readonly act: () => void };

export interface FaultMatch<Kind extends string = string> {
  readonly method?: string;
  readonly kind?: Kind;
  /** Of path and query. */
  readonly path?: RegExp;
  /** Counted from now, among the requests that match; default 1. */
  readonly nth?: number;
}

interface Waiting<Kind extends string, F extends Fault> {
  readonly match: FaultMatch<Kind>;
  readonly fault: F;
  skip: number;
  times: number;
}

/** Of a request, or of an operation within a batch, whose address need not be absolute. */
type Asked = Pick<WireRequest, 'method' | 'url'>;

export class Faults<Kind extends string = string, F extends Fault = Fault> {
  private waiting: Waiting<Kind, F>[] = [];
  private decide: ((request: Asked, kind: Kind) => F | null) | null = null;

  /** @param times how many matching requests in a row meet the fault */
  next(match: FaultMatch<Kind>, fault: F, times = 1): void {
    this.waiting.push({ match, fault, skip: (match.nth ?? 1) - 1, times });
  }

  /** Asks for every request that meets no queued fault; null takes it back. */
  use(decide: ((request: Asked, kind: Kind) => F | null) | null): void {
    this.decide = decide;
  }

  clear(): void {
    this.waiting = [];
    this.decide = null;
  }

  /** Faults that were asked for and have not happened yet. */
  get left(): number {
    return this.waiting.length;
  }

  take(request: Asked, kind: Kind): F | null {
    let met: Waiting<Kind, F> | undefined;
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

function fits<Kind extends string>(match: FaultMatch<Kind>, request: Asked, kind: Kind): boolean {
  const { pathname, search } = new URL(request.url, 'https://emulated.example');
  return (
    (match.method === undefined || match.method.toUpperCase() === request.method.toUpperCase()) &&
    (match.kind === undefined || match.kind === kind) &&
    (match.path === undefined || match.path.test(pathname + search))
  );
}

/** How a service looks when it is not itself. */
export interface BadLooks {
  html(status: number, title: string): WireResponse;
  tooMany(): WireResponse;
}

/** The answer as the fault leaves it; what `answer` does has happened or not, as the fault says. */
export async function underFault(
  fault: Fault | null,
  answer: () => WireResponse,
  looks: BadLooks,
): Promise<WireResponse | 'drop'> {
  switch (fault?.kind) {
    case undefined:
      return answer();
    case 'bad-gateway':
      return looks.html(502, '502 Bad Gateway');
    case 'html':
      return looks.html(200, 'Sign in to this network');
    case 'status': {
      const page = looks.html(fault.status, 'Error');
      return {
        status: fault.status,
        headers: { ...page.headers, ...fault.headers },
        body: fault.body ?? page.body,
      };
    }
    case 'too-many':
      return looks.tooMany();
    case 'dropped':
      return 'drop';
    case 'lost-answer':
      answer();
      return 'drop';
    case 'gateway-timeout':
      answer();
      return looks.html(504, '504 Gateway Timeout');
    case 'truncated': {
      const whole = answer();
      return { ...whole, body: whole.body.slice(0, Math.floor(whole.body.length / 2)) };
    }
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
