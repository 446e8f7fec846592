/** Death at every step with a service that takes three records a request: as it would be without batches, with fewer requests. */
import { describe, expect, test } from 'vitest';
import { describeDeaths } from './deaths.ts';
import { expectInLine, expectQuiet } from './invariants.ts';
import { scenes } from './scenes.ts';
import { makeWorld, onLeft, sync } from './world.ts';

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
