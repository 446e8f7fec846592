import { beforeEach, expect, test } from 'vitest';
import type { Memory } from '../../lib/engine/ports.ts';
import type { Database } from '../../lib/store/database.ts';
import { createMemory } from '../../lib/store/memory.ts';
import { rekey } from '../../lib/store/rekey.ts';
import { completeListing, freshDatabase, keysOf, recordOf } from './fixtures.ts';

let db: Database;
let memory: Memory;
beforeEach(async () => {
  db = await freshDatabase();
  memory = createMemory(db);
  const records = [
    { ...recordOf('1', 'Anna', 'v1', '+331'), uid: 'u1', raw: 'BEGIN:VCARD' },
    { ...recordOf('2', 'Bruno', 'v1', '+332'), uid: 'u2' },
  ];
  await memory.applyStep('a', completeListing({ records }), keysOf, 1);
  await memory.applyStep('b', completeListing({ records: [recordOf('1', 'Zoe', 'v1', '+331')] }), keysOf, 1);
});

test('accounts with the same ids and numbers do not see each other', async () => {
  expect(await memory.records('b')).toMatchObject([
    { accountId: 'b', contact: { name: [{ value: 'Zoe' }] } },
  ]);
  expect(await memory.recordsByKey('a', ['p:+331', 'p:+332'])).toHaveLength(2);
  expect(await memory.recordsByKey('b', ['p:+331', 'p:+332'])).toHaveLength(1);
  await memory.applyStep('b', completeListing({}), keysOf, 2);
  expect(await memory.countRecords('a')).toBe(2);
});

test('a record is given back as the service told it, without what only its connector reads', async () => {
  expect(await memory.recordsById('a', ['1', '1', 'none'])).toEqual([
    {
      id: '1',
      version: 'v1',
      uid: 'u1',
      contact: { name: [{ value: 'Anna' }], phone: [{ value: '+331', label: 'work' }] },
      accountId: 'a',
      seq: 1,
      firstSeq: 1,
      isDeleted: false,
      unreadable: null,
      keys: ['p:+331'],
    },
  ]);
});

test('a record that was deleted is still found by its number, marked as deleted', async () => {
  await memory.applyStep('a', completeListing({ unchangedIds: ['2'] }), keysOf, 2);
  expect(await memory.recordsByKey('a', ['p:+331'])).toMatchObject([{ id: '1', isDeleted: true }]);
});

test('a connector is told versions and uids of living records only', async () => {
  await memory.applyStep('a', completeListing({ unchangedIds: ['2'] }), keysOf, 2);
  const known = memory.known('a');
  expect(await known.versions(['1', '2', '3'])).toEqual(new Map([['2', 'v1']]));
  expect(await known.idsByUid(['u1', 'u2', 'u3'])).toEqual(new Map([['u2', '2']]));
});

test('a uid leads to the record that lives, even if one of the same uid was deleted', async () => {
  const moved = { ...recordOf('9', 'Anna', 'v1', '+331'), uid: 'u1' };
  await memory.applyStep('a', completeListing({ records: [moved], unchangedIds: ['2'] }), keysOf, 2);
  expect(await memory.known('a').idsByUid(['u1'])).toEqual(new Map([['u1', '9']]));
});

test('numbers that are read with another country are found by their new form, without counting as a change', async () => {
  await rekey(db, 'a', (contact) => keysOf(contact).map((key) => key.replace('+33', '+49')));
  expect(await memory.recordsByKey('a', ['p:+491'])).toMatchObject([{ id: '1', seq: 1 }]);
  expect(await memory.recordsByKey('a', ['p:+331'])).toEqual([]);
  expect(await memory.recordsByKey('b', ['p:+331'])).toHaveLength(1);
});

test('an account that no version of Lineup has counted yet is counted, and the count is kept from then on', async () => {
  await db.pulls.update('a', (row) => {
    delete (row as { alive?: number }).alive;
  });
  expect(await memory.countRecords('a')).toBe(2);
  await memory.applyStep(
    'a',
    completeListing({ records: [recordOf('3', 'Cleo')], unchangedIds: ['2'] }),
    keysOf,
    2,
  );
  expect(await memory.countRecords('a')).toBe(2);
  expect((await db.pulls.get('a'))?.alive).toBe(2);
  await memory.applyStep('a', completeListing({ unchangedIds: ['2'] }), keysOf, 3);
  expect((await db.pulls.get('a'))?.alive).toBe(1);
});
