/**
 * Death at every step, and nobody comes back for a long while: the plan is made anew. What was written before the death still stands in the
 * journal, so that an undo brings everything back as if nobody had died; and links are where they were.
 */
import { expect, test } from 'vitest';
import { eachDeath, editScenes } from './edit-scenes.ts';
import { edit, exported, undoOf } from './edits.ts';
import { expectQuiet } from './invariants.ts';
import { scenes } from './scenes.ts';
import { Death, Fate, makeWorld, sync, type World } from './world.ts';

const longMs = 11 * 60_000;

/** Both books, and who is linked to whom. */
async function state(world: World): Promise<string> {
  const text = (side: 'left' | 'right', id: string) => JSON.stringify(world[side].get(id)?.contact ?? null);
  const links = (await world.memory.links('c'))
    .map((link) => `${text('left', link.leftId)} = ${text('right', link.rightId)} ${link.goneSide ?? ''}`)
    .sort();
  return `${exported(world)}\n${links.join('\n')}`;
}

/** It had come to its end: there is nothing to be planned anew. */
async function isOver(world: World): Promise<boolean> {
  return (await world.memory.openRuns()).length === 0;
}

async function undone(world: World, runId: string): Promise<string> {
  await edit(world, undoOf({ kind: 'run', runId }));
  await expectQuiet(world);
  return state(world);
}

for (const scene of editScenes) {
  test(`${scene.name}: dies after each call in turn, is planned anew much later, and is undone`, {
    timeout: 300_000,
  }, async () => {
    const calm = await makeWorld();
    const run = await edit(calm, await scene.prepare(calm));
    const done = await state(calm);
    const goal = await undone(calm, run?.id ?? '');
    const deaths = await eachDeath(scene, 'after', async (world, request, where) => {
      if (await isOver(world)) return;
      world.now += longMs;
      const again = await edit(world, request);
      expect(await state(world), where).toBe(done);
      // A merge has several steps: after its last one nothing is under way any more that would be counted.
      if (!scene.name.startsWith('a merge')) expect(again?.done, where).toBe(run?.done);
      expect(await undone(world, again?.id ?? ''), where).toBe(goal);
      expect(await world.db.intents.count(), where).toBe(0);
    });
    expect(deaths).toBeGreaterThan(20);
  });
}

for (const scene of scenes) {
  test(`${scene.name}: dies after each call in turn, is planned anew much later, and is undone`, {
    timeout: 300_000,
  }, async () => {
    const calm = await makeWorld();
    await scene.prepare(calm);
    const run = await sync(calm);
    const goal = await undone(calm, run?.id ?? '');
    for (let at = 1; ; at += 1) {
      const world = await makeWorld();
      await scene.prepare(world);
      const fate = new Fate(at, 'after');
      try {
        await sync(world, fate);
        break;
      } catch (thrown) {
        if (!(thrown instanceof Death)) throw thrown;
      }
      if (await isOver(world)) continue;
      world.now += longMs;
      const again = await sync(world);
      const where = `death after call ${at} (${fate.names.at(-1)})`;
      expect(await undone(world, again?.id ?? ''), where).toBe(goal);
      await world.db.delete();
    }
  });
}
