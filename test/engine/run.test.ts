/** A connection's life, run by run, on the real store. */
import { expect, test } from 'vitest';
import { expectInLine, expectNoDuplicates, expectQuiet } from './invariants.ts';
import { makeWorld, onLeft, onRight, sync } from './world.ts';

test('a first run links who is there twice, fills in what one side lacks, and creates who is missing, on both sides', async () => {
  const world = await makeWorld();
  world.left.create(onLeft('Anna', 'Muller', '+33612345678'));
  world.left.create(onLeft('Bob', 'Ray', '+33612345679'));
  world.right.create(onRight('Anna', 'Müller', '06 12 34 56 78', { org: [{ value: 'Acme' }] }));
  world.right.create(onRight('Chloé', 'Petit', '06 12 34 56 70'));
  const run = await sync(world);
  expect(run?.failure).toBe(null);
  expect(run?.phase).toBe('done');
  expect(world.left.records).toHaveLength(3);
  expect(world.right.records).toHaveLength(3);
  expect(world.left.records.map((record) => record.contact.company_name?.[0]?.value)).toContain('Acme');
  expect(await world.memory.countLinks('c')).toBe(3);
  await expectQuiet(world);
});

test('an edit on either side travels, and comes back from nowhere', async () => {
  const world = await makeWorld();
  const anna = world.left.create(onLeft('Anna', 'Muller', '+33612345678'));
  await sync(world);
  world.left.edit(anna.id, { company_name: [{ value: 'Acme' }] });
  await sync(world);
  expect(world.right.records[0]?.contact.org).toEqual([{ value: 'Acme' }]);
  const card = world.right.records[0];
  world.right.edit(card?.id ?? '', { tel: [{ value: '06 12 34 56 99', label: 'Mobile' }] });
  await sync(world);
  expect(world.left.get(anna.id)?.contact.phone_numbers).toEqual([
    { value: '+33612345699', label: 'Mobile' },
  ]);
  await expectQuiet(world);
});

test('a deletion follows when the user wants it, after a look whether the record is really gone', async () => {
  const world = await makeWorld();
  const anna = world.left.create(onLeft('Anna', 'Muller', '+33612345678'));
  world.left.create(onLeft('Bob', 'Ray', '+33612345679'));
  await sync(world);
  await sync(world);
  world.left.remove(anna.id);
  await sync(world);
  expect(world.right.records).toHaveLength(1);
  await expectQuiet(world);
});

test('a book that was emptied stops the run and deletes nothing', async () => {
  const world = await makeWorld();
  for (let index = 0; index < 20; index += 1)
    world.left.create(onLeft(`Name${index}`, 'Test', `+336123456${10 + index}`));
  await sync(world);
  await sync(world);
  for (const record of world.left.records) world.left.remove(record.id);
  const run = await sync(world);
  expect(run?.phase).toBe('braked');
  expect(run?.brakes.map((brake) => brake.code)).toContain('side-emptied');
  expect(run?.brakes[0]?.examples.length).toBeGreaterThan(0);
  expect(world.right.records).toHaveLength(20);
  expect((await world.memory.connection('c'))?.stage).toBe('stopped');
});

test('a preview writes to no service and asks for no record', async () => {
  const world = await makeWorld();
  world.left.create(onLeft('Anna', 'Muller', '+33612345678'));
  const run = await sync(world, undefined, undefined, { mode: 'preview', scope: 'everything' });
  expect(run?.phase).toBe('ready');
  expect(run?.counts?.right.created).toBe(1);
  expect(world.right.ledger.creates + world.left.ledger.creates).toBe(0);
  expect(await world.memory.countLinks('c')).toBe(0);
});

test('a start executes what its preview showed, and what came since waits for the next run', async () => {
  const world = await makeWorld();
  world.left.create(onLeft('Anna', 'Muller', '+33612345678'));
  const shown = await sync(world, undefined, undefined, { mode: 'preview', scope: 'everything' });
  world.left.create(onLeft('Late', 'Comer', '+33612345670'));
  await sync(world, undefined, undefined, { approvedRun: shown?.id ?? '' });
  expect(world.right.records.map((record) => record.contact.given?.[0]?.value)).toEqual(['Anna']);
  await sync(world);
  expect(world.right.records).toHaveLength(2);
  await expectQuiet(world);
});

test('a contact that was changed since the plan is not overwritten', async () => {
  const world = await makeWorld();
  const anna = world.left.create(onLeft('Anna', 'Muller', '+33612345678'));
  await sync(world);
  const card = world.right.records[0]?.id ?? '';
  world.right.edit(card, { org: [{ value: 'Acme' }] });
  let isFirst = true;
  await sync(world, undefined, {
    left: (connector) => ({
      ...connector,
      read: async (id) => {
        if (isFirst) world.left.edit(anna.id, { company_name: [{ value: 'Typed meanwhile' }] });
        isFirst = false;
        return connector.read(id);
      },
    }),
  });
  expect(world.left.get(anna.id)?.contact.company_name).toEqual([{ value: 'Typed meanwhile' }]);
  await sync(world);
  expect(world.left.get(anna.id)?.contact.company_name).toEqual([{ value: 'Typed meanwhile' }]);
  expect((await world.memory.reviews('c')).map((review) => review.item.kind)).toEqual(['pair']);
});

test('a contact that Aircall refuses three times is set aside with its reason, and tried again when it changes', async () => {
  const { SyncError } = await import('../../lib/errors.ts');
  const world = await makeWorld();
  const card = world.right.create(onRight('Anna', 'Muller', '0612345678'));
  world.right.create(onRight('Bob', 'Ray', '0612345679'));
  let attempts = 0;
  const refusing = {
    left: (connector: Parameters<NonNullable<import('./world.ts').Lines['left']>>[0]) => ({
      ...connector,
      create: async (key: string, contact: Parameters<typeof connector.create>[1]) => {
        if (contact.first_name?.[0]?.value !== 'Anna') return connector.create(key, contact);
        attempts += 1;
        throw new SyncError('record-rejected', { status: 400, reason: 'Bad Request' });
      },
    }),
  };
  for (let index = 0; index < 5; index += 1) await sync(world, undefined, refusing);
  expect(attempts).toBe(3);
  expect(world.left.records).toHaveLength(1);
  world.right.edit(card.id, { org: [{ value: 'Acme' }] });
  await sync(world);
  expect(world.left.records).toHaveLength(2);
  expectInLine(world);
  expectNoDuplicates(world);
});

test('changed settings stop a run before its next write', async () => {
  const world = await makeWorld();
  for (let index = 0; index < 5; index += 1)
    world.left.create(onLeft(`Name${index}`, 'Test', `+336123456${10 + index}`));
  let created = 0;
  const run = await sync(world, undefined, {
    right: (connector) => ({
      ...connector,
      create: async (key, contact) => {
        created += 1;
        const connection = await world.memory.connection('c');
        if (created === 2 && connection) {
          await world.memory.updateConnection('c', {
            settings: { ...connection.settings, direction: 'to-left' },
          });
        }
        return connector.create(key, contact);
      },
    }),
  });
  expect(run?.phase).toBe('cancelled');
  expect(world.right.records).toHaveLength(2);
});
