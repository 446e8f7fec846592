/**
 * Random walks: people edit, delete, reformat and create on both sides while runs die, services falter and settings change. Whatever
 * happened, once the line is good again: nobody is there twice, nobody is lost, what is not mapped was not touched, and all is quiet.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SyncError } from '../../lib/errors.ts';
import { flaky, type MemoryBook, type MemoryOptions } from '../services/memory-service.ts';
import { expectQuiet } from './invariants.ts';
import { Death, Fate, makeWorld, onLeft, onRight, sync, type World } from './world.ts';

type Step =
  | { readonly kind: 'create'; readonly side: 'left' | 'right' | 'both' }
  | {
      readonly kind: 'edit';
      readonly side: 'left' | 'right';
      readonly pick: number;
      readonly what: 'name' | 'company' | 'number' | 'emptied';
    }
  | { readonly kind: 'respell'; readonly pick: number }
  | { readonly kind: 'delete'; readonly side: 'left' | 'right'; readonly pick: number }
  | { readonly kind: 'direction'; readonly to: 'both' | 'to-left' | 'to-right' }
  | { readonly kind: 'sync' }
  | { readonly kind: 'die'; readonly at: number; readonly moment: 'before' | 'after' }
  | {
      readonly kind: 'falter';
      readonly side: 'left' | 'right';
      readonly at: number;
      readonly how: 'refused' | 'lost';
    };

const side = fc.constantFrom('left' as const, 'right' as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('create' as const),
      side: fc.constantFrom('left' as const, 'right' as const, 'both' as const),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      side,
      pick: fc.nat(20),
      what: fc.constantFrom('name' as const, 'company' as const, 'number' as const, 'emptied' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('respell' as const), pick: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delete' as const), side, pick: fc.nat(20) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('direction' as const),
      to: fc.constantFrom('both' as const, 'to-left' as const, 'to-right' as const),
    }),
  },
  { weight: 4, arbitrary: fc.constant({ kind: 'sync' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('die' as const),
      at: fc.integer({ min: 1, max: 120 }),
      moment: fc.constantFrom('before' as const, 'after' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('falter' as const),
      side,
      at: fc.integer({ min: 0, max: 8 }),
      how: fc.constantFrom('refused' as const, 'lost' as const),
    }),
  },
);

/** The book on the right: one record a request, or several, and then with or without a key for what it makes. */
const manners = fc.constantFrom<MemoryOptions>(
  {},
  { batchSize: 2 },
  { batchSize: 3, createIsIdempotent: false },
);

interface Story {
  readonly world: World;
  people: number;
  readonly deleted: Set<string>;
  /** Given on creation to a field that no mapping row names. */
  readonly untouched: Map<string, string>;
}

test('any walk ends in line: nobody twice, nobody lost, nothing unmapped touched, and all quiet', {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), manners, async (steps, right) => {
      const world = await makeWorld({}, right);
      const story: Story = { world, people: 0, deleted: new Set(), untouched: new Map() };
      try {
        for (const one of steps) await take(story, one);
        await direct(story.world, 'both');
        // A person looks at the plan again after every change of settings, and lets a braked run go.
        for (let turn = 0; turn < 3; turn += 1)
          await sync(story.world, undefined, undefined, { approvedRun: null });
        await release(story.world);
        await expectQuiet(story.world);
        check(story);
      } finally {
        await story.world.db.delete();
      }
    }),
    {
      numRuns: Number(process.env.LINEUP_WALKS ?? 120),
      seed: Number(process.env.LINEUP_SEED ?? 20261123),
      // Shrinking lives through a hundred more worlds: only when somebody waits for the shortest story.
      endOnFailure: !process.env.LINEUP_SHRINK,
    },
  );
});

async function take(story: Story, one: Step): Promise<void> {
  const { world } = story;
  switch (one.kind) {
    case 'create':
      return create(story, one.side);
    case 'edit':
      return edit(story, one);
    case 'respell': {
      const record = pickFrom(world.right, one.pick);
      const phones = record?.contact.tel;
      if (record && phones) {
        world.right.edit(record.id, {
          tel: phones.map((phone) => ({
            ...phone,
            value: phone.value.replace(/^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '0$1.$2.$3.$4.$5'),
          })),
        });
      }
      return;
    }
    case 'delete': {
      const record = pickFrom(world[one.side], one.pick);
      if (record) {
        story.deleted.add(keyOf(record.contact));
        world[one.side].remove(record.id);
      }
      return;
    }
    case 'direction':
      return direct(world, one.to);
    case 'sync':
      await sync(world);
      return;
    case 'die':
      try {
        await sync(world, new Fate(one.at, one.moment));
      } catch (thrown) {
        if (!(thrown instanceof Death)) throw thrown;
      }
      return;
    case 'falter': {
      let calls = 0;
      const line = {
        [one.side]: (connector: Parameters<typeof flaky>[0]) =>
          flaky(connector, () => {
            calls += 1;
            return calls === one.at + 1 ? one.how : 'none';
          }),
      };
      await sync(world, undefined, line);
      return;
    }
  }
}

/** Every person has a number of their own, carried in the middle name too, which nobody maps. */
function create(story: Story, where: 'left' | 'right' | 'both'): void {
  story.people += 1;
  const digits = String(story.people).padStart(3, '0');
  const phone = `+33612345${digits}`;
  if (where !== 'right') story.world.left.create(onLeft(`First${digits}`, 'Person', phone));
  if (where !== 'left') {
    const record = story.world.right.create(
      onRight(`First${digits}`, 'Person', phone, { categories: [{ value: `c${digits}` }] }),
    );
    story.untouched.set(record.id, `c${digits}`);
  }
}

function edit(story: Story, one: Extract<Step, { kind: 'edit' }>): void {
  const book = story.world[one.side];
  const record = pickFrom(book, one.pick);
  if (!record) return;
  const isLeft = one.side === 'left';
  const stamp = String(book.seq);
  switch (one.what) {
    case 'name':
      book.edit(record.id, {
        [isLeft ? 'last_name' : 'family']: [{ value: `Person ${stamp}${isLeft ? 'l' : 'r'}` }],
      });
      return;
    case 'company':
      book.edit(record.id, { [isLeft ? 'company_name' : 'org']: [{ value: `Company ${stamp}` }] });
      return;
    case 'emptied':
      if (!isLeft) book.edit(record.id, { org: [] });
      return;
    case 'number': {
      const field = isLeft ? 'phone_numbers' : 'tel';
      const before = record.contact[field] ?? [];
      if (before.length < 5)
        book.edit(record.id, {
          [field]: [...before, { value: `+3371${isLeft ? 1 : 2}${stamp.padStart(6, '0')}`, label: 'Work' }],
        });
    }
  }
}

async function direct(world: World, direction: 'both' | 'to-left' | 'to-right'): Promise<void> {
  const connection = await world.memory.connection('c');
  if (connection)
    await world.memory.updateConnection('c', { settings: { ...connection.settings, direction } });
}

async function release(world: World): Promise<void> {
  const connection = await world.memory.connection('c');
  if (connection?.stage !== 'stopped') return;
  const shown = (await world.db.runs.toArray()).filter((run) => run.phase === 'braked').at(-1);
  if (!shown) throw new SyncError('bug', { reason: 'stopped without a braked run' });
  await world.memory.updateRun(shown.id, { phase: 'cancelled' });
  await sync(world, undefined, undefined, { approvedRun: shown.id });
  await sync(world);
}

function pickFrom(book: MemoryBook, pick: number) {
  const { records } = book;
  return records.length === 0 ? undefined : records[pick % records.length];
}

/** The person's own number, which no step ever takes away. */
function keyOf(contact: { readonly [field: string]: readonly { readonly value: string }[] }): string {
  const phones = contact.phone_numbers ?? contact.tel ?? [];
  const digits = phones.map((phone) => phone.value.replace(/\D/g, '').slice(-9));
  return digits.find((phone) => phone.startsWith('612345')) ?? '';
}

function check(story: Story): void {
  const { left, right } = story.world;
  const keys = {
    left: left.records.map((record) => keyOf(record.contact)),
    right: right.records.map((record) => keyOf(record.contact)),
  };
  for (const name of ['left', 'right'] as const)
    expect(new Set(keys[name]).size, `nobody twice on the ${name}`).toBe(keys[name].length);
  for (let person = 1; person <= story.people; person += 1) {
    const key = `612345${String(person).padStart(3, '0')}`;
    if (story.deleted.has(key)) continue;
    expect(keys.left, 'nobody lost').toContain(key);
    expect(keys.right, 'nobody lost').toContain(key);
  }
  for (const record of right.records) {
    const before = story.untouched.get(record.id);
    if (before) expect(record.contact.categories, 'nothing unmapped touched').toEqual([{ value: before }]);
  }
}
