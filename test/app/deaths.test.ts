/**
 * Death at each request, with every service in the place of the other address book: the browser dies before the k-th request leaves, or
 * after it had its effect and before its answer came; a new background starts on the same store. Nobody is made twice, nobody is lost, both
 * sides come into line, and then nothing is written any more.
 */
import { describe, expect, test } from 'vitest';
import { createApp } from '../../lib/app/create-app.ts';
import type { AppParts } from '../../lib/app/parts.ts';
import type { Memory } from '../../lib/engine/ports.ts';
import { catalogue } from '../../lib/services/catalogue.ts';
import { connectFile, sheet } from './file-account.ts';
import { plugged } from './plugged/all.ts';
import type { MakePlugged } from './plugged/plugged.ts';
import { expectNames, expectNoFaults, together } from './together.ts';
import { type AppWorld, appWorld } from './world.ts';

class Death extends Error {}

type Moment = 'before' | 'after';

interface Scene {
  readonly world: AppWorld;
  readonly id: string;
  /** Writes to either side so far. */
  writes(): readonly number[];
  /** Everybody is where they belong, once. */
  expectWhole(where: string): void;
}

const everybody = ['Anna', 'Bob', 'Carl', 'Dora'];

function seedAircall(world: AppWorld): void {
  const phones = (value: string) => [{ label: 'Work', value }];
  world.aircall.seed([
    { first_name: 'Anna', last_name: 'Muller', company_name: 'Acme', phone_numbers: phones('+33612345678') },
    { first_name: 'Bob', last_name: 'Ray', phone_numbers: phones('+33612345679') },
    { first_name: 'Carl', last_name: 'Fox', phone_numbers: phones('+33612345670') },
  ]);
}

async function beside(make: MakePlugged): Promise<Scene> {
  const both = await together(make);
  const { world, other } = both;
  seedAircall(world);
  other.enter({ first: 'Anna', last: 'Muller', mobile: '+33612345678' });
  other.enter({ first: 'Dora', last: 'Lee', mobile: '+33612345611' });
  // Whoever was entered in this very moment may not be listed yet.
  world.advance(10 * 60_000);
  return {
    world,
    id: await world.connectTo(other.plug),
    writes: () => [world.aircall.ledger.writes, other.ledger.writes],
    expectWhole(where) {
      expectNames(both, everybody, where);
      expectNoFaults(both, where);
    },
  };
}

/** Aircall alone is written to: who is known is completed, who is new is made, more than one. */
async function besideFile(): Promise<Scene> {
  const world = await appWorld();
  seedAircall(world);
  const rows = ['C-1,Anna,Muller,Bolt,06 12 34 56 78,', 'C-2,Bob,Ray,Acme,06 12 34 56 79,'];
  const created = ['C-3,Dora,Lee,,06 12 34 56 11,', 'C-4,Emil,Poe,Acme,06 12 34 56 12,'];
  const { id } = await connectFile(world, sheet(...rows, ...created));
  return {
    world,
    id,
    writes: () => [world.aircall.ledger.writes],
    expectWhole(where) {
      const { duplicates, unchangedWrites } = world.aircall.ledger;
      const held = world.aircall
        .contacts()
        .map((one) => `${one.first_name} ${one.company_name ?? ''}`.trim());
      expect(held.sort(), where).toEqual(['Anna Acme', 'Bob Acme', 'Carl', 'Dora', 'Emil Acme']);
      expect({ duplicates, unchangedWrites }, where).toEqual({ duplicates: 0, unchangedWrites: 0 });
    },
  };
}

/**
 * A background that dies at its k-th request to a service: from then on nothing of it gets through, to the network or to the store.
 * @returns whether it came so far.
 */
async function runUntilDeath({ world, id }: Scene, at: number, moment: Moment): Promise<boolean> {
  let sent = 0;
  let isDead = false;
  const alive = () => {
    if (isDead) throw new Death();
  };
  const fetch: AppParts['fetch'] = async (input, init) => {
    alive();
    sent += 1;
    if (sent === at && moment === 'before') isDead = true;
    alive();
    const answer = await world.parts.fetch(input, init);
    if (sent === at) isDead = true;
    alive();
    return answer;
  };
  const memory = new Proxy(world.parts.memory, {
    get(target, name) {
      const member = target[name as keyof Memory] as unknown;
      if (typeof member !== 'function') return member;
      return (...inputs: unknown[]) => {
        alive();
        return (member as (...given: unknown[]) => unknown).apply(target, inputs);
      };
    },
  });
  const dying = createApp({ ...world.parts, fetch, memory }, () => {});
  const { id: runId } = await world.preview(id);
  await dying.handlers['connection.start']({ runId, limit: null });
  for (let turn = 0; turn < 400 && !isDead; turn += 1) {
    await dying.wake().catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 0));
    const open = await world.parts.memory.openRun(id);
    if (!open) break;
  }
  return isDead;
}

/** A new background on the same store finishes the run; then the timer brings some more. */
async function goOn({ world, id }: Scene): Promise<void> {
  await world.work();
  for (let run = 0; run < 2; run += 1) {
    world.advance(10 * 60_000);
    await world.later(id);
  }
}

async function expectWholeAndQuiet(scene: Scene, where: string): Promise<void> {
  const { world, id } = scene;
  scene.expectWhole(where);
  expect(await world.db.intents.count(), where).toBe(0);
  const before = scene.writes();
  world.advance(10 * 60_000);
  await world.later(id);
  expect(scene.writes(), where).toEqual(before);
  scene.expectWhole(where);
}

const scenes: Readonly<Record<string, () => Promise<Scene>>> = {
  ...Object.fromEntries(Object.entries(plugged).map(([service, make]) => [service, () => beside(make)])),
  files: besideFile,
};

test('every service that stands beside Aircall is here', () => {
  const services = catalogue.map(({ id }) => id).filter((id) => id !== 'aircall');
  expect(Object.keys(scenes).sort()).toEqual(services.sort());
});

for (const [service, make] of Object.entries(scenes)) {
  describe(`the browser dies while Aircall and ${service} come into line`, () => {
    for (const moment of ['before', 'after'] as const) {
      test(`${moment} each request in turn`, { timeout: 300_000 }, async () => {
        let deaths = 0;
        for (let at = 1; at < 60; at += 1) {
          const scene = await make();
          const hasDied = await runUntilDeath(scene, at, moment);
          await goOn(scene);
          await expectWholeAndQuiet(scene, `${service}, death ${moment} request ${at}`);
          await scene.world.db.delete();
          if (!hasDied) break;
          deaths += 1;
        }
        expect(deaths).toBeGreaterThan(3);
      });
    }
  });
}
