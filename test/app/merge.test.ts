/** Which of the duplicates stays: whoever holds most, or the one that somebody chose. */
import { expect, test } from 'vitest';
import type { ContactData } from '../emulators/aircall/contact.ts';
import { appWorld } from './world.ts';

const david = (company: string, emails: readonly string[]): ContactData => ({
  first_name: 'David',
  last_name: 'Dupont',
  company_name: company,
  phone_numbers: [{ label: 'Work', value: '+33612345604' }],
  emails: emails.map((value) => ({ label: 'Work', value })),
});

async function twins() {
  const world = await appWorld();
  const [full, bare] = world.aircall.seed([
    david('Acme', ['d@acme.example', 'david@acme.example']),
    david('Bolt', []),
  ]);
  await world.start(await world.connect());
  const [account] = await world.db.accounts.toArray();
  const accountId = account?.id ?? '';
  const { findings } = await world.queries.findings(accountId, { problem: 'duplicates' }, 0, 5);
  const key = findings[0]?.key ?? '';
  const left = () => world.aircall.contacts().map(({ id, company_name }) => [id, company_name]);
  return { world, accountId, key, left, full: full?.id ?? 0, bare: bare?.id ?? 0 };
}

test('by default whoever holds most stays', async () => {
  const { world, accountId, key, left, full } = await twins();
  await world.command('mend.now', { accountId, key });
  await world.work();
  expect(left()).toEqual([[full, 'Acme']]);
});

test('the one that somebody chose stays, with its own values first, is shown so before, and comes apart again', async () => {
  const { world, accountId, key, left, full, bare } = await twins();
  const shown = await world.queries.finding(accountId, key, String(bare));
  if (shown?.kind !== 'duplicates') throw new Error('no duplicates');
  expect(shown.survivorId).toBe(String(bare));
  expect(shown.merged.company_name).toEqual([{ value: 'Bolt' }]);
  const { runId } = await world.command('mend.now', { accountId, key, survivor: String(bare) });
  await world.work();
  expect(left()).toEqual([[bare, 'Bolt']]);
  expect(world.aircall.contacts()[0]?.emails.map(({ value }) => value)).toEqual([
    'd@acme.example',
    'david@acme.example',
  ]);
  expect(world.aircall.contacts()[0]?.information).toContain('Acme');

  const undo = await world.command('undo.preview', { of: { kind: 'run', runId } });
  await world.work();
  await world.command('connection.start', { runId: undo.runId, limit: null });
  await world.work();
  expect(
    left()
      .map(([, company]) => company)
      .sort(),
  ).toEqual(['Acme', 'Bolt']);
  expect(left().some(([id]) => id === full)).toBe(false);
});

test('a choice of somebody who is not among them changes nothing', async () => {
  const { world, accountId, key, left, full } = await twins();
  await world.command('mend.now', { accountId, key, survivor: '999' });
  await world.work();
  expect(left()).toEqual([[full, 'Acme']]);
});
