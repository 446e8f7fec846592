import { beforeEach, describe, expect, test } from 'vitest';
import type { ItemState, Memory, ReviewUpdate, Run } from '../../lib/engine/ports.ts';
import { walkPlan } from '../../lib/engine/walk-plan.ts';
import type { Database } from '../../lib/store/database.ts';
import { createMemory } from '../../lib/store/memory.ts';
import { isWork } from '../../lib/sync/counts.ts';
import type { PlanItem } from '../../lib/sync/plan.types.ts';
import { createItem, freshDatabase, pairItem, reviewItem, runOf } from './fixtures.ts';

let db: Database;
let memory: Memory;
beforeEach(async () => {
  db = await freshDatabase();
  memory = createMemory(db);
});

const noReviews: ReviewUpdate = { connectionId: 'c', scope: 'changes', mentioned: [], reviews: [] };
const stateOf = (item: PlanItem): ItemState => (isWork(item) ? 'todo' : 'nothing');
const save = (runId: string, items: readonly PlanItem[], change: Partial<Run> = {}, reviews = noReviews) =>
  memory.savePlan(runId, items, change, reviews, 1, stateOf);

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => createItem(String(index), `Person ${index}`));

describe('a plan', () => {
  test('is stored in order, each row in the state it begins with, and sets the run', async () => {
    await memory.saveRun(runOf('r', 'c'));
    const items = [createItem('1', 'Anna'), pairItem('2', '3', 'Bruno'), createItem('4', 'Carla')];
    await save('r', items, { phase: 'apply', total: 2 });
    expect(await memory.planItems('r', 0, items.length + 1)).toEqual(items);
    expect(await memory.planItems('r', 1, 1)).toEqual(items.slice(1, 2));
    expect(await memory.run('r')).toMatchObject({ phase: 'apply', total: 2 });
    expect((await memory.nextRows('r', 'todo', 10)).map((row) => row.index)).toEqual([0, 2]);
    expect(await memory.nextRows('r', 'todo', 1)).toHaveLength(1);
    expect((await memory.nextRows('r', 'todo', 10, 0)).map((row) => row.index)).toEqual([2]);
    expect(await memory.countRows('r')).toMatchObject({ todo: 2, nothing: 1, done: 0, 'left-out': 0 });
  });

  test('that is made again replaces the former one, however long that was', async () => {
    await memory.saveRun(runOf('r', 'c'));
    await save('r', people(5_000));
    await save('r', [createItem('1', 'Anna')]);
    expect(await memory.countRows('r')).toMatchObject({ todo: 1, nothing: 0 });
    expect(await db.planDigests.count()).toBe(1);
  });

  test('whose storing dies midway leaves the run planning, and is replaced by the next try', async () => {
    await memory.saveRun(runOf('r', 'c', { phase: 'plan' }));
    const poisoned = { ...createItem('x', 'X'), poison: () => {} } as unknown as PlanItem;
    const items = [...people(4_500), poisoned];
    await expect(save('r', items, { phase: 'apply' })).rejects.toMatchObject({ code: 'storage-broken' });
    expect(await db.planRows.count()).toBe(4_000);
    expect((await memory.openRun('c'))?.phase).toBe('plan');
    await save('r', people(10), { phase: 'apply' });
    expect(await db.planRows.count()).toBe(10);
    expect((await memory.run('r'))?.phase).toBe('apply');
  });

  test('of a run that was removed meanwhile is not stored', async () => {
    await expect(save('gone', people(3))).rejects.toMatchObject({ code: 'run-lost' });
    expect(await db.planRows.count()).toBe(0);
  });

  test('rows move from state to state with their failure', async () => {
    await memory.saveRun(runOf('r', 'c'));
    await save('r', people(3));
    const failure = { code: 'record-rejected', detail: { status: 422 }, side: 'left' } as const;
    await memory.setRow('r', 1, 'failed', failure);
    expect(await memory.planRow('r', 1)).toMatchObject({ index: 1, state: 'failed', failure });
    expect((await memory.nextRows('r', 'todo', 9)).map((row) => row.index)).toEqual([0, 2]);
    expect(await memory.countRows('r')).toMatchObject({ todo: 2, failed: 1 });
    expect(await memory.planRow('r', 9)).toBeUndefined();
  });
});

describe('questions for the user', () => {
  const question = (id: string, item: PlanItem) => ({
    id,
    connectionId: 'c',
    runId: 'r',
    item,
    createdAt: 1,
  });
  beforeEach(async () => {
    await memory.saveRun(runOf('r', 'c'));
    await save(
      'r',
      [],
      {},
      {
        ...noReviews,
        scope: 'everything',
        reviews: [question('1', reviewItem('Anna', '1', '2')), question('2', reviewItem('Bruno', '3', '4'))],
      },
    );
  });
  const ids = async () => (await memory.reviews('c')).map((review) => review.id).sort();

  test('a plan of everything replaces them all', async () => {
    await save(
      'r',
      [],
      {},
      {
        ...noReviews,
        scope: 'everything',
        reviews: [question('3', reviewItem('Carla', '9'))],
      },
    );
    expect(await ids()).toEqual(['3']);
  });

  test('a plan of changes replaces those about the records that it looked at', async () => {
    await save(
      'r',
      [],
      {},
      {
        ...noReviews,
        mentioned: ['left:2', 'right:3'],
        reviews: [question('4', reviewItem('Anna again', '2'))],
      },
    );
    expect(await ids()).toEqual(['2', '4']);
  });

  test('those of another connection stay', async () => {
    await save('r', [], {}, { ...noReviews, connectionId: 'other', scope: 'everything' });
    await save('r', [], {}, { ...noReviews, connectionId: 'other', mentioned: ['left:1', 'left:3'] });
    expect(await ids()).toEqual(['1', '2']);
  });
});

describe('runs', () => {
  test('the run under way is found until it is over', async () => {
    await memory.saveRun(runOf('r1', 'c', { phase: 'done', startedAt: 1 }));
    await memory.saveRun(runOf('r2', 'c', { phase: 'pull', startedAt: 2 }));
    await memory.saveRun(runOf('r3', 'other', { phase: 'apply', startedAt: 3 }));
    expect(await memory.openRun('c')).toEqual(runOf('r2', 'c', { phase: 'pull', startedAt: 2 }));
    for (const phase of ['ready', 'braked', 'done', 'failed', 'cancelled'] as const) {
      await memory.updateRun('r2', { phase });
      expect(await memory.openRun('c')).toBeUndefined();
    }
  });

  test('a run that was removed is not brought back by a late report', async () => {
    await expect(memory.updateRun('gone', { done: 1 })).rejects.toMatchObject({ code: 'run-lost' });
    expect(await memory.run('gone')).toBeUndefined();
  });

  test('a dropped run leaves nothing', async () => {
    await memory.saveRun(runOf('r', 'c'));
    await save('r', people(3));
    await memory.dropRun('r');
    expect(await memory.run('r')).toBeUndefined();
    expect(await db.planRows.count()).toBe(0);
    expect(await db.planDigests.count()).toBe(0);
  });

  test('old plans are forgotten, but not those of the newest runs, of the last preview, or of a run with an open intent', async () => {
    for (const [index, mode] of (['sync', 'preview', 'sync', 'sync', 'sync'] as const).entries()) {
      await memory.saveRun(runOf(`r${index}`, 'c', { phase: 'done', mode, startedAt: index }));
      await save(`r${index}`, people(1));
    }
    await db.connections.put({ id: 'c' } as never);
    await memory.writeIntent({
      id: 'i',
      runId: 'r2',
      connectionId: 'c',
      accountId: 'a',
      itemIndex: 0,
      side: 'left',
      kind: 'create',
      recordId: null,
      target: {},
      accountSeq: 0,
      writtenAt: 1,
      sentAt: 1,
    });
    await memory.pruneRuns('c', 1);
    const kept = await Promise.all(['r0', 'r1', 'r2', 'r3', 'r4'].map((id) => memory.planRow(id, 0)));
    expect(kept.map((row) => row?.runId)).toEqual([undefined, 'r1', 'r2', undefined, 'r4']);
    expect(await memory.run('r0')).toMatchObject({ id: 'r0', phase: 'done' });
  });
});

test('a long plan is walked through to its end, a few rows at a time', async () => {
  await memory.saveRun(runOf('r', 'c'));
  const items = people(1_000);
  await save('r', items);
  const walked: (readonly PlanItem[])[] = [];
  for await (const some of walkPlan(memory, 'r')) walked.push(some);
  expect(walked.flat()).toEqual(items);
  expect(walked.length).toBeGreaterThan(1);
});
