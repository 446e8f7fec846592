/**
 * One Aircall with Google, HubSpot and a CardDAV book at once, on people that overlap: everybody comes into line everywhere, an edit
 * anywhere reaches all, nothing runs in a circle, nobody is there twice, and Aircall is mirrored once.
 */
import { expect, test } from 'vitest';
import { stoppedClock } from '../emulators/clock.ts';
import { type PluggedCarddav, pluggedCarddav } from './plugged/carddav.ts';
import { pluggedGoogle } from './plugged/google.ts';
import { pluggedHubspot } from './plugged/hubspot.ts';
import { companyOf, firstNames, type Plugged } from './plugged/plugged.ts';
import { aircallNamed, atAircall, expectNoFaults, numbersAtAircall } from './together.ts';
import { type AppWorld, appWorld } from './world.ts';

interface Four {
  readonly world: AppWorld;
  readonly book: PluggedCarddav;
  readonly google: Plugged;
  readonly hubspot: Plugged;
  readonly others: readonly Plugged[];
  readonly connections: readonly string[];
}

/** Anna is everywhere, Bob in two places, four more in one each. */
async function four(): Promise<Four> {
  const clock = stoppedClock();
  const [book, google, hubspot] = [pluggedCarddav(clock), pluggedGoogle(clock), pluggedHubspot(clock)];
  const others = [book, google, hubspot];
  const world = await appWorld({ plugs: others.map(({ plug }) => plug), clock });
  const phones = (value: string) => [{ label: 'Work', value }];
  world.aircall.seed([
    { first_name: 'Anna', last_name: 'Muller', phone_numbers: phones('+33612345678') },
    { first_name: 'Air', last_name: 'Call', phone_numbers: phones('+33612345601') },
  ]);
  book.enter({ first: 'Anna', last: 'Müller', mobile: '06 12 34 56 78', email: 'anna@acme.fr' });
  book.enter({ first: 'Bob', last: 'Ray', mobile: '06 12 34 56 79' });
  book.enter({ first: 'Cara', last: 'Dav', mobile: '06 12 34 56 02' });
  google.enter({ first: 'Anna', last: 'Muller', mobile: '+33 6 12 34 56 78' });
  google.enter({ first: 'Bob', last: 'Ray', mobile: '06.12.34.56.79' });
  google.enter({ first: 'Gus', last: 'Gle', mobile: '06 12 34 56 03' });
  hubspot.enter({ first: 'Anna', last: 'Müller', phone: '0612345678', company: 'Acme' });
  hubspot.enter({ first: 'Hugo', last: 'Spot', phone: '06 12 34 56 04' });
  // Whoever was entered in this very moment may not be listed yet.
  world.advance(10 * 60_000);
  const connections: string[] = [];
  for (const { plug } of others) connections.push(await world.connectTo(plug));
  for (const id of connections) expect((await world.start(id)).failure).toBeNull();
  return { world, book, google, hubspot, others, connections };
}

async function settle({ world, connections }: Four, rounds = 4): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    world.advance(130_000);
    for (const id of connections) await world.later(id);
  }
}

const everybody = ['Air', 'Anna', 'Bob', 'Cara', 'Gus', 'Hugo'];

async function expectQuiet(all: Four): Promise<void> {
  const { world, others } = all;
  const writes = () => [world.aircall.ledger.writes, ...others.map(({ ledger }) => ledger.writes)];
  await settle(all, 2);
  const before = writes();
  await settle(all, 3);
  expect(writes()).toEqual(before);
  for (const other of others) expectNoFaults({ world, other }, other.plug.service);
  expect(await world.db.troubles.count()).toBe(0);
  expect(await world.db.reviews.count()).toBe(0);
}

test('everybody comes into line everywhere, once, and then nothing moves any more', async () => {
  const all = await four();
  const { world, others } = all;
  await settle(all);
  expect(atAircall(all)).toEqual(everybody);
  for (const other of others) expect(firstNames(other), other.plug.service).toEqual(everybody);
  await expectQuiet(all);
  // Aircall is one account with one mirror, however many connections use it.
  const aircall = (await world.db.accounts.toArray()).filter((one) => one.service === 'aircall');
  expect(aircall).toHaveLength(1);
  expect(await world.parts.memory.countRecords(aircall[0]?.id ?? '')).toBe(everybody.length);
  await world.db.delete();
});

test('an edit in one service reaches the three others, and does not come back', async () => {
  const all = await four();
  await settle(all);
  const { world, book, google, hubspot, others } = all;
  hubspot.edit('Hugo', { company: 'Spot & Sons' });
  google.edit('Gus', { anotherPhone: '01 42 68 53 00' });
  await settle(all, 5);
  expect(aircallNamed(all, 'Hugo').company_name).toBe('Spot & Sons');
  for (const other of others) expect(companyOf(other, 'Hugo'), other.plug.service).toBe('Spot & Sons');
  expect(numbersAtAircall(all, 'Gus')).toEqual(['+33142685300', '+33612345603']);
  const card = book.carddav.book().cards.get(book.named('Gus'))?.text ?? '';
  expect(card.replace(/\D/g, '')).toContain('33142685300');
  await expectQuiet(all);
  await world.db.delete();
});
