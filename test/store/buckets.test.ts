import { beforeEach, expect, test } from 'vitest';
import { type BucketMemory, takeFrom } from '../../lib/services/bucket.ts';
import { createBucketMemory } from '../../lib/store/buckets.ts';
import type { Database } from '../../lib/store/database.ts';
import { freshDatabase } from './fixtures.ts';

let db: Database;
let buckets: BucketMemory;
beforeEach(async () => {
  db = await freshDatabase();
  buckets = createBucketMemory(db, takeFrom);
});
const take = (now: number, reserve = 0) => buckets.take('a', now, 3, 60_000, reserve);
const granted = { granted: true };

test('the allowance is one for all that ask at the same time', async () => {
  const answers = await Promise.all([1, 1, 1, 1, 1].map((now) => take(now)));
  expect(answers.filter((answer) => answer.granted)).toHaveLength(3);
});

test('a worker that wakes after a death still knows what was sent', async () => {
  for (const now of [1_000, 2_000, 3_000]) expect(await take(now)).toEqual(granted);
  const reborn = createBucketMemory(db, takeFrom);
  expect(await reborn.take('a', 4_000, 3, 60_000, 0)).toEqual({ granted: false, retryAt: 61_000 });
  expect(await reborn.take('a', 61_001, 3, 60_000, 0)).toEqual(granted);
});

test('background work leaves its reserve to the user', async () => {
  expect(await take(1, 1)).toEqual(granted);
  expect(await take(2, 1)).toEqual(granted);
  expect((await take(3, 1)).granted).toBe(false);
  expect(await take(3, 0)).toEqual(granted);
});

test('accounts have allowances of their own', async () => {
  for (const now of [1, 2, 3]) await take(now);
  expect(await buckets.take('b', 4, 3, 60_000, 0)).toEqual(granted);
});

test('a block holds for everybody, and a shorter one does not end it', async () => {
  await buckets.block('a', 50_000);
  await buckets.block('a', 20_000);
  expect(await take(30_000)).toEqual({ granted: false, retryAt: 50_000 });
  expect(await take(50_000)).toEqual(granted);
});

test('times that no longer count are forgotten', async () => {
  for (const now of [1, 100_000, 200_000, 300_000]) await take(now);
  expect((await db.buckets.get('a'))?.times).toEqual([300_000]);
});
