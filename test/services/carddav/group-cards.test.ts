import { describe, expect, it } from 'vitest';
import { failureOf } from '../contract/expect.ts';
import { card, groupCard } from './card-texts.ts';
import { type Connected, connected } from './connected.ts';

function people(emulator: Connected['emulator'], ...names: string[]): void {
  for (const name of names) emulator.put(`${name}.vcf`, card(name));
}
function categoriesOf({ mirror, idOf }: Connected, name: string): string[] {
  return (mirror.records.get(idOf(`${name}.vcf`))?.contact?.categories ?? [])
    .map(({ value }) => value)
    .sort();
}

describe('Apple’s group cards', () => {
  it('are categories of their members, beside their own, and no contacts', async () => {
    const world = connected();
    people(world.emulator, 'a', 'b');
    world.emulator.put('c.vcf', card('c', { lines: ['CATEGORIES:Friends'] }));
    world.emulator.put('g.vcf', groupCard('g', 'Clients', ['a-uid', 'c-uid', 'nobody-uid']));
    const pulled = await world.pull();
    expect(pulled.listing).toBe('complete');
    expect(['a', 'b', 'c'].map((name) => categoriesOf(world, name))).toEqual([
      ['Clients'],
      [],
      ['Clients', 'Friends'],
    ]);
    expect(world.mirror.records.size).toBe(3);
  });

  it('cost nothing while the book is idle', async () => {
    const { emulator, pull, requestsOf } = connected();
    people(emulator, 'a', 'b');
    emulator.put('g.vcf', groupCard('g', 'Clients', ['a-uid']));
    await pull();
    expect(await requestsOf(() => pull())).toEqual(['sync']);
    expect(await requestsOf(() => pull(true))).toEqual(['sync']);
  });

  it.each([true, false])(
    'bring those in line who joined and who left (complete listing: %s)',
    async (complete) => {
      const world = connected();
      people(world.emulator, 'a', 'b', 'c');
      world.emulator.put('g.vcf', groupCard('g', 'Clients', ['a-uid', 'c-uid']));
      await world.pull();
      world.emulator.put('g.vcf', groupCard('g', 'Clients', ['b-uid', 'c-uid']));
      const pulled = await world.pull(complete);
      expect([...pulled.changed].sort()).toEqual([world.idOf('a.vcf'), world.idOf('b.vcf')]);
      expect(['a', 'b', 'c'].map((name) => categoriesOf(world, name))).toEqual([
        [],
        ['Clients'],
        ['Clients'],
      ]);
    },
  );

  it.each([true, false])('renamed or deleted change all members (complete listing: %s)', async (complete) => {
    const world = connected();
    people(world.emulator, 'a', 'b');
    world.emulator.put('g.vcf', groupCard('g', 'Clients', ['a-uid']));
    world.emulator.put('h.vcf', groupCard('h', 'Press', ['b-uid']));
    await world.pull();
    world.emulator.put('g.vcf', groupCard('g', 'Customers', ['a-uid']));
    world.emulator.remove('h.vcf');
    await world.pull(complete);
    expect(['a', 'b'].map((name) => categoriesOf(world, name))).toEqual([['Customers'], []]);
  });

  it('of which we lost all memory are found out again', async () => {
    const world = connected();
    people(world.emulator, 'a', 'b');
    world.emulator.put('g.vcf', groupCard('g', 'Clients', ['a-uid']));
    await world.pull();
    world.emulator.put('g.vcf', groupCard('g', 'Clients', ['b-uid']));
    world.mirror.cursor = null;
    await world.pull();
    expect(['a', 'b'].map((name) => categoriesOf(world, name))).toEqual([[], ['Clients']]);
  });

  it('are right after a death at any step of a first listing', async () => {
    const world = connected();
    for (let n = 0; n < 17; n += 1) people(world.emulator, `p${n}`);
    const uids = Array.from({ length: 17 }, (_, n) => `p${n}-uid`);
    world.emulator.put('a group in the middle.vcf', groupCard('g', 'Everybody', uids));
    people(world.emulator, 'z0', 'z1', 'z2');
    const pulled = await world.mirror.pull(world.connector, {
      between: async () => world.reconnect(),
      twice: true,
    });
    expect(pulled.listing).toBe('complete');
    for (let n = 0; n < 17; n += 1) expect(categoriesOf(world, `p${n}`)).toEqual(['Everybody']);
    expect(categoriesOf(world, 'z1')).toEqual([]);
  });

  it('a contact that became a group, and the other way round', async () => {
    const world = connected();
    people(world.emulator, 'a', 'b');
    world.emulator.put('g.vcf', groupCard('g', 'Clients', ['a-uid']));
    await world.pull();
    world.emulator.put('g.vcf', card('g'));
    world.emulator.put('b.vcf', groupCard('b', 'Friends', ['a-uid']));
    await world.pull();
    expect([...world.mirror.records.keys()].sort()).toEqual([world.idOf('a.vcf'), world.idOf('g.vcf')]);
    expect(categoriesOf(world, 'a')).toEqual(['Friends']);
  });
});

describe('writing categories', () => {
  async function withGroups(): Promise<Connected> {
    const world = connected();
    world.emulator.put('a.vcf', card('a', { lines: ['CATEGORIES:Friends'] }));
    people(world.emulator, 'b');
    world.emulator.put('g.vcf', groupCard('g', 'Clients', ['b-uid']));
    world.emulator.put('h.vcf', groupCard('h', 'Press', ['a-uid']));
    await world.pull();
    return world;
  }
  const named = (...values: string[]) => ({ categories: values.map((value) => ({ value })) });
  const text = (world: Connected, name: string) => world.emulator.book().cards.get(name)?.text ?? '';

  it('sets group cards by their members and all else in the card', async () => {
    const world = await withGroups();
    const after = await world.connector.update(await world.read('a.vcf'), named('clients', 'Family'));
    expect(after.contact.categories?.map(({ value }) => value).sort()).toEqual(['Clients', 'Family']);
    expect(text(world, 'a.vcf')).toContain('CATEGORIES:Family');
    expect(text(world, 'g.vcf')).toContain('a-uid');
    expect(text(world, 'g.vcf')).toContain('b-uid');
    expect(text(world, 'h.vcf')).not.toContain('a-uid');
    await world.pull();
    expect(categoriesOf(world, 'a')).toEqual(['Clients', 'Family']);
    expect(world.emulator.ledger.unconditionalWrites).toBe(0);
  });

  it('leaves group cards alone when other fields change', async () => {
    const world = await withGroups();
    const record = await world.read('a.vcf');
    expect(await world.requestsOf(() => world.connector.update(record, { org: [{ value: 'X' }] }))).toEqual([
      'put',
    ]);
  });

  it('survives that somebody else changes the group card in the same moment', async () => {
    const world = await withGroups();
    const act = () => world.emulator.put('g.vcf', groupCard('g', 'Clients', ['b-uid', 'new-uid']));
    world.emulator.faults.next({ method: 'PUT', path: /g\.vcf/ }, { kind: 'meanwhile', act });
    await world.connector.update(await world.read('a.vcf'), named('Friends', 'Press', 'Clients'));
    for (const uid of ['a-uid', 'b-uid', 'new-uid']) expect(text(world, 'g.vcf')).toContain(uid);
  });

  it('puts a new contact into its groups, also when the first attempt died in between', async () => {
    const world = await withGroups();
    const contact = { given: [{ value: 'Neu' }], ...named('Clients') };
    world.emulator.faults.next({ method: 'PUT', path: /g\.vcf/ }, { kind: 'status', status: 403 });
    const first = await world.connector.create('k', contact);
    expect(first.contact.categories).toBeUndefined();
    const second = await world.reconnect().create('k', contact);
    expect([second.id, second.contact.categories]).toEqual([first.id, [{ value: 'Clients' }]]);
  });

  it('knows the groups in a new connector: from the cursor, or else by looking through the book', async () => {
    const world = await withGroups();
    expect(await world.requestsOf(() => world.reconnect().read(world.idOf('b.vcf')))).toEqual(['get']);
    world.mirror.cursor = null;
    const record = await world.reconnect().read(world.idOf('b.vcf'));
    expect(record?.contact.categories).toEqual([{ value: 'Clients' }]);
  });

  it('to a group card that the server refuses is that contact’s failure', async () => {
    const world = await withGroups();
    world.emulator.faults.next({ method: 'PUT', path: /g\.vcf/ }, { kind: 'status', status: 422 });
    const error = await failureOf(world.connector.update(await world.read('a.vcf'), named('Clients')));
    expect(error.code).toBe('record-rejected');
  });
});
