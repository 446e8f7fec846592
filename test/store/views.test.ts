// Before Dexie: live queries look for IndexedDB when it is loaded.
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { emptyConfirmation, type JournalEntry, type Memory } from '../../lib/engine/ports.ts';
import { type Database, observe } from '../../lib/store/database.ts';
import { walkJournalOfRun } from '../../lib/store/journal.ts';
import { createMemory } from '../../lib/store/memory.ts';
import { itemCounts, items } from '../../lib/store/plan-view.ts';
import {
  accountFacts,
  connectionFacts,
  connectionFactsOf,
  journal,
  recordsOfItem,
} from '../../lib/store/views.ts';
import type { PlanItem } from '../../lib/sync/plan.types.ts';
import {
  accountOf,
  completeListing,
  connectionOf,
  createItem,
  freshDatabase,
  keysOf,
  pairItem,
  recordOf,
  reviewItem,
  runOf,
} from './fixtures.ts';

let db: Database;
let memory: Memory;
beforeEach(async () => {
  db = await freshDatabase();
  memory = createMemory(db);
});

const nothing = { connectionId: 'c', scope: 'changes', mentioned: [], reviews: [] } as const;
async function plan(all: readonly PlanItem[]): Promise<void> {
  await memory.saveRun(runOf('r', 'c'));
  await memory.savePlan('r', all, {}, nothing, 1, () => 'todo');
}
const conflict = { row: 'phone', before: null, left: [], right: [] };
const write = (side: 'left' | 'right') => ({ side, target: {}, changes: [] });

describe('a preview', () => {
  const all: PlanItem[] = [
    pairItem('1', '1', 'Anna Müller', {
      evidence: [{ kind: 'phone' }],
      writes: [write('left'), write('right')],
    }),
    pairItem('2', '2', 'Bruno Lefèvre'),
    pairItem('3', '3', 'Carla Anna Rossi', { writes: [write('right')], conflicts: [conflict] }),
    createItem('4', 'Dora Müller', 'left'),
    createItem('5', '+33 6 12 34 56 78', 'right'),
    reviewItem('Emil', '6', '7'),
  ];
  beforeEach(() => plan(all));
  const titles = async (...query: Parameters<typeof itemsOf>) =>
    (await itemsOf(...query)).rows.map((row) => row.item.title);
  const itemsOf = (filter: Parameters<typeof items>[2], search = '', offset = 0, limit = 50) =>
    items(db, 'r', filter, search, offset, limit);

  test('lists everything in order, a page at a time', async () => {
    expect(await titles('all')).toEqual(all.map((item) => item.title));
    expect(await itemsOf('all', '', 4, 50)).toMatchObject({ total: 6, rows: [{ index: 4 }, { index: 5 }] });
  });

  test('shows each list with what belongs in it', async () => {
    expect(await titles('link')).toEqual(['Anna Müller']);
    expect(await titles('update-left')).toEqual(['Anna Müller']);
    expect(await titles('update-right')).toEqual(['Anna Müller', 'Carla Anna Rossi']);
    expect(await titles('create-left')).toEqual(['Dora Müller']);
    expect(await titles('create-right')).toEqual(['+33 6 12 34 56 78']);
    expect(await titles('review')).toEqual(['Carla Anna Rossi', 'Emil']);
    expect(await titles('in-line')).toEqual(['Bruno Lefèvre']);
    expect(await titles('delete')).toEqual([]);
  });

  test('a row that failed is found in the list of failures too, until it is mended', async () => {
    await memory.setRow('r', 3, 'failed', { code: 'record-rejected', detail: {}, side: 'left' });
    expect(await titles('failed')).toEqual(['Dora Müller']);
    expect(await titles('create-left')).toEqual(['Dora Müller']);
    await memory.setRow('r', 3, 'done', null);
    expect(await titles('failed')).toEqual([]);
  });

  test('is searched without regard to case, accents and the order of words', async () => {
    expect(await titles('all', 'MULLER')).toEqual(['Anna Müller', 'Dora Müller']);
    expect(await titles('all', 'rossi anna')).toEqual(['Carla Anna Rossi']);
    expect(await titles('all', 'fèv')).toEqual(['Bruno Lefèvre']);
    expect(await titles('all', '12 34')).toEqual(['+33 6 12 34 56 78']);
    expect(await titles('all', 'nobody')).toEqual([]);
  });

  test('is searched within a list, page by page, with the number of hits', async () => {
    expect(await titles('update-right', 'anna')).toEqual(['Anna Müller', 'Carla Anna Rossi']);
    expect(await itemsOf('update-right', 'anna', 1, 1)).toMatchObject({
      total: 2,
      rows: [{ item: { title: 'Carla Anna Rossi' } }],
    });
    expect(await titles('create-left', 'anna')).toEqual([]);
  });

  test('counts its lists', async () => {
    expect(await itemCounts(db, 'r')).toEqual({
      all: 6,
      link: 1,
      'create-left': 1,
      'create-right': 1,
      'update-left': 1,
      'update-right': 2,
      delete: 0,
      excluded: 0,
      review: 2,
      'in-line': 1,
      failed: 0,
    });
  });

  test("does not show another run's rows", async () => {
    await memory.saveRun(runOf('r2', 'c'));
    await memory.savePlan('r2', [createItem('9', 'Other')], {}, nothing, 1, () => 'todo');
    expect((await itemsOf('create-left')).total).toBe(1);
    expect((await itemsOf('all', 'other')).total).toBe(0);
  });
});

test('a preview of 20,000 rows is searched to its end', async () => {
  await plan(Array.from({ length: 20_000 }, (_, index) => createItem(String(index), `Person ${index}`)));
  expect(await items(db, 'r', 'create-left', 'person 19999', 0, 10)).toMatchObject({
    total: 1,
    rows: [{ index: 19_999 }],
  });
  expect(await items(db, 'r', 'all', '', 19_998, 10)).toMatchObject({ total: 20_000, rows: [{}, {}] });
});

describe('accounts and connections', () => {
  beforeEach(async () => {
    await memory.saveAccount(accountOf('a'));
    await memory.saveAccount({ ...accountOf('b'), createdAt: 2 });
    await db.connections.put(connectionOf('c', 'a', 'b'));
    const records = [recordOf('1', 'Anna'), recordOf('2', 'Bruno')];
    await memory.applyStep('a', completeListing({ records }), keysOf, 1);
    await memory.applyStep('b', completeListing({ records: [recordOf('x', 'Ann')] }), keysOf, 1);
  });

  test('an account shows how many records it has and who uses it', async () => {
    expect(await accountFacts(db)).toEqual([
      { account: accountOf('a'), records: 2, usedBy: 1 },
      { account: { ...accountOf('b'), createdAt: 2 }, records: 1, usedBy: 1 },
    ]);
  });

  test('a connection shows its run under way, the last sync that is over, and what is open', async () => {
    await memory.saveRun(runOf('old', 'c', { phase: 'done', startedAt: 1 }));
    await memory.saveRun(runOf('last', 'c', { phase: 'failed', startedAt: 2 }));
    await memory.saveRun(runOf('preview', 'c', { mode: 'preview', phase: 'ready', startedAt: 3 }));
    await memory.saveRun(runOf('now', 'c', { phase: 'apply', startedAt: 4 }));
    const [facts] = await connectionFacts(db);
    expect(facts).toMatchObject({
      openRun: { id: 'now' },
      lastRun: { id: 'last' },
      linked: 0,
      reviews: 0,
      troubles: 0,
    });
    expect(await connectionFactsOf(db, 'c')).toEqual(facts);
    expect(await connectionFactsOf(db, 'none')).toBeNull();
  });

  test('an item is explained by both records as the mirrors hold them', async () => {
    expect(await recordsOfItem(db, 'c', pairItem('1', 'x', 'Anna'))).toMatchObject({
      left: { name: [{ value: 'Anna' }] },
      right: { name: [{ value: 'Ann' }] },
    });
    expect(await recordsOfItem(db, 'c', createItem('x', 'Ann', 'left'))).toMatchObject({
      left: null,
      right: { name: [{ value: 'Ann' }] },
    });
  });

  test('a page that observes is told again after every change', async () => {
    const seen: number[] = [];
    let reached: () => void = () => {};
    const stop = observe(
      () => memory.countRecords('a'),
      (count) => {
        seen.push(count);
        reached();
      },
      (error) => expect.unreachable(String(error)),
    );
    const next = () =>
      new Promise<void>((resolve) => {
        reached = resolve;
      });
    await next();
    const changed = next();
    await memory.applyStep('a', completeListing({ unchangedIds: ['1'] }), keysOf, 2);
    await changed;
    stop();
    expect(seen).toEqual([2, 1]);
  });
});

test('a long journal is walked through to its end, and only that of its run', async () => {
  const entry = (runId: string, index: number): JournalEntry => ({
    id: `${runId}/0/${index}/left/link`,
    runId,
    connectionId: 'c',
    accountId: 'a',
    side: 'left',
    at: 1,
    kind: 'link',
    recordId: `${index}`,
    title: '',
    changes: [],
  });
  const all = Array.from({ length: 2_001 }, (_, index) => entry('r', index));
  await db.journal.bulkPut([...all, entry('r0', 1), entry('q', 1)]);
  const seen: string[] = [];
  for await (const entries of walkJournalOfRun(db, 'r')) seen.push(...entries.map(({ id }) => id));
  expect(seen.sort()).toEqual(all.map(({ id }) => id).sort());
});

test('a journal is read in the order of the changes, a page at a time', async () => {
  const entry = (at: number) => ({
    id: `j${9 - at}`,
    runId: 'r',
    connectionId: 'c',
    accountId: 'a',
    side: 'left' as const,
    at,
    kind: 'update' as const,
    recordId: '1',
    title: `At ${at}`,
    changes: [],
  });
  await memory.confirm({ ...emptyConfirmation, journal: [entry(3), entry(1), entry(2)] });
  const { entries, total } = await journal(db, 'r', 1, 2);
  expect(total).toBe(3);
  expect(entries.map((one) => one.title)).toEqual(['At 2', 'At 3']);
});
