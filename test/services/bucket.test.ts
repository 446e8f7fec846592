import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SyncError } from '../../lib/errors.ts';
import { createBucket, emptyBucket, memoryBucket, takeFrom, windowMs } from '../../lib/services/bucket.ts';

function world(limit: number, start = 1_000_000) {
  let now = start;
  const memory = memoryBucket();
  const make = (priority: 'user' | 'background', maxWaitMs?: number) =>
    createBucket({
      memory,
      accountId: 'a',
      limit,
      priority,
      now: () => now,
      sleep: async (ms) => {
        now += ms;
      },
      ...(maxWaitMs === undefined ? {} : { maxWaitMs }),
    });
  return {
    memory,
    make,
    now: () => now,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('the rate bucket', () => {
  it('never grants more than the limit in any 60 seconds, however the requests come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 200 }),
        (limit, gaps) => {
          let state = emptyBucket;
          let now = 0;
          const granted: number[] = [];
          for (const gap of gaps) {
            now += gap;
            const answer = takeFrom(state, now, limit, windowMs, 0);
            state = answer.state;
            if (answer.taken.granted) granted.push(now);
          }
          for (const at of granted)
            expect(granted.filter((other) => other >= at && other < at + 60_000).length).toBeLessThanOrEqual(
              limit,
            );
        },
      ),
    );
  });

  it('leaves five requests of each minute to the user', async () => {
    const { make } = world(60);
    const background = make('background', 0);
    for (let request = 0; request < 55; request += 1) await background.acquire();
    await expect(background.acquire()).rejects.toMatchObject({ code: 'rate-limited' });
    const user = make('user', 0);
    for (let request = 0; request < 5; request += 1) await user.acquire();
    await expect(user.acquire()).rejects.toMatchObject({ code: 'rate-limited' });
  });

  it('still lets background work through where the limit is smaller than the reserve', async () => {
    await expect(world(3).make('background').acquire()).resolves.toBeUndefined();
  });

  it('waits for room when that is near, and says when to come back when it is not', async () => {
    const { make, now, pass } = world(6);
    const background = make('background');
    await background.acquire();
    pass(50_000);
    const before = now();
    await background.acquire();
    expect(now() - before).toBe(windowMs - 50_000);
    const error = await background.acquire().then(
      () => null,
      (thrown: SyncError) => thrown,
    );
    expect(error?.retryAt).toBe(now() + windowMs);
  });

  it('grants nothing to anybody while the service blocks', async () => {
    const { make, now } = world(60);
    await make('background').block(60_000);
    await expect(make('user').acquire()).rejects.toMatchObject({ retryAt: now() + 60_000 });
  });

  it('spreads a limit over the shorter time in which its service counts', async () => {
    let now = 1_000_000;
    const times: number[] = [];
    const bucket = createBucket({
      memory: memoryBucket(),
      accountId: 'a',
      limit: 60,
      countedInMs: 10_000,
      priority: 'user',
      now: () => now,
      sleep: async (ms) => {
        now += ms;
      },
    });
    for (let count = 0; count < 25; count += 1) {
      await bucket.acquire();
      times.push(now);
    }
    for (const at of times)
      expect(times.filter((other) => other >= at && other < at + 10_000).length).toBeLessThanOrEqual(10);
  });

  it('does not block for hours when the clock was set back', () => {
    const late = takeFrom(emptyBucket, 10_000_000, 1, windowMs, 0).state;
    const { taken } = takeFrom(late, 1_000_000, 1, windowMs, 0);
    expect(taken).toEqual({ granted: false, retryAt: 1_000_000 + windowMs });
  });
});
