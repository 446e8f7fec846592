import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../lib/store/database.ts';
import { credentials, saveCredentials } from '../../lib/store/vault.ts';
import { freshDatabase } from './fixtures.ts';

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});
const secret = { id: 'api-id', token: 'très-secret-ключ' };
const lost = { code: 'credentials-rejected', detail: { lost: true } };

test('credentials come back as they were saved, for each account its own', async () => {
  await saveCredentials(db, 'a', secret);
  await saveCredentials(db, 'b', { token: 'other' });
  expect(await credentials(db, 'a')).toEqual(secret);
  expect(await credentials(db, 'b')).toEqual({ token: 'other' });
  await saveCredentials(db, 'a', { token: 'new' });
  expect(await credentials(db, 'a')).toEqual({ token: 'new' });
});

test('nothing readable is stored, and the key cannot be taken out', async () => {
  await saveCredentials(db, 'a', secret);
  const row = await db.credentials.get('a');
  const bytes = Buffer.from(row?.ciphertext ?? new ArrayBuffer(0)).toString('latin1');
  expect(bytes).not.toContain('api-id');
  expect(bytes.length).toBeGreaterThan(20);
  const stored = await db.keys.get('vault');
  expect(stored?.key.extractable).toBe(false);
});

test('the same credentials are never encrypted the same way twice', async () => {
  await saveCredentials(db, 'a', secret);
  const first = await db.credentials.get('a');
  await saveCredentials(db, 'a', secret);
  const second = await db.credentials.get('a');
  expect(Buffer.from(second?.iv ?? []).equals(Buffer.from(first?.iv ?? []))).toBe(false);
});

test('credentials that were never saved are to be typed anew', async () => {
  await expect(credentials(db, 'a')).rejects.toMatchObject(lost);
});

test('a lost key asks for the credentials again, and new ones can be saved', async () => {
  await saveCredentials(db, 'a', secret);
  await saveCredentials(db, 'b', secret);
  await db.keys.clear();
  await expect(credentials(db, 'a')).rejects.toMatchObject(lost);
  await saveCredentials(db, 'a', secret);
  expect(await credentials(db, 'a')).toEqual(secret);
  await expect(credentials(db, 'b')).rejects.toMatchObject(lost);
});

test('a broken key asks for the credentials again, and is replaced by the next save', async () => {
  await saveCredentials(db, 'a', secret);
  await db.keys.put({ id: 'vault', key: { type: 'secret' } as CryptoKey });
  await expect(credentials(db, 'a')).rejects.toMatchObject(lost);
  await saveCredentials(db, 'a', secret);
  expect(await credentials(db, 'a')).toEqual(secret);
});

test("one account's credentials do not open in the place of another's", async () => {
  await saveCredentials(db, 'a', secret);
  const row = await db.credentials.get('a');
  if (row) await db.credentials.put({ ...row, accountId: 'b' });
  await expect(credentials(db, 'b')).rejects.toMatchObject(lost);
});

test('two pages that save their first credentials at the same time agree on one key', async () => {
  await Promise.all([saveCredentials(db, 'a', secret), saveCredentials(db, 'b', secret)]);
  expect(await credentials(db, 'a')).toEqual(secret);
  expect(await credentials(db, 'b')).toEqual(secret);
});
