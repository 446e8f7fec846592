/** Mends as stories: numbers as they should be, several records made one; what it means for the connections of the account. */
import { describe, expect, test } from 'vitest';
import type { ServiceRecord } from '../../lib/contact/contact.ts';
import { freshenGroups } from '../../lib/engine/duplicates.ts';
import type { EditRequest, Run } from '../../lib/engine/ports.ts';
import { duplicateGroups } from '../../lib/sync/duplicate-groups.ts';
import { aircallLikeFields } from '../services/memory-service.ts';
import { edit, exported, mendAll, undoOf } from './edits.ts';
import { expectInLine, expectQuiet } from './invariants.ts';
import { makeWorld, onLeft, onRight, sync, type World } from './world.ts';

function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('missing');
  return value;
}
const numbers = (record: ServiceRecord | undefined, field = 'phone_numbers') =>
  (record?.contact[field] ?? []).map((value) => value.value);
const reasons = async (world: World, run: Run | null) =>
  (await world.memory.planItems(must(run).id, 0, 1_000)).flatMap((item) =>
    item.kind === 'excluded' ? [item.reason] : [],
  );

describe('numbers', () => {
  test('are written as E.164, and the other side keeps its own spelling', async () => {
    const world = await makeWorld({ e164: false });
    world.right.create(onRight('Anna', 'Muller', '06 12 34 56 78'));
    await sync(world);
    await sync(world);
    expect(numbers(world.left.records[0])).toEqual(['06 12 34 56 78']);
    await edit(world, mendAll);
    expect(numbers(world.left.records[0])).toEqual(['+33612345678']);
    await expectQuiet(world);
    expect(numbers(world.right.records[0], 'tel')).toEqual(['06 12 34 56 78']);
  });

  test('spoilt by +1 are mended, and the mend travels like any other change', async () => {
    const world = await makeWorld();
    world.left.create(onLeft('Anna', 'Muller', '+10612345678'));
    await sync(world);
    await sync(world);
    await edit(world, mendAll);
    await sync(world);
    expect(numbers(world.left.records[0])).toEqual(['+33612345678']);
    expect(numbers(world.right.records[0], 'tel')).toEqual(['+33612345678']);
    await expectQuiet(world);
  });

  test('that are right, unreadable or set aside stay letter by letter', async () => {
    const world = await makeWorld();
    for (const phone of ['+33612345678', '+12025550101', 'ask Anna', '06 12 34 56 79'])
      world.left.create(onLeft('Anna', phone, phone));
    await sync(world);
    const aside = must(world.left.records.find((record) => numbers(record)[0] === '06 12 34 56 79'));
    const key = JSON.stringify(['n', aside.id, 'phone_numbers', '06 12 34 56 79']);
    await world.db.ignored.put({ accountId: 'left', key });
    const before = exported(world);
    await edit(world, mendAll);
    expect(exported(world)).toBe(before);
  });

  test('two spellings of one number in a contact become one', async () => {
    const world = await makeWorld();
    world.left.create(
      onLeft('Anna', 'Muller', '+33612345678', {
        phone_numbers: [
          { value: '+33612345678', label: 'Work' },
          { value: '06 12 34 56 78', label: 'Home' },
        ],
      }),
    );
    await sync(world);
    await edit(world, mendAll);
    expect(numbers(world.left.records[0])).toEqual(['+33612345678']);
  });

  test('are undone letter by letter, but never to one that Aircall would turn into another number', async () => {
    const world = await makeWorld();
    world.left.create(onLeft('Anna', 'Muller', '+10612345678'));
    world.left.create(onLeft('Bob', 'Ray', '+33 6 12 34 56 79'));
    const carl = world.left.create(onLeft('Carl', 'Fox', '06 12 34 56 70'));
    await sync(world);
    const before = world.left.records.map((record) => numbers(record));
    const mended = must(await edit(world, mendAll));
    await edit(world, undoOf({ kind: 'run', runId: mended.id }));
    expect(numbers(world.left.get(carl.id))).toEqual(['+33612345670']);
    expect(world.left.records.map((record) => numbers(record)).slice(0, 2)).toEqual(before.slice(0, 2));
  });
});

describe('duplicates', () => {
  const twice = (world: World) => {
    const first = world.left.create(
      onLeft('Anna', 'Muller', '+33612345678', { emails: [{ value: 'a@acme.fr', label: 'Work' }] }),
    );
    const second = world.left.create(
      onLeft('Anna', 'Muller', '+33612345678', {
        phone_numbers: [
          { value: '+33612345678', label: 'Work' },
          { value: '+33142685300', label: 'Home' },
        ],
        company_name: [{ value: 'Acme' }],
      }),
    );
    return { first, second };
  };

  test('become one record with every value, and nothing is deleted on the other side', async () => {
    const world = await makeWorld();
    world.left.create(onLeft('Bob', 'Ray', '+33612345679'));
    twice(world);
    await sync(world);
    await edit(world, mendAll);
    expect(world.left.records).toHaveLength(2);
    const anna = must(world.left.records.find((record) => record.contact.first_name?.[0]?.value === 'Anna'));
    expect(numbers(anna)).toEqual(['+33612345678', '+33142685300']);
    expect(anna.contact.emails?.[0]?.value).toBe('a@acme.fr');
    await sync(world);
    await sync(world);
    expectInLine(world);
    expect(world.right.ledger.deletes).toBe(0);
    await expectQuiet(world);
  });

  test('whose partner the survivor has not: it takes the partner over', async () => {
    const world = await makeWorld();
    const first = world.left.create(onLeft('Anna', 'Muller', '+33612345678'));
    await sync(world);
    await sync(world);
    const partner = must(world.right.records[0]).id;
    // Entered a second time by hand, with more to it.
    const second = world.left.create(
      onLeft('Anna', 'Muller', '+33612345678', { company_name: [{ value: 'Acme' }] }),
    );
    await sync(world);
    await edit(world, mendAll);
    expect(world.left.records.map((record) => record.id)).toEqual([second.id]);
    expect(await world.memory.linksOf('c', 'left', [second.id])).toMatchObject([
      { rightId: partner, goneSide: null },
    ]);
    expect(await world.memory.linksOf('c', 'left', [first.id])).toEqual([]);
    await sync(world);
    await sync(world);
    expectInLine(world);
    expect(world.right.records.map((record) => record.id)).toEqual([partner]);
    await expectQuiet(world);
  });

  test('with a partner each: the one partner stays linked, the other is asked about and never deleted or created', async () => {
    const world = await makeWorld();
    const { first, second } = twice(world);
    await sync(world);
    // Both got a partner once, before anybody noticed.
    await world.db.links.clear();
    await world.db.decisions.clear();
    const cards = [onRight('Anna', 'Muller', '+33612345678'), onRight('Anna', 'Muller', '+33612345678')].map(
      (card) => world.right.create(card),
    );
    await sync(world);
    for (const [index, record] of [first, second].entries())
      await world.db.links.put({
        id: `l${index}`,
        connectionId: 'c',
        leftId: record.id,
        rightId: must(cards[index]).id,
        baseline: { left: record.contact, right: must(cards[index]).contact, open: [] },
        createdSide: null,
        goneSide: null,
      });
    await sync(world);
    await edit(world, mendAll);
    expect(world.left.records).toHaveLength(1);
    const before = { ...world.right.ledger };
    await sync(world);
    await sync(world);
    expect(world.right.ledger.deletes).toBe(before.deletes);
    expect(world.right.ledger.creates).toBe(before.creates);
    expect(world.left.records).toHaveLength(1);
    expect(world.right.records).toHaveLength(2);
    expect((await world.memory.reviews('c')).length).toBe(1);
  });

  test('that would hold more than the service takes stay apart, with the reason', async () => {
    const world = await makeWorld();
    const many = (from: number) =>
      Array.from({ length: 11 }, (_, index) => ({ value: `+336123456${from + index}`, label: 'Work' }));
    for (const from of [10, 40])
      world.left.create(
        onLeft('Anna', 'Muller', '', {
          phone_numbers: many(from),
          emails: [{ value: 'a@acme.fr', label: 'Work' }],
        }),
      );
    await sync(world);
    const before = exported(world);
    const run = await edit(world, mendAll);
    expect(exported(world)).toBe(before);
    expect(await reasons(world, run)).toEqual(['no-room']);
  });

  test('are not merged where records may hold what no field tells', async () => {
    const world = await makeWorld();
    twice(world);
    await sync(world);
    const careful: EditRequest = { kind: 'mend', which: { kind: 'all' }, mayMerge: false };
    expect(await reasons(world, await edit(world, careful))).toEqual(['only-by-hand']);
    expect(world.left.records).toHaveLength(2);
  });

  test('one of which was edited meanwhile stay apart: nothing of the edit is lost', async () => {
    const world = await makeWorld();
    const { first } = twice(world);
    await sync(world);
    const run = await edit(world, mendAll, undefined, {
      left: (connector) => ({
        ...connector,
        read: async (id) => {
          if (id === first.id && !first.contact.information)
            if (world.left.get(id)?.contact.information === undefined)
              world.left.edit(id, { information: [{ value: 'Just typed' }] });
          return connector.read(id);
        },
      }),
    });
    expect(world.left.records).toHaveLength(2);
    expect(run?.phase).toBe('done');
    // The next try sees the edit and takes it along.
    await sync(world);
    await edit(world, mendAll);
    expect(world.left.records).toHaveLength(1);
    expect(world.left.records[0]?.contact.information?.[0]?.value).toBe('Just typed');
  });
});

test('groups of duplicates that follow the changes are those that a look through everything finds', async () => {
  const world = await makeWorld();
  const pick = <T>(values: readonly T[], by: number) => must(values[by % values.length]);
  const names = ['Anna Muller', 'Bob Ray', 'Carl Fox', ''];
  const phones = ['+33612345678', '+33612345679', '+33142685300'];
  const account = { id: 'left', defaultCountry: 'FR' };
  for (let step = 0; step < 120; step += 1) {
    const [first = '', last = ''] = pick(names, step * 7).split(' ');
    const target = world.left.records[(step * 13) % Math.max(1, world.left.records.length)];
    if (step % 5 === 4 && target) world.left.remove(target.id);
    else if (step % 3 === 2 && target)
      world.left.edit(target.id, {
        first_name: first ? [{ value: first }] : [],
        last_name: last ? [{ value: last }] : [],
        phone_numbers: [{ value: pick(phones, step * 11), label: 'Work' }],
      });
    else world.left.create(onLeft(first, last, pick(phones, step * 5)));
    if (step % 4 === 0) {
      await sync(world);
      await freshenGroups(world.memory, account, aircallLikeFields);
      const live = (await world.memory.records('left')).filter((record) => !record.isDeleted);
      const whole = duplicateGroups(live, aircallLikeFields).map((group) => group.ids.join(' '));
      const kept = (await world.memory.groups('left', null)).map((group) => group.ids.join(' '));
      expect(kept.sort(), `step ${step}`).toEqual(whole.sort());
    }
  }
});
