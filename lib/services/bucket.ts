/**
 * A service's allowance: at most so many requests in any minute, over everything that talks to the account. The times are kept outside
 * (BucketMemory), because a worker may die and the service still remembers. The user's own clicks find room that background work leaves.
 */
import { SyncError } from '../errors.ts';

/** 60 s as the service counts them, and one for requests that were longer on their way than others. */
export const windowMs = 61_000;

/** Requests of each window that background work leaves to the user. */
export const userReserve = 5;

export type Taken = { readonly granted: true } | { readonly granted: false; readonly retryAt: number };

/** Where the times of requests are kept, by account. Each call is one transaction. */
export interface BucketMemory {
  /** Notes a request at `now` if it fits into `limit` less `reserve`; else says when it may. */
  take(accountId: string, now: number, limit: number, windowMs: number, reserve: number): Promise<Taken>;
  /** Nothing is granted before `until` (ms). */
  block(accountId: string, until: number): Promise<void>;
}

export interface BucketState {
  /** When requests were granted, oldest first (ms). */
  readonly times: readonly number[];
  readonly blockedUntil: number;
}

export const emptyBucket: BucketState = { times: [], blockedUntil: 0 };

/** The rule itself, for whoever keeps the state. */
export function takeFrom(
  state: BucketState,
  now: number,
  limit: number,
  windowMs: number,
  reserve: number,
): { readonly state: BucketState; readonly taken: Taken } {
  // A clock that was set back must not block for hours: what lies in the future counts as now.
  const times = state.times.filter((at) => at > now - windowMs).map((at) => Math.min(at, now));
  const blockedUntil = Math.min(state.blockedUntil, now + longestBlockMs);
  if (blockedUntil > now)
    return { state: { times, blockedUntil }, taken: { granted: false, retryAt: blockedUntil } };
  const room = Math.max(1, limit - reserve);
  const inTheWay = times[times.length - room];
  if (inTheWay !== undefined)
    return { state: { times, blockedUntil }, taken: { granted: false, retryAt: inTheWay + windowMs } };
  return { state: { times: [...times, now], blockedUntil }, taken: { granted: true } };
}

const longestBlockMs = 10 * 60_000;

export interface Bucket {
  /** Waits for room, up to a limit. @throws SyncError rate-limited with retryAt; nothing was sent then */
  acquire(): Promise<void>;
  /** The service said 429: nothing more for that long. */
  block(waitMs: number): Promise<void>;
}

export interface BucketOptions {
  readonly memory: BucketMemory;
  readonly accountId: string;
  /** Requests in any 60 s. */
  readonly limit: number;
  /** Where the service counts in a shorter time (ms): that time's share of `limit` is granted in it. */
  readonly countedInMs?: number;
  readonly priority: 'user' | 'background';
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Longest wait for room within one call; default 20 s, less than a worker's idle limit. */
  readonly maxWaitMs?: number;
}

export function createBucket(options: BucketOptions): Bucket {
  const { memory, accountId, now, sleep, maxWaitMs = 20_000 } = options;
  const { limit, window } = grantOf(options);
  const reserve = options.priority === 'user' ? 0 : userReserve;
  return {
    async acquire() {
      const lastAt = now() + maxWaitMs;
      for (;;) {
        const at = now();
        const taken = await memory.take(accountId, at, limit, window, reserve);
        if (taken.granted) return;
        if (taken.retryAt > lastAt)
          throw new SyncError('rate-limited', { sent: false }, { retryAt: taken.retryAt });
        await sleep(Math.max(1, taken.retryAt - at));
      }
    },
    async block(waitMs) {
      await memory.block(accountId, now() + waitMs);
    },
  };
}

function grantOf({ limit, countedInMs }: BucketOptions): { readonly limit: number; readonly window: number } {
  if (countedInMs === undefined) return { limit, window: windowMs };
  return { limit: Math.max(1, Math.floor((limit * countedInMs) / 60_000)), window: countedInMs + 500 };
}

/** Keeps the times as long as the process lives. */
export function memoryBucket(): BucketMemory {
  const states = new Map<string, BucketState>();
  return {
    async take(accountId, now, limit, window, reserve) {
      const { state, taken } = takeFrom(states.get(accountId) ?? emptyBucket, now, limit, window, reserve);
      states.set(accountId, state);
      return taken;
    },
    async block(accountId, until) {
      const state = states.get(accountId) ?? emptyBucket;
      states.set(accountId, { ...state, blockedUntil: Math.max(state.blockedUntil, until) });
    },
  };
}
