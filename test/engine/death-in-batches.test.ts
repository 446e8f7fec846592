/** Death at every step with a service that takes three records a request: as it would be without batches, with fewer requests. */
import { describe, expect, test } from 'vitest';
import type { EditRequest } from '../../lib/engine/ports.ts';
import { describeDeaths } from './deaths.ts';
import { crowdedUndo, eachDeath } from './edit-scenes.ts';
import { edit, exported } from './edits.ts';
import { expectInLine, expectQuiet } from './invariants.ts';
import { scenes } from './scenes.ts';
import { makeWorld, onLeft, sync, type World } from './world.ts';

for (const scene of scenes) {
  describe('a service that knows what it made', () => describeDeaths(scene, { batchSize: 3 }));
  describe('a service that would make it again', () =>
    describeDeaths(scene, { batchSize: 3, createIsIdempotent: false }));
}

test('ten new contacts reach a service of three a request in four requests', async () => {
  const world = await makeWorld({}, { batchSize: 3 });
  for (let index = 0; index < 10; index += 1)
    world.left.create(onLeft('N', `N${index}`, `+3361234560${index}`));
  await sync(world);
  expect(world.right.records).toHaveLength(10);
  expect(world.right.ledger.requests).toBe(1 + 4);
  expectInLine(world);
  await expectQuiet(world);
});

test('edits go out together, and the one that somebody else changed meanwhile is planned anew alone', async () => {
  const world = await makeWorld({}, { batchSize: 3 });
  const people = Array.from({ length: 3 }, (_, index) =>
    world.left.create(onLeft('N', `N${index}`, `+3361234560${index}`)),
  );
  await sync(world);
  await sync(world);
  for (const one of people) world.left.edit(one.id, { company_name: [{ value: 'Acme' }] });
  const before = world.right.ledger.requests;
  let isFirst = true;
  await sync(world, undefined, {
    right: (connector) => ({
      ...connector,
      pull: async (request) => {
        const step = await connector.pull(request);
        const [first] = world.right.records;
        if (isFirst && first) world.right.edit(first.id, { org: [{ value: 'Bolt' }] });
        isFirst = false;
        return step;
      },
    }),
  });
  // A pull, the look at three, the write of the other two.
  expect(world.right.ledger.requests - before).toBe(3);
  expect(world.right.records.map((one) => one.contact.org?.[0]?.value)).toEqual(['Bolt', 'Acme', 'Acme']);
});

describe('an undo', () => {
  const three = { batchSize: 3 };

  test('of twelve changes goes out in batches, and brings everything back', async () => {
    const world = await makeWorld({}, three);
    const request = await crowdedUndo.prepare(world);
    const before = world.right.ledger.requests;
    const run = await edit(world, request);
    expect(run).toMatchObject({ failed: 0, total: 12 });
    // Four created again, four looked at and put back, four looked at and removed: each in two.
    expect(world.right.ledger.requests - before).toBe(2 * 5);
    expect(world.right.records.map((one) => one.contact.org ?? [])).toEqual(Array(8).fill([]));
    await expectQuiet(world);
  });

  test('whose third record somebody has changed meanwhile puts the others back', async () => {
    const world = await makeWorld({}, three);
    const request = await crowdedUndo.prepare(world);
    const [, , third] = world.right.records.filter((one) => one.contact.org);
    await edit(world, request, undefined, {
      right: (connector) => {
        const { batches } = connector;
        if (!batches) throw new Error('no batches');
        const read: typeof batches.read = async (ids) => {
          if (ids.includes(third?.id ?? '')) world.right.edit(third?.id ?? '', { org: [{ value: 'Bolt' }] });
          return batches.read(ids);
        };
        return { ...connector, batches: { ...batches, read } };
      },
    });
    const companies = world.right.records.flatMap((one) => one.contact.org?.[0]?.value ?? []);
    expect(companies).toEqual(['Bolt']);
  });

  test('dies after each call in turn, and goes on', { timeout: 600_000 }, async () => {
    const manners = { ...three, createIsIdempotent: false };
    const calm = await makeWorld({}, manners);
    await edit(calm, await crowdedUndo.prepare(calm));
    const goal = exported(calm);
    const goOn = async (world: World, request: EditRequest, where: string) => {
      await edit(world, request);
      await expectQuiet(world);
      expect(exported(world), where).toBe(goal);
      expect(await world.db.intents.count(), where).toBe(0);
    };
    expect(await eachDeath(crowdedUndo, 'after', goOn, manners)).toBeGreaterThan(20);
  });
});
