/** Undos, mends and merges in which a process dies: what was there before, and what is asked for. */
import type { EditRequest } from '../../lib/engine/ports.ts';
import { everything, type Rule } from '../../lib/rules/rule.ts';
import type { MemoryOptions } from '../services/memory-service.ts';
import { edit, mendAll, undoOf } from './edits.ts';
import { Death, defaultSettings, Fate, makeWorld, onLeft, sync, type World } from './world.ts';

export interface EditScene {
  readonly name: string;
  /** Brings the world to where the fatal run begins, and says what it is asked for. */
  prepare(world: World): Promise<EditRequest>;
  /** Whether both sides hold the same in the end. */
  readonly isInLine: boolean;
}

const named = (world: World, side: 'left' | 'right', name: string) =>
  world[side].records.find((record) => JSON.stringify(record.contact).includes(`"${name}"`))?.id ?? '';

export const editScenes: readonly EditScene[] = [
  {
    name: 'the undo of a run that updated, created and deleted',
    async prepare(world) {
      world.left.create(onLeft('Anna', 'Muller', '+33612345678'));
      world.left.create(onLeft('Bob', 'Ray', '+33612345679'));
      world.right.create({
        given: [{ value: 'Dora' }],
        family: [{ value: 'Lee' }],
        tel: [{ value: '+33612345611', label: 'Work' }],
      });
      await sync(world);
      await sync(world);
      world.left.edit(named(world, 'left', 'Anna'), { company_name: [{ value: 'Acme' }] });
      world.left.create(onLeft('Carl', 'Fox', '+33612345670'));
      world.left.remove(named(world, 'left', 'Bob'));
      world.right.remove(named(world, 'right', 'Dora'));
      const run = await sync(world);
      await sync(world);
      return undoOf({ kind: 'run', runId: run?.id ?? '' });
    },
    isInLine: false,
  },
  {
    name: 'the undo of what a rule wrote',
    async prepare(world) {
      world.left.create(onLeft('Anna', 'Muller', '+33612345678', { information: [{ value: 'Likes tea' }] }));
      await sync(world);
      await sync(world);
      const rule: Rule = {
        ...everything('rule'),
        actions: [
          { kind: 'set', field: 'note', value: 'From Aircall', when: 'always' },
          { kind: 'add-to-group', field: 'categories', group: 'Clients' },
        ],
      };
      const settings = { ...defaultSettings, rules: { toRight: [rule], toLeft: [] } };
      await world.memory.updateConnection('c', { settings });
      const run = await sync(world, undefined, undefined, { scope: 'everything' });
      return undoOf({ kind: 'run', runId: run?.id ?? '' });
    },
    isInLine: false,
  },
  {
    name: 'mends of two numbers',
    async prepare(world) {
      world.left.create(onLeft('Anna', 'Muller', '+10612345678'));
      world.left.create(onLeft('Bob', 'Ray', '06 12 34 56 79'));
      world.left.create(onLeft('Carl', 'Fox', '+33612345670'));
      await sync(world);
      await sync(world);
      return mendAll;
    },
    isInLine: true,
  },
  {
    name: 'a merge of three, the linked one of which goes',
    async prepare(world) {
      world.left.create(onLeft('Anna', 'Muller', '+33612345678'));
      world.left.create(onLeft('Bob', 'Ray', '+33612345679'));
      await sync(world);
      await sync(world);
      world.left.create(
        onLeft('Anna', 'Muller', '+33612345678', {
          company_name: [{ value: 'Acme' }],
          emails: [{ value: 'a@acme.fr', label: 'Work' }],
        }),
      );
      world.left.create(
        onLeft('Anna', 'Muller', '+33142685300', { emails: [{ value: 'a@acme.fr', label: 'Work' }] }),
      );
      await sync(world);
      return mendAll;
    },
    isInLine: true,
  },
  {
    name: 'the undo of a merge',
    async prepare(world) {
      world.left.create(onLeft('Anna', 'Muller', '+33612345678'));
      await sync(world);
      await sync(world);
      world.left.create(onLeft('Anna', 'Muller', '+33612345678', { company_name: [{ value: 'Acme' }] }));
      await sync(world);
      const merged = await edit(world, mendAll);
      await sync(world);
      return undoOf({ kind: 'run', runId: merged?.id ?? '' });
    },
    isInLine: false,
  },
];

/** Four of each kind, for a service that takes three records a request. */
export const crowdedUndo: EditScene = {
  name: 'the undo of a run that updated, created and deleted four of each',
  async prepare(world) {
    const [kept, gone] = [0, 4].map((from) =>
      [0, 1, 2, 3].map((index) =>
        world.left.create(onLeft('N', `N${from + index}`, `+3361234560${from + index}`)),
      ),
    );
    await sync(world);
    await sync(world);
    for (const { id } of kept ?? []) world.left.edit(id, { company_name: [{ value: 'Acme' }] });
    for (const { id } of gone ?? []) world.left.remove(id);
    for (const index of [0, 1, 2, 3]) world.left.create(onLeft('M', `M${index}`, `+3361234561${index}`));
    const run = await sync(world);
    await sync(world);
    return undoOf({ kind: 'run', runId: run?.id ?? '' });
  },
  isInLine: false,
};

/** @returns how many deaths there were. */
export async function eachDeath(
  scene: EditScene,
  moment: 'before' | 'after',
  afterwards: (world: World, request: EditRequest, where: string) => Promise<void>,
  manners: MemoryOptions = {},
): Promise<number> {
  for (let at = 1; ; at += 1) {
    const world = await makeWorld({}, manners);
    const request = await scene.prepare(world);
    const fate = new Fate(at, moment);
    try {
      await edit(world, request, fate);
      return at - 1;
    } catch (thrown) {
      if (!(thrown instanceof Death)) throw thrown;
    }
    await afterwards(world, request, `death ${moment} call ${at} (${fate.names.at(-1)})`);
    await world.db.delete();
  }
}
