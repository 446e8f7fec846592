/** Rules in a connection's life, run by run, on the real store: full exports of both books before and after. */
import { describe, expect, test } from 'vitest';
import { type Action, everything, type Rule } from '../../lib/rules/rule.ts';
import type { ConnectionSettings } from '../../lib/rules/settings.ts';
import { expectNoDuplicates, expectQuiet } from './invariants.ts';
import { Death, Fate, makeWorld, onLeft, onRight, sync, type World } from './world.ts';

const clients: Action = { kind: 'add-to-group', field: 'categories', group: 'Clients' };
const acme = (change: Partial<Rule> = {}): Rule => ({
  ...everything('acme'),
  when: {
    kind: 'group',
    match: 'all',
    of: [{ kind: 'text', field: 'company_name', test: 'is', value: 'Acme' }],
  },
  ...change,
});
const company = (value: string) => ({ company_name: [{ value }] });
const withRules = (...rules: Rule[]): Partial<ConnectionSettings> => ({
  rules: { toRight: rules, toLeft: [{ ...everything('none'), isOn: false }] },
});

/** Every value of every record of both books, by number. */
function fullExport(world: World) {
  const of = (side: 'left' | 'right') =>
    world[side].records
      .map((record) => [record.id, record.contact])
      .sort(([a], [b]) => (`${a}` < `${b}` ? -1 : 1));
  return structuredClone({ left: of('left'), right: of('right') });
}

async function setRules(world: World, ...rules: Rule[]): Promise<void> {
  const connection = await world.memory.connection('c');
  if (!connection) throw new Error('no connection');
  await world.memory.updateConnection('c', { settings: { ...connection.settings, ...withRules(...rules) } });
}

/** As a person does: looks at the preview of the new settings, then starts exactly that. */
async function previewAndStart(world: World) {
  const shown = await sync(world, undefined, undefined, { mode: 'preview', scope: 'everything' });
  await sync(world, undefined, undefined, { approvedRun: shown?.id ?? '' });
  await sync(world);
  return shown;
}

async function twelve(rule: Rule): Promise<World> {
  const world = await makeWorld(withRules(rule));
  for (let index = 0; index < 12; index += 1) {
    const digits = String(index).padStart(2, '0');
    const phone = `+336123456${digits}`;
    world.left.create(
      onLeft(`First${digits}`, 'Person', phone, index % 2 === 0 ? company('Acme') : company('Bolt')),
    );
    // Some are known on the right already, one of them as a client.
    if (index % 3 === 0)
      world.right.create(
        onRight(`First${digits}`, 'Person', phone, index === 0 ? { categories: [{ value: 'Clients' }] } : {}),
      );
  }
  await sync(world);
  await sync(world);
  return world;
}

describe('a rule switched on, off and on again', () => {
  test.each(['keep', 'stop', 'undo', 'delete-created'] as const)(
    'with the exit "%s" leaves both sides as they were, and deletes nobody on the way',
    async (exit) => {
      const rule = acme({ exit, actions: [clients] });
      const world = await twelve(rule);
      const before = fullExport(world);
      expect(world.right.records).toHaveLength(8);
      await setRules(world, { ...rule, isOn: false });
      const off = await previewAndStart(world);
      expect(off?.counts?.right.deleted).toBe(0);
      for (let turn = 0; turn < 2; turn += 1) await sync(world);
      expect(world.right.ledger.deletes + world.left.ledger.deletes).toBe(0);
      await setRules(world, rule);
      await previewAndStart(world);
      expect(fullExport(world)).toEqual(before);
      expectNoDuplicates(world);
      await expectQuiet(world);
    },
  );
});

test('only those whom the rule matches are created, with what it does to them; an edit brings in who comes to match', async () => {
  const world = await twelve(acme({ actions: [clients] }));
  const clientsNow = () =>
    world.right.records.filter((record) => record.contact.categories?.[0]?.value === 'Clients').length;
  expect(clientsNow()).toBe(6);
  const bolt = world.left.records.find((record) => record.contact.first_name?.[0]?.value === 'First01');
  world.left.edit(bolt?.id ?? '', company('Acme'));
  await sync(world);
  expect(clientsNow()).toBe(7);
  await expectQuiet(world);
});

test('who leaves is deleted where the rule says so and this connection created it; who was there before is not', async () => {
  const world = await twelve(acme({ exit: 'delete-created' }));
  const byName = (name: string) =>
    world.left.records.find((record) => record.contact.first_name?.[0]?.value === name)?.id ?? '';
  world.left.edit(byName('First02'), company('Bolt'));
  world.left.edit(byName('First06'), company('Bolt'));
  await sync(world);
  const names = world.right.records.map((record) => record.contact.given?.[0]?.value);
  expect(names).not.toContain('First02');
  expect(names).toContain('First06');
  expect(world.left.records).toHaveLength(12);
  await expectQuiet(world);
});

test('who came back while its partner was to be deleted keeps it', async () => {
  const world = await twelve(acme({ exit: 'delete-created' }));
  const left = world.left.records.find((record) => record.contact.first_name?.[0]?.value === 'First02');
  world.left.edit(left?.id ?? '', company('Bolt'));
  await sync(world, undefined, {
    left: (connector) => ({
      ...connector,
      read: async (id) => {
        world.left.edit(left?.id ?? '', company('Acme'));
        return connector.read(id);
      },
    }),
  });
  expect(world.right.ledger.deletes).toBe(0);
  await expectQuiet(world);
  expect(world.right.records.map((record) => record.contact.given?.[0]?.value)).toContain('First02');
});

test('a contact that was new for a week leaves by itself when the week is over, though nobody touched it', async () => {
  const recent = acme({
    exit: 'undo',
    actions: [clients],
    when: { kind: 'group', match: 'all', of: [{ kind: 'time-within', of: 'updated', days: 7 }] },
  });
  const world = await makeWorld(withRules(recent));
  const anna = world.left.create(onLeft('Anna', 'Muller', '+33612345678'));
  world.now = anna.updatedAt ?? 0;
  await sync(world);
  const groups = () => world.right.records[0]?.contact.categories;
  expect(groups()).toEqual([{ value: 'Clients' }]);
  world.now += 9 * 24 * 60 * 60 * 1000;
  await sync(world);
  expect(groups() ?? []).toEqual([]);
  await expectQuiet(world);
});

describe('death at every step of a run with rules', () => {
  for (const moment of ['before', 'after'] as const) {
    test(`dies ${moment} each call in turn: nobody twice, the right ones among the clients, and the undo undone`, {
      timeout: 300_000,
    }, async () => {
      for (let at = 1; ; at += 1) {
        const world = await makeWorld(withRules(acme({ exit: 'undo', actions: [clients] })));
        const anna = world.left.create(onLeft('Anna', 'Muller', '+33612345678', company('Acme')));
        world.left.create(onLeft('Bob', 'Ray', '+33612345679', company('Acme')));
        world.left.create(onLeft('Carl', 'Fox', '+33612345670', company('Bolt')));
        world.right.create(onRight('Anna', 'Muller', '+33612345678'));
        const fate = new Fate(at, moment);
        let isOver = false;
        try {
          await sync(world, fate);
          isOver = true;
        } catch (thrown) {
          if (!(thrown instanceof Death)) throw thrown;
        }
        await sync(world);
        await sync(world);
        const where = `death ${moment} call ${at} (${fate.names.at(-1)})`;
        const groups = () =>
          Object.fromEntries(
            world.right.records.map((record) => [
              record.contact.given?.[0]?.value,
              record.contact.categories?.[0]?.value ?? '',
            ]),
          );
        expect(groups(), where).toEqual({ Anna: 'Clients', Bob: 'Clients' });
        expectNoDuplicates(world);
        world.left.edit(anna.id, company('Bolt'));
        await sync(world);
        await expectQuiet(world);
        expect(groups(), where).toEqual({ Anna: '', Bob: 'Clients' });
        await world.db.delete();
        if (isOver) break;
      }
    });
  }
});
