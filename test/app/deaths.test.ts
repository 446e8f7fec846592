/**
 * Death at each request, with every service in the place of the other address book: the browser dies before the k-th request leaves, or
 * after it had its effect and before its answer came; a new background starts on the same store. Nobody is made twice, nobody is lost, both
 * sides come into line, and then nothing is written any more.
 */
import { describe, expect, test } from 'vitest';
import { createApp } from '../../lib/app/create-app.ts';
import type { AppParts } from '../../lib/app/parts.ts';
import type { Memory } from '../../lib/engine/ports.ts';
import { stoppedClock } from '../emulators/clock.ts';
import { type Plugged, plugged } from './plugs.ts';
import { type AppWorld, appWorld } from './world.ts';

class Death extends Error {}

type Moment = 'before' | 'after';

interface Two {
  readonly world: AppWorld;
  readonly other: Plugged;
  readonly id: string;
}

async function two(make: (clock: ReturnType<typeof stoppedClock>) => Plugged): Promise<Two> {
  const clock = stoppedClock();
  const other = make(clock);
  const world = await appWorld({ clock, plugs: [other.plug] });
  const phones = (value: string) => [{ label: 'Work', value }];
  world.aircall.seed([
    {
      first_name: 'Anna',
      last_name: 'Muller',
      company_name: 'Acme',
      phone_numbers: phones('+33612345678'),
      emails: [],
    },
    { first_name: 'Bob', last_name: 'Ray', phone_numbers: phones('+33612345679'), emails: [] },
    { first_name: 'Carl', last_name: 'Fox', phone_numbers: phones('+33612345670'), emails: [] },
  ]);
  other.enter('Anna', 'Muller', '+33612345678');
  other.enter('Dora', 'Lee', '+33612345611');
  // Whoever was entered in this very moment may not be listed yet.
  world.advance(10 * 60_000);
  return { world, other, id: await world.connectTo(other.plug) };
}

/**
 * A background that dies at its k-th request to a service: from then on nothing of it gets through, to the network or to the store.
 * @returns whether it came so far.
 */
async function runUntilDeath({ world, id }: Two, at: number, moment: Moment): Promise<boolean> {
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

async function goOn({ world, id }: Two): Promise<void> {
  await world.work();
  for (let run = 0; run < 3; run += 1) {
    world.advance(10 * 60_000);
    await world.later(id);
  }
}

const everybody = ['Anna', 'Bob', 'Carl', 'Dora'];

async function expectWhole({ world, other, id }: Two, where: string): Promise<void> {
  expect(other.firstNames(), where).toEqual(everybody);
  expect(
    world.aircall
      .contacts()
      .map((one) => one.first_name ?? '')
      .sort(),
    where,
  ).toEqual(everybody);
  expect(other.faults() + world.aircall.ledger.duplicates + world.aircall.ledger.unchangedWrites, where).toBe(
    0,
  );
  expect(await world.db.intents.count(), where).toBe(0);
  const writes = world.aircall.ledger.writes;
  world.advance(10 * 60_000);
  await world.later(id, 2);
  expect(world.aircall.ledger.writes, where).toBe(writes);
  expect(other.firstNames(), where).toEqual(everybody);
}

for (const [service, make] of Object.entries(plugged)) {
  describe(`the browser dies while Aircall and ${service} come into line`, () => {
    for (const moment of ['before', 'after'] as const) {
      test(`${moment} each request in turn`, { timeout: 300_000 }, async () => {
        let deaths = 0;
        for (let at = 1; at < 60; at += 1) {
          const both = await two(make);
          const hasDied = await runUntilDeath(both, at, moment);
          await goOn(both);
          await expectWhole(both, `${service}, death ${moment} request ${at}`);
          await both.world.db.delete();
          if (!hasDied) break;
          deaths += 1;
        }
        expect(deaths).toBeGreaterThan(3);
      });
    }
  });
}
