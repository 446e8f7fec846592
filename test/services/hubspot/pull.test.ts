/** What the contract does not ask: how few requests a pull takes, the end of a search, the archive, merges, erasure, and a search that lags. */
import { describe, expect, it } from 'vitest';
import { mostResults } from '../../../lib/services/hubspot/pages.ts';
import { ownProperty } from '../../emulators/hubspot/definitions.ts';
import { TestMirror } from '../contract/mirror.ts';
import { type HubspotWorld, hubspotWorld } from './world.ts';

const person = (n: number) => ({
  firstname: 'P',
  lastname: `Nr ${n}`,
  phone: `+3314268${String(n).padStart(4, '0')}`,
});
const people = (count: number) => Array.from({ length: count }, (_, n) => person(n));

const asked = ({ emulator }: HubspotWorld) => emulator.ledger.asked;

async function mirrored(world: HubspotWorld, count: number): Promise<TestMirror> {
  world.emulator.people.seed(people(count));
  const mirror = new TestMirror();
  await mirror.pull(world.connector);
  await world.settle();
  world.emulator.ledger.reset();
  return mirror;
}

describe('requests that a pull takes', () => {
  it('everything: a page for each hundred, and one question before', async () => {
    const world = await hubspotWorld();
    world.emulator.people.seed(people(1000));
    world.emulator.ledger.reset();
    await new TestMirror().pull(world.connector);
    expect(asked(world)).toEqual({ search: 1, list: 10 });
  });

  it('35 changes and none: one search each', async () => {
    const world = await hubspotWorld();
    const mirror = await mirrored(world, 1000);
    for (const { id } of world.emulator.people.all().slice(100, 135))
      world.emulator.people.edit(id, { city: 'Lyon' });
    await world.settle();
    expect((await mirror.pull(world.connector)).changed).toHaveLength(35);
    expect(asked(world)).toEqual({ search: 1 });
    await world.settle();
    await mirror.pull(world.connector);
    expect(asked(world)).toEqual({ search: 2 });
  });

  it('a deletion: the archive only until the missing one is found, and never more pages than everybody', async () => {
    const world = await hubspotWorld();
    const mirror = await mirrored(world, 450);
    const [first, ...rest] = world.emulator.people.all();
    world.emulator.people.archive(first?.id ?? '');
    await world.settle();
    expect((await mirror.pull(world.connector)).steps.flatMap(({ removedIds }) => removedIds)).toEqual([
      first?.id,
    ]);
    expect(asked(world)).toEqual({ search: 1, archived: 1 });
    expect(mirror.records.size).toBe(rest.length);
  });

  it('names of companies and lists: one more for each hundred, and only where the key may read them', async () => {
    const world = await hubspotWorld({
      prepare: (emulator) => {
        emulator.portal.companies.set('7', 'Acme');
        emulator.people.addList('Callers');
      },
    });
    const { emulator, connector } = world;
    emulator.people.seed(people(150).map((one) => ({ ...one, associatedcompanyid: '7' })));
    const [member] = emulator.people.all();
    emulator.portal.lists[0]?.members.add(member?.id ?? '');
    emulator.ledger.reset();
    const mirror = new TestMirror();
    await mirror.pull(connector);
    expect(asked(world)).toEqual({ search: 1, list: 2, companies: 1, memberships: 2 });
    const held = mirror.records.get(member?.id ?? '')?.contact;
    expect([held?.associatedcompanyid, held?.hs_lists]).toEqual([
      [{ value: 'Acme' }],
      [{ value: 'Callers' }],
    ]);
    await world.settle();
    emulator.ledger.reset();
    await mirror.pull(connector);
    expect(asked(world)).toEqual({ search: 1 });
  });
});

it('a search that ends at 10,000 results goes on from the last time seen', async () => {
  const count = mostResults + 450;
  const world = await hubspotWorld({
    isDescribed: false,
    switches: { searchLagMs: 0, searchesIn1s: null, requestsIn10s: null },
  });
  const mirror = await mirrored(world, count);
  for (const [index, { id }] of world.emulator.people.all().entries()) {
    if (index % 7 === 0) world.emulator.clock.advance(1);
    world.emulator.people.edit(id, { company: 'Bulk' });
  }
  await world.settle();
  const pulled = await mirror.pull(world.connector, { between: async () => world.reconnect() });
  expect(new Set(pulled.changed).size).toBe(count);
  expect(pulled.listing).toBe('changes');
  for (const { status } of world.emulator.ledger.entries) expect(status).toBe(200);
}, 60_000);

describe('who is gone', () => {
  it.each([
    ['new-id', 'the-other'],
    ['first', 'the-other'],
    ['new-id', 'not-found'],
  ] as const)(
    'a merge takes away the ids that were merged (%s, %s), without the archive',
    async (mergeKeeps, mergedRead) => {
      const world = await hubspotWorld({ switches: { mergeKeeps, mergedRead } });
      const mirror = await mirrored(world, 5);
      const [a, b] = world.emulator.people.all();
      const left = world.emulator.people.merge(a?.id ?? '', b?.id ?? '');
      await world.settle();
      await mirror.pull(world.connector);
      expect([...mirror.records.keys()].sort()).toEqual(
        world.emulator.people
          .all()
          .map(({ id }) => id)
          .sort(),
      );
      expect(mirror.records.has(left.id)).toBe(true);
      expect(asked(world).archived).toBeUndefined();
      expect(await world.connector.read(b?.id ?? '')).toBeNull();
    },
  );

  it('somebody erased for good is in no list: when the difference lasts, everything is listed once', async () => {
    const world = await hubspotWorld();
    const mirror = await mirrored(world, 30);
    const [gone] = world.emulator.people.all();
    world.emulator.people.erase(gone?.id ?? '');
    await world.settle();
    await mirror.pull(world.connector);
    expect(mirror.records.has(gone?.id ?? '')).toBe(true);
    await world.settle();
    await mirror.pull(world.connector);
    expect(mirror.records.has(gone?.id ?? '')).toBe(false);
    await world.settle();
    world.emulator.ledger.reset();
    await mirror.pull(world.connector);
    expect(asked(world)).toEqual({ search: 1 });
  });

  it('somebody restored from the bin without a change comes back in time', async () => {
    const world = await hubspotWorld();
    const mirror = await mirrored(world, 30);
    const [one] = world.emulator.people.all();
    world.emulator.people.archive(one?.id ?? '');
    await world.settle();
    await mirror.pull(world.connector);
    world.emulator.people.restore(one?.id ?? '');
    for (let turn = 0; turn < 2; turn += 1) {
      await world.settle();
      await mirror.pull(world.connector);
    }
    expect(mirror.records.has(one?.id ?? '')).toBe(true);
  });

  it('a lagging search does not bring back whom we deleted, nor an older state than ours', async () => {
    const world = await hubspotWorld({ switches: { searchLagMs: 60_000 } });
    const mirror = await mirrored(world, 3);
    const [a, b] = world.emulator.people.all();
    world.emulator.people.edit(a?.id ?? '', { city: 'Lyon' });
    world.emulator.people.edit(b?.id ?? '', { city: 'Lyon' });
    await world.settle();
    await mirror.pull(world.connector);
    const held = await world.connector.read(a?.id ?? '');
    if (!held) throw new Error('gone');
    const ours = await world.connector.update(held, { city: [{ value: 'Paris' }] });
    mirror.records.set(ours.id, { version: ours.version, contact: ours.contact, uid: undefined });
    const other = await world.connector.read(b?.id ?? '');
    if (other) await world.connector.delete(other);
    mirror.records.delete(b?.id ?? '');
    const pulled = await mirror.pull(world.connector);
    expect(pulled.changed).toEqual([]);
    expect(mirror.records.has(b?.id ?? '')).toBe(false);
    expect(mirror.records.get(ours.id)?.version).toBe(ours.version);
  });
});

it('a field that is new in the portal is read for everybody, without a change of theirs', async () => {
  const world = await hubspotWorld();
  const mirror = await mirrored(world, 3);
  const [one] = world.emulator.people.all();
  world.emulator.portal.definitions.push(ownProperty({ name: 'region', label: 'Region' }));
  world.emulator.portal.put({ ...(one as NonNullable<typeof one>), properties: { region: 'North' } });
  const region = { id: 'region', name: 'Region', type: 'text', many: false } as const;
  const richer = world.connect(undefined, [...world.connector.fields, region]);
  expect((await mirror.pull(richer)).listing).toBe('complete');
  expect(mirror.records.get(one?.id ?? '')?.contact?.region).toEqual([{ value: 'North' }]);
});

it('more properties than an address can name are read in batches', async () => {
  const names = Array.from({ length: 300 }, (_, n) => `a_property_with_a_rather_long_name_${n}`);
  const world = await hubspotWorld({
    prepare: ({ portal }) =>
      portal.definitions.push(...names.map((name) => ownProperty({ name, label: name }))),
  });
  world.emulator.people.seed([{ firstname: 'Anna', [names[299] ?? '']: 'last' }]);
  const mirror = new TestMirror();
  expect((await mirror.pull(world.connector)).listing).toBe('complete');
  const [contact] = [...mirror.records.values()].map((one) => one.contact);
  expect(contact?.[names[299] ?? '']).toEqual([{ value: 'last' }]);
  const [id = ''] = mirror.records.keys();
  expect((await world.connector.read(id))?.contact).toEqual(contact);
  expect(await world.connector.read('99999999')).toBeNull();
  for (const { path } of world.emulator.ledger.entries) expect(path.length).toBeLessThan(8_000);
});
