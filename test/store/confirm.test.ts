import { beforeEach, describe, expect, test } from 'vitest';
import {
  type Confirmation,
  emptyConfirmation,
  type Intent,
  type JournalEntry,
  type Memory,
} from '../../lib/engine/ports.ts';
import type { Database } from '../../lib/store/database.ts';
import { createMemory } from '../../lib/store/memory.ts';
import type { Link } from '../../lib/sync/plan.types.ts';
import {
  completeListing,
  connectionOf,
  createItem,
  freshDatabase,
  keysOf,
  recordOf,
  runOf,
  stepOf,
} from './fixtures.ts';

let db: Database;
let memory: Memory;

const intent: Intent = {
  id: 'r/0/left',
  runId: 'r',
  connectionId: 'c',
  accountId: 'a',
  itemIndex: 0,
  side: 'left',
  kind: 'create',
  recordId: null,
  target: {},
  accountSeq: 1,
  writtenAt: 1,
  sentAt: null,
};
const link: Link = {
  id: 'l1',
  connectionId: 'c',
  leftId: '9',
  rightId: 'x',
  baseline: { left: {}, right: {}, open: [] },
  createdSide: 'left',
  goneSide: null,
};
const entry: JournalEntry = {
  id: 'j1',
  runId: 'r',
  connectionId: 'c',
  accountId: 'a',
  side: 'left',
  at: 5,
  kind: 'create',
  recordId: '9',
  title: 'Nina',
  changes: [],
};
const created: Confirmation = {
  ...emptyConfirmation,
  intentId: intent.id,
  row: { runId: 'r', index: 0, state: 'done', failure: null },
  mirror: [{ accountId: 'a', record: recordOf('9', 'Nina'), keys: ['p:9'] }],
  links: [link],
  journal: [entry],
};

beforeEach(async () => {
  db = await freshDatabase();
  memory = createMemory(db);
  await db.connections.put(connectionOf('c', 'a', 'b'));
  await memory.applyStep('a', completeListing({ records: [recordOf('1', 'Anna')] }), keysOf, 1);
  await memory.saveRun(runOf('r', 'c', { phase: 'apply' }));
  const nothing = { connectionId: 'c', scope: 'changes', mentioned: [], reviews: [] } as const;
  await memory.savePlan('r', [createItem('x', 'Nina')], {}, nothing, 1, () => 'todo');
  await memory.writeIntent(intent);
});

describe('a confirmed write', () => {
  test('leaves record, link, journal and a row that is done, and closes its intent', async () => {
    await memory.confirm(created);
    expect(await memory.recordsByKey('a', ['p:9'])).toMatchObject([{ id: '9', seq: 2, firstSeq: 2 }]);
    expect(await memory.links('c')).toEqual([link]);
    expect(await db.journal.toArray()).toEqual([entry]);
    expect(await memory.countRows('r')).toMatchObject({ todo: 0, done: 1 });
    expect(await memory.openIntents('c')).toEqual([]);
    expect((await memory.pullState('a')).seq).toBe(2);
  });

  test('that cannot be stored whole is not stored at all', async () => {
    const poisoned = { ...entry, poison: () => {} } as JournalEntry;
    await expect(memory.confirm({ ...created, journal: [poisoned] })).rejects.toMatchObject({
      code: 'storage-broken',
    });
    expect(await memory.recordsById('a', ['9'])).toEqual([]);
    expect(await memory.links('c')).toEqual([]);
    expect(await memory.openIntents('c')).toEqual([intent]);
    expect(await memory.countRows('r')).toMatchObject({ todo: 1 });
    expect((await memory.pullState('a')).seq).toBe(1);
  });

  test('of an update shows other connections the change, and gives no number to a record that is as it was', async () => {
    const update = (name: string) =>
      memory.confirm({
        ...emptyConfirmation,
        mirror: [{ accountId: 'a', record: recordOf('1', name, 'v2'), keys: [] }],
      });
    await update('Anna');
    expect(await memory.recordsSince('a', 1)).toEqual([]);
    await update('Anne');
    expect(await memory.recordsSince('a', 1)).toMatchObject([{ id: '1', seq: 2, firstSeq: 1 }]);
  });

  test('of a deletion marks the record as deleted and lets the link go', async () => {
    await memory.confirm(created);
    await memory.confirm({
      ...emptyConfirmation,
      removed: [{ accountId: 'a', id: '9' }],
      unlink: ['l1'],
    });
    expect(await memory.recordsById('a', ['9'])).toMatchObject([{ isDeleted: true, seq: 3 }]);
    expect(await memory.links('c')).toEqual([]);
  });

  test('during a listing under way counts as seen by it', async () => {
    await memory.applyStep('a', stepOf({ restartsListing: true, unchangedIds: ['1'] }), keysOf, 2);
    await memory.confirm(created);
    const end = stepOf({ end: { listing: 'complete', cursor: 'c' } });
    expect(await memory.applyStep('a', end, keysOf, 3)).toMatchObject({ removed: 0 });
    expect(await memory.applyStep('a', completeListing({ unchangedIds: ['1'] }), keysOf, 4)).toMatchObject({
      removed: 1,
    });
  });

  test('is kept even if the plan it came from is forgotten', async () => {
    await memory.dropRun('r');
    await memory.confirm(created);
    expect(await memory.links('c')).toEqual([link]);
    expect(await db.planRows.count()).toBe(0);
  });

  test('uses up the choices, keeps a refusal and forgets those that healed', async () => {
    const trouble = (key: string) => ({
      connectionId: 'c',
      key,
      records: [],
      failures: 1,
      content: 'f',
      failure: { code: 'record-rejected', detail: {}, side: 'left' } as const,
      at: 1,
    });
    await db.choices.put({ connectionId: 'c', linkId: 'l1', leftId: '9', row: 'phone', side: 'left' });
    await db.choices.put({ connectionId: 'c', linkId: 'l1', leftId: '9', row: 'email', side: 'left' });
    expect(await memory.choices('c')).toContainEqual({
      linkId: 'l1',
      leftId: '9',
      row: 'phone',
      side: 'left',
    });
    await memory.confirm({ ...emptyConfirmation, trouble: trouble('R1') });
    await memory.confirm({
      ...emptyConfirmation,
      usedChoices: [{ linkId: 'l1', row: 'phone' }],
      healed: [{ connectionId: 'c', key: 'R1' }],
      trouble: trouble('R2'),
    });
    expect((await memory.choices('c')).map((choice) => choice.row)).toEqual(['email']);
    expect((await memory.troubles('c')).map((one) => one.key)).toEqual(['R2']);
  });
});

test('several writes to our memory are confirmed together or not at all', async () => {
  const other = { ...link, id: 'l2', leftId: '2', rightId: 'y' };
  const poisoned = { ...link, id: 'l3', poison: () => {} } as Link;
  const one = { ...emptyConfirmation, links: [link] };
  const two = { ...emptyConfirmation, links: [other] };
  await expect(memory.confirmAll([one, { ...two, links: [poisoned] }])).rejects.toMatchObject({
    code: 'storage-broken',
  });
  expect(await memory.links('c')).toEqual([]);
  await memory.confirmAll([one, two]);
  expect(await memory.countLinks('c')).toBe(2);
  expect(await memory.linksOf('c', 'right', ['y', 'z'])).toEqual([other]);
  expect(await memory.linksOf('c', 'left', ['9'])).toEqual([link]);
  expect(await memory.linksOf('another', 'left', ['9'])).toEqual([]);
});

test('the kept count of pairs is that of the links themselves, whatever becomes of them', async () => {
  const other = { ...link, id: 'l2', leftId: '2', rightId: 'y' };
  const gone = { ...other, goneSide: 'right' as const };
  const steps: [links: readonly Link[], unlink: readonly string[], pairs: number][] = [
    [[link, other], [], 2],
    [[{ ...link, rightId: 'z' }], [], 2],
    [[gone], [], 1],
    [[other], [], 2],
    [[link, link], ['l2', 'none'], 1],
    [[], ['l1', 'l2'], 0],
  ];
  for (const [links, unlink, pairs] of steps) {
    await memory.confirm({ ...emptyConfirmation, links, unlink });
    expect(await memory.countLinks('c')).toBe(pairs);
    await db.connections.update('c', (row) => {
      // As an earlier version of Lineup left it: nothing counted yet.
      if (pairs === 2) delete (row as { linked?: number }).linked;
    });
    expect(await memory.countLinks('c')).toBe(pairs);
  }
});

test('a link whose partner is gone is remembered but not counted as a pair', async () => {
  await memory.confirm({ ...emptyConfirmation, links: [link, { ...link, id: 'l2', goneSide: 'right' }] });
  expect(await memory.links('c')).toHaveLength(2);
  expect(await memory.countLinks('c')).toBe(1);
});

test('nothing is sent for a connection that was removed', async () => {
  const stray = { ...intent, id: 'i2', connectionId: 'gone' };
  await expect(memory.writeIntent(stray)).rejects.toMatchObject({ code: 'run-lost' });
  await expect(memory.updateConnection('gone', { nextRunAt: 1 })).rejects.toMatchObject({ code: 'run-lost' });
});

test('an intent is written again when it is sent, and dropped when nothing came of it', async () => {
  await memory.writeIntent({ ...intent, sentAt: 7 });
  expect(await memory.openIntents('c')).toEqual([{ ...intent, sentAt: 7 }]);
  await memory.dropIntent(intent.id);
  expect(await memory.openIntents('c')).toEqual([]);
});
