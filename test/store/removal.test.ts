import { beforeEach, expect, test } from 'vitest';
import { emptyConfirmation, type Memory } from '../../lib/engine/ports.ts';
import { takeFrom } from '../../lib/services/bucket.ts';
import type { StoredFile } from '../../lib/services/contract.ts';
import { createBucketMemory } from '../../lib/store/buckets.ts';
import type { Database } from '../../lib/store/database.ts';
import { giveFile, keepFile } from '../../lib/store/files.ts';
import { saveGroups } from '../../lib/store/groups.ts';
import { setIgnored } from '../../lib/store/ignored.ts';
import { createMemory } from '../../lib/store/memory.ts';
import { removeAccount, removeConnection } from '../../lib/store/removal.ts';
import { saveCredentials } from '../../lib/store/vault.ts';
import {
  accountOf,
  connectionOf,
  createItem,
  freshDatabase,
  keysOf,
  recordOf,
  reviewItem,
  runOf,
  stepOf,
} from './fixtures.ts';

let db: Database;
let memory: Memory;

/** Rows by table, without those that are not about an account or connection. */
async function filled(): Promise<Record<string, number>> {
  const counts = await Promise.all(
    db.tables.map(async (table) => [table.name, await table.count()] as const),
  );
  return Object.fromEntries(
    counts.filter(([name, count]) => count > 0 && !['keys', 'log', 'settings'].includes(name)),
  );
}

function fileOf(accountId: string): StoredFile {
  const text = 'Name,Phone';
  return {
    id: `file-${accountId}`,
    name: 'a.csv',
    kind: 'csv',
    text,
    version: '1',
    country: 'FR',
    importedAt: 1,
  };
}

async function fillAccount(id: string): Promise<void> {
  await memory.saveAccount(accountOf(id));
  await saveCredentials(db, id, { token: id });
  await memory.applyStep(id, stepOf({ restartsListing: true, records: [recordOf('1', 'Anna')] }), keysOf, 1);
  await createBucketMemory(db, takeFrom).take(id, 1, 60, 60_000, 0);
  await saveGroups(db, id, { gone: 'all', groups: [{ ids: ['1', '2'], evidence: [] }], seq: 1 });
  await setIgnored(db, id, 'a finding', true);
  await keepFile(db, fileOf(id));
  await giveFile(db, `file-${id}`, id);
}

async function fillConnection(id: string, left: string, right: string): Promise<void> {
  await db.connections.put(connectionOf(id, left, right));
  await memory.saveRun(runOf(`run-${id}`, id));
  const item = reviewItem('Anna', '1', '2');
  await memory.savePlan(
    `run-${id}`,
    [createItem('1', 'Anna')],
    {},
    {
      connectionId: id,
      scope: 'everything',
      mentioned: [],
      reviews: [{ id: `review-${id}`, connectionId: id, runId: `run-${id}`, item, createdAt: 1 }],
    },
    1,
    () => 'todo',
  );
  await db.decisions.put({ id: `decision-${id}`, connectionId: id, kind: 'same', records: [] });
  await db.choices.put({ connectionId: id, linkId: `link-${id}`, leftId: '1', row: 'phone', side: 'left' });
  const base = { connectionId: id, accountId: left, runId: `run-${id}`, side: 'left' as const };
  await memory.writeIntent({
    ...base,
    id: `intent-${id}`,
    itemIndex: 0,
    kind: 'update',
    recordId: '1',
    target: {},
    accountSeq: 1,
    writtenAt: 1,
    sentAt: null,
  });
  await memory.confirm({
    ...emptyConfirmation,
    links: [
      {
        id: `link-${id}`,
        connectionId: id,
        leftId: '1',
        rightId: '1',
        baseline: { left: {}, right: {}, open: [] },
        createdSide: null,
        goneSide: null,
      },
    ],
    journal: [
      { ...base, id: `journal-${id}`, at: 1, kind: 'link', recordId: '1', title: 'Anna', changes: [] },
    ],
    trouble: {
      connectionId: id,
      key: 'R1',
      records: [],
      failures: 1,
      content: '',
      failure: { code: 'record-rejected', detail: {}, side: null },
      at: 1,
    },
  });
}

beforeEach(async () => {
  db = await freshDatabase();
  memory = createMemory(db);
  for (const id of ['a', 'b', 'z']) await fillAccount(id);
});

test('removing a connection leaves nothing of it, and the accounts as they were', async () => {
  const before = await filled();
  await fillConnection('c', 'a', 'b');
  const tables = db.tables.map((table) => table.name).filter((name) => !['log', 'settings'].includes(name));
  expect(Object.keys(await filled()).sort()).toEqual(tables.filter((name) => name !== 'keys').sort());
  await removeConnection(db, 'c');
  expect(await filled()).toEqual(before);
});

test('removing a connection leaves the others whole', async () => {
  await fillConnection('d', 'a', 'z');
  const before = await filled();
  await fillConnection('c', 'a', 'b');
  await removeConnection(db, 'c');
  expect(await filled()).toEqual(before);
});

test('removing an account takes its records, credentials and connections with it, on either side', async () => {
  await fillConnection('c', 'a', 'b');
  await fillConnection('d', 'b', 'a');
  await removeAccount(db, 'b');
  expect(await memory.connections()).toEqual([]);
  expect(await db.accounts.toCollection().primaryKeys()).toEqual(['a', 'z']);
  await removeAccount(db, 'a');
  await removeAccount(db, 'z');
  expect(await filled()).toEqual({});
});
