/** Undo as stories: what was changed is as it was before, nobody's work is overwritten, and the next sync lets it stand. */
import { describe, expect, test } from 'vitest';
import type { JournalEntry, Run } from '../../lib/engine/ports.ts';
import { edit, exported, undoOf } from './edits.ts';
import { expectQuiet } from './invariants.ts';
import { makeWorld, onLeft, onRight, sync, type World } from './world.ts';

async function inLine(...people: readonly (readonly [string, string, string])[]): Promise<World> {
  const world = await makeWorld();
  for (const person of people) world.left.create(onLeft(...person));
  await sync(world);
  await sync(world);
  return world;
}

const anna = ['Anna', 'Muller', '+33612345678'] as const;
const bob = ['Bob', 'Ray', '+33612345679'] as const;

function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('missing');
  return value;
}

const named = (world: World, side: 'left' | 'right', name: string) =>
  must(world[side].records.find((record) => JSON.stringify(record.contact).includes(`"${name}"`)));
const entries = (world: World, run: Run | null): Promise<JournalEntry[]> =>
  world.memory.journalOfRun(must(run).id);
const states = async (world: World, run: Run | null) => {
  const rows = await world.memory.planItems(must(run).id, 0, 1_000);
  return rows.map((item) =>
    item.kind === 'edit' ? item.action : item.kind === 'excluded' ? item.reason : item.kind,
  );
};

describe('a run is undone', () => {
  test('updated, created and deleted records are as they were, and the next sync lets them stand', async () => {
    const world = await inLine(anna, bob);
    world.left.edit(named(world, 'left', 'Anna').id, { company_name: [{ value: 'Acme' }] });
    world.left.create(onLeft('Carl', 'Fox', '+33612345670'));
    world.left.remove(named(world, 'left', 'Bob').id);
    const before = exported(world);
    const run = await sync(world);
    expect(exported(world)).not.toBe(before);
    const undone = await edit(world, undoOf({ kind: 'run', runId: must(run).id }));
    expect(undone?.failed).toBe(0);
    expect(exported(world)).toBe(before);
    await expectQuiet(world);
    expect(exported(world)).toBe(before);
  });

  test('undone twice changes nothing the second time', async () => {
    const world = await inLine(anna);
    world.left.edit(named(world, 'left', 'Anna').id, { company_name: [{ value: 'Acme' }] });
    const run = must(await sync(world));
    await edit(world, undoOf({ kind: 'run', runId: run.id }));
    const again = await edit(world, undoOf({ kind: 'run', runId: run.id }));
    expect(await states(world, again)).toEqual(['already-undone']);
    expect(again?.total).toBe(0);
  });

  test('and the undo is undone', async () => {
    const world = await inLine(anna, bob);
    world.left.edit(named(world, 'left', 'Anna').id, { company_name: [{ value: 'Acme' }] });
    world.left.create(onLeft('Carl', 'Fox', '+33612345670'));
    world.left.remove(named(world, 'left', 'Bob').id);
    const run = must(await sync(world));
    const after = exported(world);
    const undone = must(await edit(world, undoOf({ kind: 'run', runId: run.id })));
    const redone = must(await edit(world, undoOf({ kind: 'run', runId: undone.id })));
    expect(redone.failed).toBe(0);
    expect(exported(world)).toBe(after);
    await expectQuiet(world);
    expect(exported(world)).toBe(after);
    // What stands again can be undone again.
    expect((await entries(world, run)).map((entry) => entry.undoneBy)).not.toContain(undone.id);
  });
});

describe('an undone value', () => {
  test('stays apart until one of the two changes; then the change travels', async () => {
    const world = await inLine(anna);
    const left = named(world, 'left', 'Anna').id;
    world.left.edit(left, { phone_numbers: [{ value: '+33612345600', label: 'Work' }] });
    const run = must(await sync(world));
    await edit(world, undoOf({ kind: 'run', runId: run.id }));
    await expectQuiet(world);
    expect(named(world, 'right', 'Anna').contact.tel?.[0]?.value).toBe('+33612345678');
    world.left.edit(left, { company_name: [{ value: 'Acme' }] });
    await sync(world);
    expect(named(world, 'right', 'Anna').contact.org?.[0]?.value).toBe('Acme');
    expect(named(world, 'right', 'Anna').contact.tel?.[0]?.value).toBe('+33612345678');
    expect(await world.memory.reviews('c')).toEqual([]);
  });

  test('is put back for one field alone', async () => {
    const world = await inLine(anna);
    world.left.edit(named(world, 'left', 'Anna').id, {
      company_name: [{ value: 'Acme' }],
      information: [{ value: 'Likes tea' }],
    });
    const [entry] = await entries(world, await sync(world));
    const { id } = must(entry);
    await edit(world, undoOf({ kind: 'field', entryId: id, field: 'note' }));
    const { org, note } = named(world, 'right', 'Anna').contact;
    expect(org?.[0]?.value).toBe('Acme');
    expect(note ?? []).toEqual([]);
    await edit(world, undoOf({ kind: 'entries', entryIds: [id] }));
    expect(named(world, 'right', 'Anna').contact.org ?? []).toEqual([]);
    await expectQuiet(world);
  });

  test('is not put back over what somebody has written since, and the other fields are', async () => {
    const world = await inLine(anna);
    world.left.edit(named(world, 'left', 'Anna').id, {
      company_name: [{ value: 'Acme' }],
      information: [{ value: 'Likes tea' }],
    });
    const run = must(await sync(world));
    world.right.edit(named(world, 'right', 'Anna').id, { org: [{ value: 'Beta' }] });
    await sync(world);
    await edit(world, undoOf({ kind: 'run', runId: run.id }));
    const { org, note } = named(world, 'right', 'Anna').contact;
    expect(org?.[0]?.value).toBe('Beta');
    expect(note ?? []).toEqual([]);
  });

  test('is not put back where the service cannot take it back', async () => {
    const world = await inLine(anna);
    world.right.edit(named(world, 'right', 'Anna').id, { org: [{ value: 'Acme' }] });
    const run = must(await sync(world));
    const undone = await edit(world, undoOf({ kind: 'run', runId: run.id }));
    expect(await states(world, undone)).toEqual(['cannot-be-undone']);
    expect(named(world, 'left', 'Anna').contact.company_name?.[0]?.value).toBe('Acme');
  });

  test('edited in the very moment of the undo it stays as the person wrote it', async () => {
    const world = await inLine(anna);
    world.left.edit(named(world, 'left', 'Anna').id, { company_name: [{ value: 'Acme' }] });
    const run = must(await sync(world));
    const undone = await edit(world, undoOf({ kind: 'run', runId: run.id }), undefined, {
      right: (connector) => ({
        ...connector,
        read: async (id) => {
          if (world.right.get(id)?.contact.org?.[0]?.value === 'Acme')
            world.right.edit(id, { org: [{ value: 'Beta' }] });
          return connector.read(id);
        },
      }),
    });
    expect(named(world, 'right', 'Anna').contact.org?.[0]?.value).toBe('Beta');
    expect(undone?.phase).toBe('done');
  });
});

describe('what a run created', () => {
  test('is removed and not created again, though its partner is edited', async () => {
    const world = await inLine();
    world.left.create(onLeft(...anna));
    const run = must(await sync(world));
    await edit(world, undoOf({ kind: 'run', runId: run.id }));
    expect(world.right.records).toEqual([]);
    world.left.edit(named(world, 'left', 'Anna').id, { company_name: [{ value: 'Acme' }] });
    await expectQuiet(world);
    expect(world.right.records).toEqual([]);
    expect(world.left.records).toHaveLength(1);
  });

  test('stays if somebody has touched it, even a field that is not mapped', async () => {
    const world = await inLine(anna);
    const [created] = (await world.db.journal.toArray()).filter((entry) => entry.kind === 'create');
    world.right.edit(named(world, 'right', 'Anna').id, { categories: [{ value: 'Friends' }] });
    await sync(world);
    const undone = await edit(world, undoOf({ kind: 'entries', entryIds: [must(created).id] }));
    expect(await states(world, undone)).toEqual(['changed-since']);
    expect(world.right.records).toHaveLength(1);
  });

  test('goes although later runs have written to it: all of it is ours', async () => {
    const world = await inLine(anna);
    const [created] = (await world.db.journal.toArray()).filter((entry) => entry.kind === 'create');
    world.left.edit(named(world, 'left', 'Anna').id, { company_name: [{ value: 'Acme' }] });
    await sync(world);
    await edit(world, undoOf({ kind: 'entries', entryIds: [must(created).id] }));
    expect(world.right.records).toEqual([]);
    expect(world.left.records).toHaveLength(1);
  });
});

describe('a link', () => {
  test('of a whole run stays, since it changes nothing at a service', async () => {
    const world = await makeWorld();
    world.left.create(onLeft(...anna));
    world.right.create(onRight(...anna));
    const run = must(await sync(world));
    const undone = await edit(world, undoOf({ kind: 'run', runId: run.id }));
    expect(undone?.total).toBe(0);
    expect(await world.memory.countLinks('c')).toBe(1);
  });

  test('undone by itself parts the two: neither linked again nor created anew; undone again they are linked', async () => {
    const world = await makeWorld();
    world.left.create(onLeft(...anna));
    world.right.create(onRight(...anna));
    const [entry] = await entries(world, await sync(world));
    const parted = must(await edit(world, undoOf({ kind: 'entries', entryIds: [must(entry).id] })));
    await expectQuiet(world);
    expect(await world.memory.countLinks('c')).toBe(0);
    expect([world.left.records.length, world.right.records.length]).toEqual([1, 1]);
    const [unlinked] = await entries(world, parted);
    await edit(world, undoOf({ kind: 'entries', entryIds: [must(unlinked).id] }));
    expect(await world.memory.countLinks('c')).toBe(1);
    expect(await world.memory.decisions('c')).toEqual([]);
    await expectQuiet(world);
  });
});
