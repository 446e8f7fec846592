/**
 * One Aircall with Google, HubSpot and a CardDAV book at once, on people that overlap: everybody comes into line everywhere, an edit
 * anywhere reaches all, nothing runs in a circle, nobody is there twice, and Aircall is mirrored once.
 */
import { expect, test } from 'vitest';
import { stoppedClock } from '../emulators/clock.ts';
import { emulatedBrowser, redirectUrl } from '../emulators/google/browser.ts';
import { emulatedClient, GoogleEmulator, googleHosts } from '../emulators/google/emulator.ts';
import { emulatedServiceKey, HubspotEmulator, hubspotHost } from '../emulators/hubspot/emulator.ts';
import { type AppWorld, appWorld, card, type Plug } from './world.ts';

interface Four {
  readonly world: AppWorld;
  readonly google: GoogleEmulator;
  readonly hubspot: HubspotEmulator;
  readonly connections: readonly string[];
}

async function four(): Promise<Four> {
  const clock = stoppedClock();
  const google = new GoogleEmulator({ clock });
  google.addClient(emulatedClient, redirectUrl);
  const hubspot = new HubspotEmulator({ clock });
  const withGoogle: Plug = {
    service: 'google',
    hosts: googleHosts,
    fetch: google.fetch,
    credentials: { client_id: emulatedClient },
    consent: emulatedBrowser(google).consent,
  };
  const withHubspot: Plug = {
    service: 'hubspot',
    hosts: [hubspotHost],
    fetch: hubspot.fetch,
    credentials: { key: emulatedServiceKey },
  };
  const world = await appWorld({ plugs: [withGoogle, withHubspot], clock });
  seed(world, google, hubspot);
  // Whoever was entered in this very moment may not be listed yet.
  world.advance(10 * 60_000);
  const connections = [
    await world.connect(),
    await world.connectTo(withGoogle),
    await world.connectTo(withHubspot),
  ];
  for (const id of connections) expect((await world.start(id)).failure).toBeNull();
  return { world, google, hubspot, connections };
}

/** Anna is everywhere, Bob in two places, four more in one each. */
function seed(world: AppWorld, google: GoogleEmulator, hubspot: HubspotEmulator): void {
  const phones = (value: string) => [{ label: 'Work', value }];
  world.aircall.seed([
    { first_name: 'Anna', last_name: 'Muller', phone_numbers: phones('+33612345678'), emails: [] },
    { first_name: 'Air', last_name: 'Call', phone_numbers: phones('+33612345601'), emails: [] },
  ]);
  world.carddav.put(...card('anna', 'Anna', 'Müller', ['06 12 34 56 78'], ['EMAIL:anna@acme.fr']));
  world.carddav.put(...card('bob', 'Bob', 'Ray', ['06 12 34 56 79']));
  world.carddav.put(...card('cara', 'Cara', 'Dav', ['06 12 34 56 02']));
  const person = (given: string, family: string, phone: string) =>
    google.create({
      names: [{ givenName: given, familyName: family }],
      phoneNumbers: [{ value: phone, type: 'mobile' }],
    });
  person('Anna', 'Muller', '+33 6 12 34 56 78');
  person('Bob', 'Ray', '06.12.34.56.79');
  person('Gus', 'Gle', '06 12 34 56 03');
  hubspot.people.seed([
    { firstname: 'Anna', lastname: 'Müller', phone: '0612345678', company: 'Acme' },
    { firstname: 'Hugo', lastname: 'Spot', phone: '06 12 34 56 04' },
  ]);
}

async function settle({ world, connections }: Four, rounds = 4): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    world.advance(130_000);
    for (const id of connections) await world.later(id);
  }
}

const everybody = ['Air', 'Anna', 'Bob', 'Cara', 'Gus', 'Hugo'];

function firstNames({ world, google, hubspot }: Four): string[][] {
  const cards = [...world.carddav.book().cards.values()].map(
    ({ text }) => /^N:[^;]*;([^;\r]*)/m.exec(text)?.[1] ?? '',
  );
  return [
    world.aircall.contacts().map((one) => one.first_name ?? ''),
    cards,
    google.contacts().map((one) => String(one.fields.names?.[0]?.givenName ?? '')),
    hubspot.people.all().map((one) => one.properties.firstname ?? ''),
  ].map((names) => names.sort());
}

function writes({ world, google, hubspot }: Four): number[] {
  const { put, delete: deleted } = world.carddav.ledger.counts;
  return [world.aircall.ledger.writes, put + deleted, google.ledger.writes, hubspot.ledger.writes];
}

async function expectQuiet(all: Four): Promise<void> {
  await settle(all, 2);
  const before = writes(all);
  await settle(all, 3);
  expect(writes(all)).toEqual(before);
  const { world, google, hubspot } = all;
  expect([world.aircall.ledger.duplicates, google.ledger.duplicates, hubspot.ledger.duplicates]).toEqual([
    0, 0, 0,
  ]);
  expect([
    world.aircall.ledger.unchangedWrites,
    google.ledger.unchangedWrites,
    hubspot.ledger.unchangedWrites,
  ]).toEqual([0, 0, 0]);
  expect(await world.db.troubles.count()).toBe(0);
  expect(await world.db.reviews.count()).toBe(0);
}

test('everybody comes into line everywhere, once, and then nothing moves any more', async () => {
  const all = await four();
  await settle(all);
  for (const names of firstNames(all)) expect(names).toEqual(everybody);
  await expectQuiet(all);
  // Aircall is one account with one mirror, however many connections use it.
  const aircall = (await all.world.db.accounts.toArray()).filter((one) => one.service === 'aircall');
  expect(aircall).toHaveLength(1);
  expect(await all.world.parts.memory.countRecords(aircall[0]?.id ?? '')).toBe(everybody.length);
  await all.world.db.delete();
});

test('an edit in one service reaches the three others, and does not come back', async () => {
  const all = await four();
  await settle(all);
  const { world, google, hubspot } = all;
  const hugo = hubspot.people.all().find((one) => one.properties.firstname === 'Hugo');
  hubspot.people.edit(hugo?.id ?? '', { company: 'Spot & Sons' });
  const gus = google.contacts().find((one) => one.fields.names?.[0]?.givenName === 'Gus');
  google.edit(gus?.resourceName ?? '', {
    phoneNumbers: [
      { value: '06 12 34 56 03', type: 'mobile' },
      { value: '01 42 68 53 00', type: 'work' },
    ],
  });
  await settle(all, 5);
  const held = (name: string) => world.aircall.contacts().find((one) => one.first_name === name);
  expect(held('Hugo')?.company_name).toBe('Spot & Sons');
  expect(
    held('Gus')
      ?.phone_numbers.map((one) => one.value)
      .sort(),
  ).toEqual(['+33142685300', '+33612345603']);
  const cards = [...world.carddav.book().cards.values()].map(({ text }) => text);
  expect(cards.find((text) => text.includes('Hugo'))).toContain('Spot & Sons');
  expect(cards.find((text) => text.includes('Gus'))?.replace(/\D/g, '')).toContain('33142685300');
  await expectQuiet(all);
  await world.db.delete();
});
