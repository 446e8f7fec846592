/** What a rule's action wrote and a person took back: it stays taken back, until the value changes or the rule wants something else. */
import { describe, expect, test } from 'vitest';
import { type Action, everything, type Rule, type Rules } from '../../lib/rules/rule.ts';
import { edit, exported, undoOf } from './edits.ts';
import { expectQuiet } from './invariants.ts';
import { makeWorld, onLeft, onRight, sync, type World } from './world.ts';

const anna = ['Anna', 'Muller', '+33612345678'] as const;
const clients: Action = { kind: 'add-to-group', field: 'categories', group: 'Clients' };
const ours = (value: string, when: 'always' | 'empty' = 'always'): Action => ({
  kind: 'set',
  field: 'note',
  value,
  when,
});
const doing = (...actions: Action[]): Rule => ({ ...everything('rule'), actions });
const toRight = (...rules: Rule[]): Rules => ({ toRight: rules, toLeft: [] });
const toLeft = (...rules: Rule[]): Rules => ({ toRight: [], toLeft: rules });

async function setRules(world: World, rules: Rules): Promise<void> {
  const connection = await world.memory.connection('c');
  if (!connection) throw new Error('no connection');
  await world.memory.updateConnection('c', { settings: { ...connection.settings, rules } });
}

/** Anna on both sides and in line; then the rules come and do their work. */
async function written(rules: Rules, right = onRight(...anna)): Promise<{ world: World; runId: string }> {
  const world = await makeWorld();
  world.left.create(onLeft(...anna, { information: [{ value: 'Likes tea' }] }));
  world.right.create(right);
  await sync(world);
  await sync(world);
  await setRules(world, rules);
  const run = await sync(world, undefined, undefined, { scope: 'everything' });
  return { world, runId: run?.id ?? '' };
}

async function undo(world: World, runId: string): Promise<string> {
  const run = await edit(world, undoOf({ kind: 'run', runId }));
  expect(run).toMatchObject({ phase: 'done', failed: 0 });
  return run?.id ?? '';
}

/** Runs that look at everybody, as the first one after a change of settings does. */
async function rerun(world: World): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await sync(world, undefined, undefined, { scope: 'everything' });
}

const only = (world: World, side: 'left' | 'right') => {
  const [record] = world[side].records;
  if (!record) throw new Error('nobody there');
  return record;
};
const values = (world: World, side: 'left' | 'right', field: string) =>
  (only(world, side).contact[field] ?? []).map(({ value, label }) => (label ? `${label}:${value}` : value));

describe('an undo of what a rule wrote', () => {
  test.each<[string, Action, string, string[], string[]]>([
    ['a value', ours('From Aircall'), 'note', ['From Aircall'], ['Likes tea']],
    ['a group', clients, 'categories', ['Friends', 'Clients'], ['Friends']],
    [
      'a group taken away',
      { ...clients, kind: 'remove-from-group', group: 'Friends' },
      'categories',
      [],
      ['Friends'],
    ],
    [
      'a label',
      { kind: 'set-label', field: 'tel', label: 'VIP', when: 'always' },
      'tel',
      ['VIP:+33612345678'],
      ['Work:+33612345678'],
    ],
  ])(
    'of %s stays: no later run writes it again, and nothing travels back',
    async (_, action, field, done, undone) => {
      const friends = onRight(...anna, { categories: [{ value: 'Friends' }] });
      const { world, runId } = await written(toRight(doing(action)), friends);
      expect(values(world, 'right', field)).toEqual(done);
      const left = { ...world.left.ledger };
      await undo(world, runId);
      expect(values(world, 'right', field)).toEqual(undone);
      const before = exported(world);
      await rerun(world);
      expect(exported(world)).toBe(before);
      expect(world.left.ledger.updates).toBe(left.updates);
      await expectQuiet(world);
      // Somebody works on the contact elsewhere: that travels, and what was taken back stays so.
      world.left.edit(only(world, 'left').id, { company_name: [{ value: 'Acme' }] });
      await sync(world);
      expect(values(world, 'right', 'org')).toEqual(['Acme']);
      expect(values(world, 'right', field)).toEqual(undone);
      await expectQuiet(world);
    },
  );

  test.each<[string, Action, string, string[], string[]]>([
    [
      'a value',
      { ...ours('From cards'), field: 'information' } as Action,
      'information',
      ['From cards'],
      ['Likes tea'],
    ],
    [
      'a label',
      { kind: 'set-label', field: 'phone_numbers', label: 'VIP', when: 'always' },
      'phone_numbers',
      ['VIP:+33612345678'],
      ['Work:+33612345678'],
    ],
  ])('in Aircall, of %s, stays as well', async (_, action, field, done, undone) => {
    const { world, runId } = await written(toLeft(doing(action)));
    expect(values(world, 'left', field)).toEqual(done);
    await undo(world, runId);
    expect(values(world, 'left', field)).toEqual(undone);
    const { updates } = world.right.ledger;
    await rerun(world);
    await expectQuiet(world);
    expect(values(world, 'left', field)).toEqual(undone);
    expect(world.right.ledger.updates).toBe(updates);
  });

  test('holds until the rule wants something else: that is written', async () => {
    const { world, runId } = await written(toRight(doing(ours('From Aircall'))));
    await undo(world, runId);
    await setRules(world, toRight(doing(ours('Known to Aircall'))));
    await rerun(world);
    expect(values(world, 'right', 'note')).toEqual(['Known to Aircall']);
    await expectQuiet(world);
  });

  test('holds until somebody changes the value: then the rule is asked again', async () => {
    const { world, runId } = await written(toRight(doing(ours('From Aircall'))));
    await undo(world, runId);
    await rerun(world);
    world.right.edit(only(world, 'right').id, { note: [{ value: 'Likes coffee' }] });
    await sync(world);
    expect(values(world, 'right', 'note')).toEqual(['From Aircall']);
    await expectQuiet(world);
  });

  test('holds for one group though others come and go', async () => {
    const { world, runId } = await written(toRight(doing(clients)));
    await undo(world, runId);
    world.right.edit(only(world, 'right').id, { categories: [{ value: 'Friends' }] });
    await sync(world);
    await setRules(world, toRight(doing(clients, { ...clients, group: 'Press' } as Action)));
    await rerun(world);
    expect(values(world, 'right', 'categories')).toEqual(['Friends', 'Press']);
    await expectQuiet(world);
  });

  test('holds for whatever the rules make of it together, and for another rule that would do the same', async () => {
    const first = { ...doing(ours('One'), clients), id: 'first' };
    const second = { ...doing(ours('Two'), clients), id: 'second' };
    const { world, runId } = await written(toRight(first, second));
    expect(values(world, 'right', 'note')).toEqual(['Two']);
    await undo(world, runId);
    const before = exported(world);
    await rerun(world);
    await setRules(world, toRight({ ...second, id: 'third' }));
    await rerun(world);
    expect(exported(world)).toBe(before);
    await expectQuiet(world);
  });

  test('holds where the mapping wrote the same value as the rule', async () => {
    const world = await makeWorld({ rules: toRight(doing(ours('Likes tea'))) });
    world.left.create(onLeft(...anna));
    world.right.create(onRight(...anna, { note: [{ value: 'Likes tea' }] }));
    await sync(world);
    world.left.edit(only(world, 'left').id, { information: [{ value: 'Likes coffee' }] });
    await setRules(world, toRight(doing(ours('Likes coffee'))));
    const run = await sync(world, undefined, undefined, { scope: 'everything' });
    expect(values(world, 'right', 'note')).toEqual(['Likes coffee']);
    await undo(world, run?.id ?? '');
    await rerun(world);
    expect(values(world, 'right', 'note')).toEqual(['Likes tea']);
    await expectQuiet(world);
  });

  test('is not filled by a rule for empty fields: empty is what the person wanted', async () => {
    const { world } = await written(toRight());
    const unknown: Action = { kind: 'set', field: 'org', value: 'Unknown', when: 'empty' };
    await setRules(world, toRight(doing(unknown)));
    world.left.edit(only(world, 'left').id, { company_name: [{ value: 'Acme' }] });
    const run = await sync(world, undefined, undefined, { scope: 'everything' });
    expect(values(world, 'right', 'org')).toEqual(['Acme']);
    await undo(world, run?.id ?? '');
    await rerun(world);
    expect(values(world, 'right', 'org')).toEqual([]);
    await expectQuiet(world);
  });

  test('of one field leaves the other to the rule', async () => {
    const { world, runId } = await written(toRight(doing(ours('From Aircall'), clients)));
    const [entry] = (await world.memory.journalOfRun(runId)).filter((one) => one.kind === 'update');
    await edit(world, undoOf({ kind: 'field', entryId: entry?.id ?? '', field: 'note' }));
    await rerun(world);
    expect(values(world, 'right', 'note')).toEqual(['Likes tea']);
    expect(values(world, 'right', 'categories')).toEqual(['Clients']);
    world.right.edit(only(world, 'right').id, { categories: [] });
    await sync(world);
    expect(values(world, 'right', 'categories')).toEqual(['Clients']);
  });

  test('is undone itself: what the rule wrote stands again', async () => {
    const { world, runId } = await written(toRight(doing(ours('From Aircall'), clients)));
    const after = exported(world);
    const undone = await undo(world, runId);
    await rerun(world);
    await undo(world, undone);
    expect(exported(world)).toBe(after);
    await rerun(world);
    expect(exported(world)).toBe(after);
    await expectQuiet(world);
  });

  test('makes it the person’s own: who then writes the same by hand keeps it when the contact leaves the rule', async () => {
    const tea = { kind: 'text', field: 'information', test: 'contains', value: 'tea' } as const;
    const rule: Rule = {
      ...doing({ kind: 'set', field: 'org', value: 'Acme', when: 'empty' }),
      when: { kind: 'group', match: 'all', of: [tea] },
      exit: 'undo',
    };
    const { world, runId } = await written(toRight(rule));
    await undo(world, runId);
    await rerun(world);
    expect(values(world, 'right', 'org')).toEqual([]);
    world.right.edit(only(world, 'right').id, { org: [{ value: 'Acme' }] });
    await sync(world);
    world.left.edit(only(world, 'left').id, { information: [{ value: 'Nothing' }] });
    await rerun(world);
    expect(values(world, 'right', 'org')).toEqual(['Acme']);
  });
});
