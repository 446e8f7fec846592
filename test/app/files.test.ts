/** A file as a source for Aircall, the whole app: plan first, one way, brought up to date by a newer file, and never written to. */
import { expect, test } from 'vitest';
import { bringIn, connectFile, sheet } from './file-account.ts';
import { type AppWorld, appWorld } from './world.ts';

const anna = 'C-1,Anna,Müller,Acme,06 12 34 56 78,Gold';
const bob = 'C-2,Bob,Ray,,06 12 34 56 79,';
const nobody = 'C-3,Cleo,Nonumber,,,';

async function connected(): Promise<{ world: AppWorld; fileId: string; id: string }> {
  const world = await appWorld();
  world.aircall.seed([
    {
      first_name: 'Anna',
      last_name: 'Muller',
      phone_numbers: [{ label: 'Work', value: '+33612345678' }],
      emails: [],
    },
  ]);
  return { world, ...(await connectFile(world, sheet(anna, bob, nobody))) };
}

const people = (world: AppWorld) =>
  world.aircall
    .contacts()
    .map((one) => `${one.first_name} ${one.last_name} ${one.company_name ?? ''}`.trim())
    .sort();

test('the plan is shown first; then who is new is created, who is known is completed, and nobody is made twice', async () => {
  const { world, id } = await connected();
  const shown = await world.preview(id);
  expect(shown.counts).toMatchObject({
    linked: 1,
    left: { created: 1, updated: 1 },
    right: { created: 0, updated: 0 },
    excluded: { 'no-number': 1 },
  });
  expect(world.aircall.ledger.writes).toBe(0);
  await world.start(id);
  expect(people(world)).toEqual(['Anna Muller Acme', 'Bob Ray']);
  const writes = world.aircall.ledger.writes;
  await world.later(id, 2);
  expect(world.aircall.ledger.writes).toBe(writes);
  expect(world.aircall.ledger.duplicates).toBe(0);
});

test('a newer file of the same name brings up to date what was imported, and who is not in it any more stays by default', async () => {
  const { world, fileId, id } = await connected();
  await world.start(id);
  const again = await bringIn(
    world,
    sheet('C-1,Anna,Müller,Bolt,06 12 34 56 78,Gold', 'C-9,Dora,New,,06 12 34 56 70,'),
  );
  expect(again).toBe(fileId);
  expect(await world.db.files.count()).toBe(1);
  await world.later(id, 2);
  expect(people(world)).toEqual(['Anna Muller Bolt', 'Bob Ray', 'Dora New']);
});

test('an edit in Aircall is not written to the file, and the next newer row does not lose it unasked', async () => {
  const { world, id } = await connected();
  await world.start(id);
  const dora = world.aircall.contacts().find((one) => one.first_name === 'Bob');
  world.aircall.edit(dora?.id ?? 0, { company_name: 'Hand made' });
  world.advance(120_000);
  await world.later(id, 2);
  expect(people(world)).toContain('Bob Ray Hand made');
});

test('a connection that would write to a file is refused', async () => {
  const { world, id } = await connected();
  const connection = await world.parts.memory.connection(id);
  if (!connection) throw new Error('missing');
  expect(connection.settings.direction).toBe('to-left');
  await expect(
    world.command('connection.change', {
      connectionId: id,
      settings: { ...connection.settings, direction: 'both' },
    }),
  ).rejects.toMatchObject({ code: 'settings-invalid' });
});

test('an empty file, and one that is too long, are refused, and nothing is kept of them', async () => {
  const world = await appWorld();
  await expect(bringIn(world, '  \n')).rejects.toMatchObject({ code: 'settings-invalid' });
  expect(await world.db.files.count()).toBe(0);
  expect(await world.db.accounts.count()).toBe(0);
});

test('removing the account takes its file along; Aircall keeps what was imported', async () => {
  const { world, fileId, id } = await connected();
  await world.start(id);
  await world.command('account.remove', { accountId: fileId });
  expect([await world.db.files.count(), await world.db.connections.count()]).toEqual([0, 0]);
  expect(people(world)).toHaveLength(2);
});
