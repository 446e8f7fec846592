/** Lists that lag behind, tokens that die, contacts that get another name: the mirror never believes what is not so. */
import { describe, expect, it } from 'vitest';
import type { Switches } from '../../emulators/google/switches.ts';
import { failureOf } from '../contract/expect.ts';
import { TestMirror } from '../contract/mirror.ts';
import { mustRead } from '../contract/world.ts';
import { type GoogleWorld, googleWorld } from './world.ts';

const day = 24 * 60 * 60_000;
const minute = 60_000;

async function mirrored(switches: Partial<Switches> = {}, people = ['Ida', 'Jan', 'Kim']) {
  const world = googleWorld({ switches });
  const ids = people.map(
    (givenName, n) =>
      world.emulator.create({
        names: [{ givenName }],
        phoneNumbers: [{ value: `+4930901820${n}` }],
      }).resourceName,
  );
  await world.settle();
  const mirror = new TestMirror();
  await mirror.pull(world.connector);
  return { world, mirror, ids };
}

describe('a sync token that is not good any more', () => {
  it.each([400, 410] as const)('leads to a full compare that concludes no deletion (%i)', async (status) => {
    const { world, mirror, ids } = await mirrored({ expiredTokenStatus: status });
    world.emulator.remove(ids[0] ?? '');
    world.emulator.clock.advance(8 * day);
    const pulled = await mirror.pull(world.connector);
    expect([pulled.listing, mirror.records.size]).toEqual(['partial', 3]);
    expect((await mirror.pull(world.connector, { complete: true })).listing).toBe('complete');
    expect([...mirror.records.keys()]).toEqual(ids.slice(1));
  });

  it('made with other fields than this version asks for is not even tried', async () => {
    const { world, mirror } = await mirrored();
    mirror.cursor = { ...(mirror.cursor as object), mask: 'names' };
    const before = world.emulator.ledger.counts.sync;
    expect((await mirror.pull(world.connector)).listing).toBe('complete');
    expect(world.emulator.ledger.counts.sync).toBe(before);
  });

  it('a place in the list that is lost on the way begins the list again', async () => {
    const world = googleWorld({ switches: { pageTokenMs: minute } });
    for (let n = 0; n < 130; n += 1) world.emulator.create({ names: [{ givenName: `N${n}` }] });
    await world.settle();
    const mirror = new TestMirror();
    await mirror.begin(world.connector, 1);
    world.emulator.clock.advance(5 * minute);
    expect((await mirror.pull(world.reconnect())).listing).toBe('complete');
    expect(mirror.records.size).toBe(130);
  });

  it('the fixed quota of full syncs is a wait, and nothing is lost', async () => {
    const { world, mirror } = await mirrored({ fullSyncs: 2 });
    await mirror.pull(world.connector, { complete: true });
    const error = await failureOf(mirror.pull(world.connector, { complete: true }));
    expect(error.code).toBe('rate-limited');
    expect(error.retryAt).toBeGreaterThan(world.now());
    expect((await mirror.pull(world.connector)).listing).toBe('changes');
    world.emulator.clock.advance(minute);
    expect((await mirror.pull(world.connector, { complete: true })).listing).toBe('complete');
  });
});

describe('lists that lag behind what was written', () => {
  it('do not take back what we wrote', async () => {
    const { world, mirror, ids } = await mirrored({ listLagMs: 5 * minute });
    const id = ids[1] ?? '';
    // A person's edit is just coming through when we write over it.
    world.emulator.edit(id, { organizations: [{ name: 'Alt' }] });
    world.emulator.clock.advance(4 * minute);
    const written = await world.connector.update(await mustRead(world, id), { org: [{ value: 'Neu' }] });
    mirror.records.set(id, { version: written.version, contact: written.contact, uid: written.uid });
    world.emulator.clock.advance(2 * minute);
    await mirror.pull(world.connector);
    expect(mirror.records.get(id)?.contact?.org).toEqual([{ value: 'Neu' }]);
    await world.settle();
    await mirror.pull(world.connector);
    expect(mirror.records.get(id)?.version).toBe(written.version);
  });

  it('do not make gone whom we have just created, nor bring back whom we have just deleted', async () => {
    const { world, mirror, ids } = await mirrored({ listLagMs: 5 * minute });
    const made = await world.connector.create('key', { given: [{ value: 'Neu' }] });
    mirror.records.set(made.id, { version: made.version, contact: made.contact, uid: made.uid });
    await world.connector.delete(await mustRead(world, ids[0] ?? ''));
    mirror.records.delete(ids[0] ?? '');
    const pulled = await mirror.pull(world.connector, { complete: true });
    expect(pulled.listing).toBe('complete');
    expect([...mirror.records.keys()].sort()).toEqual([...ids.slice(1), made.id].sort());
  });
});

describe('a contact that gets another resource name', () => {
  const cases: readonly [string, Partial<Switches>][] = [
    ['its former names are told', {}],
    ['they are not', { tellsFormerNames: false }],
    ['its old name is listed as deleted too', { renameAlsoDeletes: true }],
    ['its old name leads nowhere', { formerNames: 'gone' }],
  ];
  it.each(cases)('stays the same record, where %s', async (_what, switches) => {
    for (const complete of [false, true]) {
      const { world, mirror, ids } = await mirrored(switches);
      const id = ids[2] ?? '';
      world.emulator.rename(id, '117000000000000000001');
      await world.settle();
      const pulled = await mirror.pull(world.connector, { complete });
      expect([...mirror.records.keys()].sort()).toEqual([...ids].sort());
      expect(pulled.steps.flatMap((step) => step.removedIds)).toEqual([]);
      const later = world.connect(world.credentials, mirror.cursor);
      const current = await later.read(id);
      expect(current?.id).toBe(id);
      if (current) await later.update(current, { org: [{ value: 'Neu' }] });
      expect(world.emulator.book.find('people/117000000000000000001')?.fields.organizations).toEqual([
        { name: 'Neu' },
      ]);
      await world.settle();
      await mirror.pull(later);
      expect(mirror.records.get(id)?.contact?.org).toEqual([{ value: 'Neu' }]);
      world.emulator.remove('people/117000000000000000001');
      await world.settle();
      await mirror.pull(later, { complete });
      expect(mirror.records.has(id)).toBe(false);
    }
  });
});

describe('what takes part', () => {
  it('a profile’s name beside a contact is not the contact’s', async () => {
    const { world, mirror, ids } = await mirrored();
    world.emulator.rename(ids[0] ?? '', '117000000000000000002');
    await world.settle();
    await mirror.pull(world.connector);
    expect(mirror.records.get(ids[0] ?? '')?.contact?.given).toEqual([{ value: 'Ida' }]);
  });

  it('labels are the names of groups; a new name for one is found by the next complete listing', async () => {
    const { world, mirror, ids } = await mirrored();
    const { book } = world.emulator;
    const group = book.createGroup('Kunden');
    addTo(world, ids[0] ?? '', [group.resourceName, 'contactGroups/starred']);
    await world.settle();
    await mirror.pull(world.reconnect());
    expect(mirror.records.get(ids[0] ?? '')?.contact?.groups).toEqual([
      { value: 'Kunden' },
      { value: 'Starred' },
    ]);
    book.renameGroup(group.resourceName, 'Stammkunden');
    await mirror.pull(world.reconnect(), { complete: true });
    expect(mirror.records.get(ids[0] ?? '')?.contact?.groups?.[0]).toEqual({ value: 'Stammkunden' });
  });

  it('somebody with more numbers than a list shows is read by name', async () => {
    const { world, mirror } = await mirrored();
    const many = Array.from({ length: 130 }, (_, n) => ({ value: `+49309018${1000 + n}` }));
    const { resourceName } = world.emulator.create({ names: [{ givenName: 'Viel' }], phoneNumbers: many });
    await world.settle();
    await mirror.pull(world.connector);
    expect(mirror.records.get(resourceName)?.contact?.tel).toHaveLength(130);
  });
});

function addTo(world: GoogleWorld, id: string, groups: readonly string[]): void {
  const memberships = ['contactGroups/myContacts', ...groups].map((contactGroupResourceName) => ({
    contactGroupMembership: { contactGroupResourceName },
  }));
  world.emulator.edit(id, { memberships });
}
