/**
 * Death at every step: a process dies before or after its k-th call to a service or the store, for every k; a new one starts on the same
 * store and the same books. Nothing is created twice, nothing is lost, both sides come into line, and a further run writes nothing.
 */
import { describe, expect, test } from 'vitest';
import { expectInLine, expectNoDuplicates, expectQuiet } from './invariants.ts';
import { Death, Fate, makeWorld, onLeft, onRight, sync, type World } from './world.ts';

interface Scene {
  readonly name: string;
  /** Brings the world to where the fatal run begins. */
  prepare(world: World): Promise<void>;
  /** Contacts on each side once in line. */
  readonly people: number;
}

const scenes: readonly Scene[] = [
  {
    name: 'a first run: two links, one filled in, two created on each side',
    async prepare(world) {
      world.left.create(onLeft('Anna', 'Muller', '+33612345678', { company_name: [{ value: 'Acme' }] }));
      world.left.create(onLeft('Bob', 'Ray', '+33612345679'));
      world.left.create(onLeft('Left', 'One', '+33612345601'));
      world.left.create(onLeft('Left', 'Two', '+33612345602'));
      world.right.create(onRight('Anna', 'Muller', '0612345678', { email: [{ value: 'anna@acme.fr' }] }));
      world.right.create(onRight('Bob', 'Ray', '0612345679'));
      world.right.create(onRight('Right', 'One', '0612345603'));
      world.right.create(onRight('Right', 'Two', '0612345604'));
    },
    people: 6,
  },
  {
    name: 'a later run: edits on both sides of one contact, a new one, a deletion',
    async prepare(world) {
      const anna = world.left.create(onLeft('Anna', 'Muller', '+33612345678'));
      world.left.create(onLeft('Bob', 'Ray', '+33612345679'));
      world.left.create(onLeft('Carl', 'Fox', '+33612345670'));
      await sync(world);
      await sync(world);
      world.left.edit(anna.id, { company_name: [{ value: 'Acme' }] });
      const card = (name: string) =>
        world.right.records.find((record) => record.contact.given?.[0]?.value === name)?.id ?? '';
      world.right.edit(card('Anna'), { tel: [{ value: '+33612345699', label: 'Work' }] });
      world.right.remove(card('Bob'));
      world.right.create(onRight('Dora', 'Lee', '0612345611'));
    },
    people: 3,
  },
];

for (const scene of scenes) {
  describe(scene.name, () => {
    test('dies nowhere: the yardstick', async () => {
      const world = await makeWorld();
      await scene.prepare(world);
      await sync(world);
      await expectQuiet(world);
      expectInLine(world);
      expect(world.left.records).toHaveLength(scene.people);
    });

    for (const moment of ['before', 'after'] as const) {
      test(`dies ${moment} each call in turn`, { timeout: 300_000 }, async () => {
        let deaths = 0;
        for (let at = 1; ; at += 1) {
          const world = await makeWorld();
          await scene.prepare(world);
          const fate = new Fate(at, moment);
          try {
            await sync(world, fate);
            // It came to its end before the fatal call: every k has been tried.
            break;
          } catch (thrown) {
            if (!(thrown instanceof Death)) throw thrown;
          }
          deaths += 1;
          const where = `death ${moment} call ${at} (${fate.names.at(-1)})`;
          await sync(world);
          await sync(world);
          expect(world.left.records.length, where).toBe(scene.people);
          expect(world.right.records.length, where).toBe(scene.people);
          expectNoDuplicates(world);
          expectInLine(world);
          await expectQuiet(world);
          await world.db.delete();
        }
        expect(deaths).toBeGreaterThan(20);
      });
    }
  });
}
