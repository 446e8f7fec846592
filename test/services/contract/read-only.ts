/** A service that nothing can be written to says so at every write, and keeps what it has. */
import { describe, expect, it } from 'vitest';
import { expectFailure } from './expect.ts';
import { inWorld } from './in-world.ts';
import { type MakeWorld, mustRead, populate, someone } from './world.ts';

export function describeReadOnly(makeWorld: MakeWorld): void {
  const within = inWorld(makeWorld);

  describe('a service that is only read', () => {
    it('refuses every write, and stays as it is', () =>
      within(async (world) => {
        const { connector } = world;
        const [id = ''] = await populate(world, 2);
        const before = JSON.stringify(await world.direct.all());
        const record = await mustRead(world, id);
        await expectFailure(connector.create('key', someone(connector.fields, 9)), 'not-supported');
        await expectFailure(connector.update(record, someone(connector.fields, 9)), 'not-supported');
        await expectFailure(connector.delete(record), 'not-supported');
        expect(JSON.stringify(await world.direct.all())).toBe(before);
      }));

    it('offers no field to be written', () =>
      within(async (world) => {
        expect(world.connector.fields.filter((field) => !field.readOnly)).toEqual([]);
      }));

    it('reads a record by its id, and null for one that is not there', () =>
      within(async (world) => {
        const [id = ''] = await populate(world, 1);
        expect((await mustRead(world, id)).id).toBe(id);
        expect(await world.connector.read('nobody')).toBeNull();
      }));
  });
}
