/** A run whose plan is made anew on the way: nobody is given another's record, and the journal forgets nothing. */
import { expect, test } from 'vitest';
import { edit, undoOf } from './edits.ts';
import { expectInLine, expectNoDuplicates, expectQuiet } from './invariants.ts';
import { Death, Fate, type Lines, makeWorld, onLeft, sync, type World } from './world.ts';

/** The process dies once three records are on the right. */
function dyingAtThree(world: World, fate: Fate): Lines {
  return {
    right: (connector) => ({
      ...connector,
      create: async (key, contact) => {
        const record = await connector.create(key, contact);
        fate.isDead = world.right.records.length === 3;
        return record;
      },
    }),
  };
}

test('people are created once each, though the plan is made anew when some of them are there already', async () => {
  const world = await makeWorld();
  for (let index = 0; index < 6; index += 1)
    world.left.create(onLeft('Person', `N${index}`, `+3361234560${index}`));
  const fate = new Fate();
  const dies = sync(world, fate, dyingAtThree(world, fate));
  await expect(dies).rejects.toThrow(Death);
  expect(world.right.records).toHaveLength(3);
  // Longer than a plan is trusted.
  world.now += 11 * 60_000;
  const run = await sync(world);
  expect(world.right.records).toHaveLength(6);
  expectNoDuplicates(world);
  expectInLine(world);
  const journal = await world.memory.journalOfRun(run?.id ?? '');
  expect(
    journal
      .filter((entry) => entry.kind === 'create')
      .map((entry) => entry.title)
      .sort(),
  ).toEqual(Array.from({ length: 6 }, (_, index) => `Person N${index}`));
  await expectQuiet(world);
});

test('an undo that brings six people back brings back each of them, though it is planned anew after three', async () => {
  const world = await makeWorld();
  for (let index = 0; index < 6; index += 1)
    world.left.create(onLeft('Person', `N${index}`, `+3361234560${index}`));
  await sync(world);
  await sync(world);
  for (const record of world.left.records) world.left.remove(record.id);
  const run = await sync(world, undefined, {}, { approvedRun: null });
  const released = run?.phase === 'braked' ? await releaseAll(world) : run;
  expect(world.right.records).toEqual([]);
  const undo = undoOf({ kind: 'run', runId: released?.id ?? '' });
  const fate = new Fate();
  await expect(edit(world, undo, fate, dyingAtThree(world, fate))).rejects.toThrow(Death);
  expect(world.right.records).toHaveLength(3);
  world.now += 11 * 60_000;
  const undone = await edit(world, undo);
  const names = world.right.records.map((record) => record.contact.family?.[0]?.value).sort();
  expect(names).toEqual(['N0', 'N1', 'N2', 'N3', 'N4', 'N5']);
  expect(await world.memory.journalOfRun(undone?.id ?? '')).toHaveLength(6);
});

/** As a person does who has looked at the names that the brake shows. */
async function releaseAll(world: World) {
  const shown = await sync(world, undefined, {}, { mode: 'preview', scope: 'everything' });
  return sync(world, undefined, {}, { approvedRun: shown?.id ?? '' });
}
