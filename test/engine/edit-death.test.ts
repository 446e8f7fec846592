/**
 * Death at every step of an undo, of mends and of a merge: the process dies before or after its k-th call to a service or the store, for
 * every k. A new one goes on; or the undo is given up and the next sync comes first. Nothing is lost, doubled, or deleted on the other side.
 */
import { describe, expect, test } from 'vitest';
import type { EditRequest } from '../../lib/engine/ports.ts';
import { everything, type Rule } from '../../lib/rules/rule.ts';
import { edit, exported, mendAll, undoOf } from './edits.ts';
import { expectInLine, expectNoDuplicates, expectQuiet } from './invariants.ts';
import { Death, defaultSettings, Fate, makeWorld, onLeft, sync, type World } from './world.ts';

interface Scene {
  readonly name: string;
  /** Brings the world to where the fatal run begins, and says what it is asked for. */
  prepare(world: World): Promise<EditRequest>;
  /** Whether both sides hold the same in the end. */
  readonly isInLine: boolean;
}

const named = (world: World, side: 'left' | 'right', name: string) =>
  world[side].records.find((record) => JSON.stringify(record.contact).includes(`"${name}"`))?.id ?? '';

const scenes: readonly Scene[] = [
  {
    name: 'the undo of a run that updated, created and deleted',
    async prepare(world) {
      world.left.create(onLeft('Anna', 'Muller', '+33612345678'));
      world.left.create(onLeft('Bob', 'Ray', '+33612345679'));
      world.right.create({
        given: [{ value: 'Dora' }],
        family: [{ value: 'Lee' }],
        tel: [{ value: '+33612345611', label: 'Work' }],
      });
      await sync(world);
      await sync(world);
      world.left.edit(named(world, 'left', 'Anna'), { company_name: [{ value: 'Acme' }] });
      world.left.create(onLeft('Carl', 'Fox', '+33612345670'));
      world.left.remove(named(world, 'left', 'Bob'));
      world.right.remove(named(world, 'right', 'Dora'));
      const run = await sync(world);
      await sync(world);
      return undoOf({ kind: 'run', runId: run?.id ?? '' });
    },
    isInLine: false,
  },
  {
    name: 'the undo of what a rule wrote',
    async prepare(world) {
      world.left.create(onLeft('Anna', 'Muller', '+33612345678', { information: [{ value: 'Likes tea' }] }));
      await sync(world);
      await sync(world);
      const rule: Rule = {
        ...everything('rule'),
        actions: [
          { kind: 'set', field: 'note', value: 'From Aircall', when: 'always' },
          { kind: 'add-to-group', field: 'categories', group: 'Clients' },
        ],
      };
      const settings = { ...defaultSettings, rules: { toRight: [rule], toLeft: [] } };
      await world.memory.updateConnection('c', { settings });
      const run = await sync(world, undefined, undefined, { scope: 'everything' });
      return undoOf({ kind: 'run', runId: run?.id ?? '' });
    },
    isInLine: false,
  },
  {
    name: 'mends of two numbers',
    async prepare(world) {
      world.left.create(onLeft('Anna', 'Muller', '+10612345678'));
      world.left.create(onLeft('Bob', 'Ray', '06 12 34 56 79'));
      world.left.create(onLeft('Carl', 'Fox', '+33612345670'));
      await sync(world);
      await sync(world);
      return mendAll;
    },
    isInLine: true,
  },
  {
    name: 'a merge of three, the linked one of which goes',
    async prepare(world) {
      world.left.create(onLeft('Anna', 'Muller', '+33612345678'));
      world.left.create(onLeft('Bob', 'Ray', '+33612345679'));
      await sync(world);
      await sync(world);
      world.left.create(
        onLeft('Anna', 'Muller', '+33612345678', {
          company_name: [{ value: 'Acme' }],
          emails: [{ value: 'a@acme.fr', label: 'Work' }],
        }),
      );
      world.left.create(
        onLeft('Anna', 'Muller', '+33142685300', { emails: [{ value: 'a@acme.fr', label: 'Work' }] }),
      );
      await sync(world);
      return mendAll;
    },
    isInLine: true,
  },
  {
    name: 'the undo of a merge',
    async prepare(world) {
      world.left.create(onLeft('Anna', 'Muller', '+33612345678'));
      await sync(world);
      await sync(world);
      world.left.create(onLeft('Anna', 'Muller', '+33612345678', { company_name: [{ value: 'Acme' }] }));
      await sync(world);
      const merged = await edit(world, mendAll);
      await sync(world);
      return undoOf({ kind: 'run', runId: merged?.id ?? '' });
    },
    isInLine: false,
  },
];

/** Sides apart, each in its order. */
const sidesOf = (world: World) => JSON.parse(exported(world)) as { left: string[]; right: string[] };

for (const scene of scenes) {
  describe(scene.name, { timeout: 300_000 }, () => {
    const expected = async () => {
      const world = await makeWorld();
      const request = await scene.prepare(world);
      const run = await edit(world, request);
      expect(run?.failed).toBe(0);
      expect(run?.done).toBeGreaterThan(0);
      await expectQuiet(world);
      if (scene.isInLine) expectInLine(world);
      return exported(world);
    };

    for (const moment of ['before', 'after'] as const) {
      test(`dies ${moment} each call in turn, and goes on`, async () => {
        const goal = await expected();
        const deaths = await eachDeath(scene, moment, async (world, request, where) => {
          await edit(world, request);
          await expectQuiet(world);
          expect(exported(world), where).toBe(goal);
          if (scene.isInLine) expectNoDuplicates(world);
          expect((await world.db.intents.toArray()).length, where).toBe(0);
        });
        expect(deaths).toBeGreaterThan(20);
      });

      test(`dies ${moment} each call in turn, is given up, and a sync comes first: nobody is lost or doubled`, async () => {
        const goal = JSON.parse(await expected()) as { left: string[]; right: string[] };
        await eachDeath(scene, moment, async (world, request, where) => {
          const open = (await world.memory.openRuns()).find((run) => run.request);
          if (open) await world.memory.updateRun(open.id, { phase: 'cancelled' });
          const deletes = world.right.ledger.deletes;
          const before = sidesOf(world);
          await sync(world);
          await sync(world);
          // Our own deletion is never taken for a person's.
          if (scene.isInLine) expect(world.right.ledger.deletes, where).toBe(deletes);
          const now = sidesOf(world);
          expect(now.left.length, where).toBe(before.left.length);
          expect(now.right.length, where).toBe(before.right.length);
          // Asked for again it comes to its end.
          await edit(world, request);
          await expectQuiet(world);
          if (scene.isInLine) {
            expect(sidesOf(world).left, where).toEqual(goal.left);
            expectInLine(world);
          }
        });
      });
    }
  });
}

async function eachDeath(
  scene: Scene,
  moment: 'before' | 'after',
  afterwards: (world: World, request: EditRequest, where: string) => Promise<void>,
): Promise<number> {
  for (let at = 1; ; at += 1) {
    const world = await makeWorld();
    const request = await scene.prepare(world);
    const fate = new Fate(at, moment);
    try {
      await edit(world, request, fate);
      return at - 1;
    } catch (thrown) {
      if (!(thrown instanceof Death)) throw thrown;
    }
    await afterwards(world, request, `death ${moment} call ${at} (${fate.names.at(-1)})`);
    await world.db.delete();
  }
}
