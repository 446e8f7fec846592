/**
 * Death at every step of an undo, of mends and of a merge: the process dies before or after its k-th call to a service or the store, for
 * every k. A new one goes on; or the undo is given up and the next sync comes first. Nothing is lost, doubled, or deleted on the other side.
 */
import { describe, expect, test } from 'vitest';
import { eachDeath, editScenes } from './edit-scenes.ts';
import { edit, exported } from './edits.ts';
import { expectInLine, expectNoDuplicates, expectQuiet } from './invariants.ts';
import { makeWorld, sync, type World } from './world.ts';

/** Sides apart, each in its order. */
const sidesOf = (world: World) => JSON.parse(exported(world)) as { left: string[]; right: string[] };

for (const scene of editScenes) {
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
