/** Where fatal runs begin: a first run with everything in it, and a later one. */
import { onLeft, onRight, sync, type World } from './world.ts';

export interface Scene {
  readonly name: string;
  /** Brings the world to where the fatal run begins. */
  prepare(world: World): Promise<void>;
  /** Contacts on each side once in line. */
  readonly people: number;
}

export const scenes: readonly Scene[] = [
  {
    name: 'a first run: two links, one filled in, two created on each side',
    async prepare(world) {
      world.left.create(onLeft('Anna', 'Muller', '+33612345678', { company_name: [{ value: 'Acme' }] }));
      world.left.create(onLeft('Bob', 'Ray', '+33612345679'));
      world.left.create(onLeft('Left', 'One', '+33612345601'));
      world.left.create(onLeft('Left', 'Two', '+33612345602'));
      world.right.create(onRight('Anna', 'Muller', '0612345678', { email: [{ value: 'anna@acme.fr' }] }));
      world.right.create(onRight('Bob', 'Ray', '0612345679'));
      world.right.create(onRight('Right', 'One', '0612345603'));
      world.right.create(onRight('Right', 'Two', '0612345604'));
    },
    people: 6,
  },
  {
    name: 'a later run: edits on both sides of one contact, a new one, a deletion',
    async prepare(world) {
      const anna = world.left.create(onLeft('Anna', 'Muller', '+33612345678'));
      world.left.create(onLeft('Bob', 'Ray', '+33612345679'));
      world.left.create(onLeft('Carl', 'Fox', '+33612345670'));
      await sync(world);
      await sync(world);
      world.left.edit(anna.id, { company_name: [{ value: 'Acme' }] });
      const card = (name: string) =>
        world.right.records.find((record) => record.contact.given?.[0]?.value === name)?.id ?? '';
      world.right.edit(card('Anna'), { tel: [{ value: '+33612345699', label: 'Work' }] });
      world.right.remove(card('Bob'));
      world.right.create(onRight('Dora', 'Lee', '0612345611'));
    },
    people: 3,
  },
];
