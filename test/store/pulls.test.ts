import { beforeEach, describe, expect, test } from 'vitest';
import type { Memory } from '../../lib/engine/ports.ts';
import type { PullStep } from '../../lib/services/contract.ts';
import { createMemory } from '../../lib/store/memory.ts';
import { completeListing, freshDatabase, keysOf, recordOf, stepOf } from './fixtures.ts';

let memory: Memory;
beforeEach(async () => {
  memory = createMemory(await freshDatabase());
});

const apply = (step: PullStep, now = 1_000) => memory.applyStep('a', step, keysOf, now);

async function picture(): Promise<Record<string, string>> {
  const records = await memory.records('a');
  return Object.fromEntries(
    records.map((record) => [
      record.id,
      `${record.contact.name?.[0]?.value ?? '-'}${record.isDeleted ? ' gone' : ''}${record.unreadable ? ' unreadable' : ''}`,
    ]),
  );
}

const anna = recordOf('1', 'Anna');
const bruno = recordOf('2', 'Bruno');
const carla = recordOf('3', 'Carla');

interface Story {
  readonly story: string;
  readonly steps: readonly PullStep[];
  readonly expect: Record<string, string>;
}

const first = completeListing({ records: [anna, bruno] });
const stories: readonly Story[] = [
  { story: 'the first listing is taken over', steps: [first], expect: { 1: 'Anna', 2: 'Bruno' } },
  {
    story: 'a record that a complete listing does not mention is gone',
    steps: [first, completeListing({ records: [anna] })],
    expect: { 1: 'Anna', 2: 'Bruno gone' },
  },
  {
    story: 'an id that is only said to be unchanged counts as seen',
    steps: [first, completeListing({ unchangedIds: ['1', '2'] })],
    expect: { 1: 'Anna', 2: 'Bruno' },
  },
  {
    story: 'a record that cannot be read counts as seen and keeps its last content',
    steps: [
      first,
      completeListing({ records: [anna], unreadable: [{ id: '2', version: 'v2', reason: 'no N' }] }),
    ],
    expect: { 1: 'Anna', 2: 'Bruno unreadable' },
  },
  {
    story: 'a record that was never readable is there, without content',
    steps: [completeListing({ unreadable: [{ id: '9', version: 'v1', reason: 'garbage' }] })],
    expect: { 9: '- unreadable' },
  },
  {
    story: 'a record that can be read again is read',
    steps: [
      completeListing({ unreadable: [{ id: '1', version: 'v0', reason: 'garbage' }] }),
      completeListing({ records: [anna] }),
    ],
    expect: { 1: 'Anna' },
  },
  {
    story: 'what an incremental pull does not mention stays',
    steps: [first, stepOf({ records: [carla], end: { listing: 'changes', cursor: 'c' } })],
    expect: { 1: 'Anna', 2: 'Bruno', 3: 'Carla' },
  },
  {
    story: 'what the service says is gone is gone',
    steps: [first, stepOf({ removedIds: ['2', '77'], end: { listing: 'changes', cursor: 'c' } })],
    expect: { 1: 'Anna', 2: 'Bruno gone' },
  },
  {
    story: 'a record that was removed and made again in one pull is there',
    steps: [first, stepOf({ records: [bruno], removedIds: ['2'], end: { listing: 'changes', cursor: 'c' } })],
    expect: { 1: 'Anna', 2: 'Bruno' },
  },
  {
    story: 'nothing is concluded from a partial listing',
    steps: [
      first,
      stepOf({ restartsListing: true, records: [anna], end: { listing: 'partial', cursor: null } }),
    ],
    expect: { 1: 'Anna', 2: 'Bruno' },
  },
  {
    story: 'a listing over several pages concludes only at its end',
    steps: [first, stepOf({ restartsListing: true, records: [anna] })],
    expect: { 1: 'Anna', 2: 'Bruno' },
  },
  {
    story: 'what any page of the listing mentioned was seen',
    steps: [
      first,
      stepOf({ restartsListing: true, records: [anna] }),
      stepOf({ unchangedIds: ['2'], end: { listing: 'complete', cursor: 'c' } }),
    ],
    expect: { 1: 'Anna', 2: 'Bruno' },
  },
  {
    story: 'a listing that begins anew forgets what the broken one saw',
    steps: [
      first,
      stepOf({ restartsListing: true, records: [anna, bruno] }),
      stepOf({ restartsListing: true, records: [anna], end: { listing: 'complete', cursor: 'c' } }),
    ],
    expect: { 1: 'Anna', 2: 'Bruno gone' },
  },
  {
    story: 'what an earlier pull saw does not count for the next one',
    steps: [
      first,
      stepOf({ records: [bruno], end: { listing: 'changes', cursor: 'c' } }),
      stepOf({ records: [anna], end: { listing: 'complete', cursor: 'c' } }),
    ],
    expect: { 1: 'Anna', 2: 'Bruno gone' },
  },
  {
    story: 'a deleted record that turns up again is alive',
    steps: [first, completeListing({ records: [anna] }), completeListing({ records: [anna, bruno] })],
    expect: { 1: 'Anna', 2: 'Bruno' },
  },
  {
    story: 'a deleted record that is said to be unchanged is alive',
    steps: [
      first,
      completeListing({ records: [anna] }),
      completeListing({ records: [anna], unchangedIds: ['2'] }),
    ],
    expect: { 1: 'Anna', 2: 'Bruno' },
  },
];

describe('what a pull makes of the mirror', () => {
  for (const { story, steps, expect: expected } of stories) {
    test(story, async () => {
      for (const step of steps) await apply(step);
      expect(await picture()).toEqual(expected);
      const alive = Object.values(expected).filter((text) => !text.includes('gone')).length;
      expect(await memory.countRecords('a')).toBe(alive);
      expect(await memory.known('a').count()).toBe(alive);
    });
  }
});

describe('sequence numbers', () => {
  test('every new record gets a number of its own, and the step tells the last', async () => {
    expect(await apply(first)).toEqual({ changed: 2, removed: 0, seq: 2 });
    expect((await memory.recordsSince('a', 0)).map((record) => [record.id, record.seq])).toEqual([
      ['1', 1],
      ['2', 2],
    ]);
  });

  test('the same content under a new version is no change, but the version is kept', async () => {
    await apply(first);
    const again = {
      ...anna,
      version: 'v2',
      updatedAt: 77,
      contact: { name: [{ value: 'Anna' }], phone: [] },
    };
    expect(await apply(completeListing({ records: [again, bruno] }))).toMatchObject({ changed: 0, seq: 2 });
    const [kept] = await memory.recordsById('a', ['1']);
    expect(kept).toMatchObject({ version: 'v2', updatedAt: 77, seq: 1 });
  });

  test('another content is a change', async () => {
    await apply(first);
    const step = completeListing({ records: [recordOf('1', 'Anne', 'v2'), bruno] });
    expect(await apply(step)).toEqual({ changed: 1, removed: 0, seq: 3 });
    expect(await memory.recordsSince('a', 2)).toMatchObject([{ id: '1', seq: 3, firstSeq: 1 }]);
  });

  test('a deletion and a return are changes; the record keeps the number under which it was first seen', async () => {
    await apply(first);
    expect(await apply(completeListing({ records: [anna] }))).toEqual({ changed: 0, removed: 1, seq: 3 });
    expect(await memory.recordsSince('a', 2)).toMatchObject([{ id: '2', isDeleted: true, seq: 3 }]);
    await apply(completeListing({ records: [anna, bruno] }));
    expect(await memory.recordsSince('a', 3)).toMatchObject([
      { id: '2', isDeleted: false, seq: 4, firstSeq: 2 },
    ]);
  });

  test('a record that is gone already is not deleted once more', async () => {
    await apply(first);
    await apply(completeListing({ records: [anna] }));
    expect(await apply(completeListing({ records: [anna] }))).toEqual({ changed: 0, removed: 0, seq: 3 });
  });

  test('becoming unreadable and readable again are changes; staying unreadable is not', async () => {
    const spoilt = (version: string) =>
      completeListing({ records: [bruno], unreadable: [{ id: '1', version, reason: 'garbage' }] });
    await apply(first);
    expect(await apply(spoilt('v2'))).toMatchObject({ changed: 1, seq: 3 });
    expect(await apply(spoilt('v3'))).toMatchObject({ changed: 0, seq: 3 });
    expect((await memory.known('a').versions(['1'])).get('1')).toBe('v3');
    expect(await apply(first)).toMatchObject({ changed: 1, seq: 4 });
  });

  test('a record that is said to be gone and to be there in one pull is there, unchanged', async () => {
    await apply(first);
    const step = stepOf({
      records: [anna],
      unchangedIds: ['2'],
      removedIds: ['1', '2'],
      end: { listing: 'changes', cursor: 'c' },
    });
    expect(await apply(step)).toEqual({ changed: 0, removed: 0, seq: 2 });
    expect(await picture()).toEqual({ 1: 'Anna', 2: 'Bruno' });
  });

  test('records are told apart by when they were first seen', async () => {
    await apply(first);
    await apply(stepOf({ records: [carla], end: { listing: 'changes', cursor: 'c' } }));
    expect(await memory.seenBefore('a', ['1', '2', '3', '4'], 2)).toEqual(new Set(['1', '2']));
  });
});

describe('where a pull stands', () => {
  test('an account that was never pulled knows nothing', async () => {
    expect(await memory.pullState('a')).toEqual({
      accountId: 'a',
      cursor: null,
      checkpoint: null,
      seq: 0,
      completeAt: null,
      pulledAt: null,
      partialReason: null,
    });
  });

  test('a step in the middle keeps its checkpoint and the old cursor', async () => {
    await apply(first, 5);
    await apply(stepOf({ restartsListing: true, records: [anna], next: { page: 7 } }), 9);
    expect(await memory.pullState('a')).toMatchObject({
      cursor: 'after',
      checkpoint: { page: 7 },
      pulledAt: 5,
      completeAt: 5,
    });
  });

  test('the end of a pull keeps the cursor and clears the checkpoint', async () => {
    await apply(stepOf({ restartsListing: true, records: [anna] }));
    await apply(stepOf({ records: [bruno], end: { listing: 'complete', cursor: { at: 3 } } }), 42);
    expect(await memory.pullState('a')).toMatchObject({
      cursor: { at: 3 },
      checkpoint: null,
      completeAt: 42,
      pulledAt: 42,
    });
  });

  test('a partial pull keeps its reason until the next whole one', async () => {
    await apply(first, 5);
    await apply(stepOf({ end: { listing: 'partial', cursor: 'p', reason: 'total moved' } }), 6);
    expect(await memory.pullState('a')).toMatchObject({
      partialReason: 'total moved',
      completeAt: 5,
      pulledAt: 6,
      cursor: 'p',
    });
    await apply(stepOf({ end: { listing: 'changes', cursor: 'q' } }), 7);
    expect((await memory.pullState('a')).partialReason).toBeNull();
  });

  test('after a death in the middle the pull goes on from the last page, and what it had seen is still seen', async () => {
    const db = await freshDatabase();
    const before = createMemory(db);
    await before.applyStep('a', first, keysOf, 1);
    await before.applyStep('a', stepOf({ restartsListing: true, unchangedIds: ['1'] }), keysOf, 2);
    const failing = { ...bruno, contact: null } as unknown as typeof bruno;
    await expect(
      before.applyStep('a', completeListing({ records: [failing] }), () => [], 3),
    ).rejects.toThrow();
    const reborn = createMemory(db);
    expect((await reborn.pullState('a')).checkpoint).toEqual({ page: 2 });
    const last = stepOf({ records: [bruno], end: { listing: 'complete', cursor: 'c' } });
    expect(await reborn.applyStep('a', last, keysOf, 4)).toMatchObject({ removed: 0 });
  });
});

describe('after distrust', () => {
  test('everything is listed anew', async () => {
    await apply(first);
    await apply(stepOf({ records: [anna] }));
    await memory.distrust('a');
    expect(await memory.pullState('a')).toMatchObject({
      cursor: null,
      checkpoint: null,
      completeAt: null,
      seq: 2,
    });
  });

  test('the first complete listing deletes nothing; what the second does not mention either is gone', async () => {
    await apply(first);
    await memory.distrust('a');
    await apply(completeListing({ records: [anna] }));
    expect(await picture()).toEqual({ 1: 'Anna', 2: 'Bruno' });
    await apply(completeListing({ records: [anna] }));
    expect(await picture()).toEqual({ 1: 'Anna', 2: 'Bruno gone' });
  });

  test('a partial listing in between does not restore trust', async () => {
    await apply(first);
    await memory.distrust('a');
    await apply(stepOf({ restartsListing: true, end: { listing: 'partial', cursor: null } }));
    await apply(completeListing({ records: [anna] }));
    expect(await picture()).toEqual({ 1: 'Anna', 2: 'Bruno' });
  });
});

describe('a large address book', () => {
  test('20,000 records are listed, found again unchanged, and the one that is gone is noticed', async () => {
    const all = Array.from({ length: 20_000 }, (_, index) =>
      recordOf(`r${index}`, `Person ${index}`, 'v1', `+336${String(index).padStart(8, '0')}`),
    );
    await apply(stepOf({ restartsListing: true, records: all.slice(0, 10_000) }));
    expect(
      await apply(stepOf({ records: all.slice(10_000), end: { listing: 'complete', cursor: 'c' } })),
    ).toEqual({ changed: 10_000, removed: 0, seq: 20_000 });
    const versions = await memory.known('a').versions(all.map((record) => record.id));
    expect(versions.size).toBe(20_000);
    const unchangedIds = all.map((record) => record.id).filter((id) => id !== 'r12345');
    expect(await apply(completeListing({ unchangedIds }))).toEqual({ changed: 0, removed: 1, seq: 20_001 });
    expect(await memory.countRecords('a')).toBe(19_999);
    expect(await memory.recordsByKey('a', ['p:+33600019999'])).toMatchObject([{ id: 'r19999' }]);
  });
});
