import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { SyncError } from '../../lib/errors.ts';
import { Database, openDatabase } from '../../lib/store/database.ts';
import { toStoreError } from '../../lib/store/failure.ts';
import { createMemory } from '../../lib/store/memory.ts';
import { accountOf } from './fixtures.ts';

/** Opens the database as another version of the extension would. */
function openRaw(name: string, version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

test('what was stored is there when it is opened again', async () => {
  const first = await openDatabase('again');
  await createMemory(first).saveAccount(accountOf('a'));
  first.close();
  expect(await createMemory(await openDatabase('again')).account('a')).toEqual(accountOf('a'));
});

test('an upgrade by a newer version is not held up, and the old code then says that storage is broken', async () => {
  const db = await openDatabase('upgrade');
  const newer = await openRaw('upgrade', 990);
  await expect(createMemory(db).connections()).rejects.toMatchObject({ code: 'storage-broken' });
  newer.close();
});

test('a database of a newer version is left alone', async () => {
  (await openDatabase('newer')).close();
  (await openRaw('newer', 990)).close();
  await expect(openDatabase('newer')).rejects.toMatchObject({ code: 'storage-broken' });
});

test('an upgrade that a frozen page holds up ends in a clear error instead of a wait without end', async () => {
  const frozen = await openRaw('blocked', 1);
  const db = new Database('blocked', 20);
  await expect(createMemory(db).connections()).rejects.toMatchObject({ code: 'storage-broken' });
  frozen.close();
});

test('a full disk is told apart from a broken store, however deep the browser hides it', () => {
  const quota = new DOMException('full', 'QuotaExceededError');
  expect(toStoreError(quota).code).toBe('storage-full');
  expect(toStoreError(Object.assign(new Error('abort'), { name: 'AbortError', inner: quota })).code).toBe(
    'storage-full',
  );
  const bulk = Object.assign(new Error('bulk'), { name: 'BulkError', failures: [quota] });
  expect(toStoreError(bulk).code).toBe('storage-full');
  expect(toStoreError(new DOMException('gone', 'UnknownError'))).toMatchObject({
    code: 'storage-broken',
    detail: { name: 'UnknownError' },
  });
});

test('an error of our own keeps its code, and a mistake stays a bug', () => {
  expect(toStoreError(new SyncError('run-lost')).code).toBe('run-lost');
  expect(toStoreError(new TypeError('x is not a function')).code).toBe('bug');
});
