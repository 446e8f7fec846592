import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../lib/store/database.ts';
import { readLog, writeLog } from '../../lib/store/log.ts';
import { saveSetting, setting } from '../../lib/store/settings.ts';
import { freshDatabase } from './fixtures.ts';

let db: Database;
beforeEach(async () => {
  db = await freshDatabase();
});

test('the last 2,000 lines are kept, oldest first', async () => {
  for (let at = 1; at <= 2_010; at += 1) await writeLog(db, { at, level: 'info', event: 'tick', detail: {} });
  const lines = await readLog(db);
  expect(lines).toHaveLength(2_000);
  expect(lines[0]?.at).toBe(11);
  expect(lines.at(-1)?.at).toBe(2_010);
});

test('ids and codes are kept as they are', async () => {
  const detail = { account: 'b1946ac9-2f3e-4c6f-9d6e-0c2f3a1b2c3d', status: 422, recordId: '123456789' };
  await writeLog(db, { at: 1, level: 'error', event: 'record-rejected', detail });
  expect(await readLog(db)).toMatchObject([{ event: 'record-rejected', detail }]);
});

test("an unforeseen error's words lose what could be a person's or a secret", async () => {
  const message =
    'Unexpected "Anna Müller" for anna@example.org, +33 6 12 34 56 78, Basic YWJjOmRlZmdoaWprbG1ub3BxcnN0';
  await writeLog(db, { at: 1, level: 'error', event: 'bug', detail: { message } });
  const [line] = await readLog(db);
  const words = String(line?.detail.message);
  expect(words).toMatch(/^Unexpected "…" for /);
  for (const leak of ['Anna', 'example.org', '12 34', 'YWJj']) expect(words).not.toContain(leak);
});

test('a store that is gone does not stop the one who logs', async () => {
  db.close();
  await expect(writeLog(db, { at: 1, level: 'info', event: 'tick', detail: {} })).resolves.toBeUndefined();
});

test('a setting is remembered', async () => {
  expect(await setting(db, 'notified')).toBeUndefined();
  await saveSetting(db, 'notified', { key: 'review', at: 3 });
  expect(await setting(db, 'notified')).toEqual({ key: 'review', at: 3 });
});
