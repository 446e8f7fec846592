/** Times of requests by account, kept where every worker and page sees them and where they survive a death. The rule is the caller's. */
import type { BucketMemory, BucketState, takeFrom } from '../services/bucket.ts';
import type { Database } from './database.ts';
import { guarded } from './failure.ts';

/** @param rule takeFrom of lib/services/bucket.ts */
export function createBucketMemory(db: Database, rule: typeof takeFrom): BucketMemory {
  return {
    take: (accountId, now, limit, windowMs, reserve) =>
      guarded(() =>
        db.transaction('rw', db.buckets, async () => {
          const { state, taken } = rule(await stateOf(db, accountId), now, limit, windowMs, reserve);
          await db.buckets.put({ accountId, ...state });
          return taken;
        }),
      ),
    block: (accountId, until) =>
      guarded(() =>
        db.transaction('rw', db.buckets, async () => {
          const state = await stateOf(db, accountId);
          const blockedUntil = Math.max(state.blockedUntil, until);
          await db.buckets.put({ accountId, ...state, blockedUntil });
        }),
      ),
  };
}

async function stateOf(db: Database, accountId: string): Promise<BucketState> {
  const row = await db.buckets.get(accountId);
  return { times: row?.times ?? [], blockedUntil: row?.blockedUntil ?? 0 };
}
