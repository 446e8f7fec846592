/** Pulling: everything, what changed, what is gone, across deaths and while people go on working. */
import { describe, expect, it } from 'vitest';
import { expectInLine } from './expect.ts';
import { inWorld } from './in-world.ts';
import { TestMirror } from './mirror.ts';
import { type MakeWorld, personContact, populate, someone } from './world.ts';

export function describeReading(makeWorld: MakeWorld): void {
  const within = inWorld(makeWorld);

  describe('reading', () => {
    it('an empty account is listed completely', () =>
      within(async (world) => {
        const mirror = new TestMirror();
        const pulled = await mirror.pull(world.connector);
        expect([pulled.listing, mirror.records.size]).toEqual(['complete', 0]);
      }));

    it('a single contact is listed with all its values', () =>
      within(async (world) => {
        await populate(world, 1);
        const mirror = new TestMirror();
        expect((await mirror.pull(world.connector)).listing).toBe('complete');
        await expectInLine(world, mirror);
      }));

    it.each([0, 1])('a full page and %i more are listed', (more) =>
      within(async (world) => {
        const ids = await populate(world, world.pageSize + more);
        const mirror = new TestMirror();
        const pulled = await mirror.pull(world.connector);
        expect(pulled.listing).toBe('complete');
        expect([...pulled.mentioned].sort()).toEqual([...ids].sort());
        await expectInLine(world, mirror);
      }),
    );

    it('a listing goes on from every checkpoint after a death, also when the last step got lost', () =>
      within(async (world) => {
        await populate(world, 2 * world.pageSize + 3);
        const mirror = new TestMirror();
        const pulled = await mirror.pull(world.connector, {
          between: async () => world.reconnect(),
          twice: true,
        });
        expect(pulled.listing).toBe('complete');
        await expectInLine(world, mirror);
      }));

    it('a second pull without any change brings nothing and costs next to nothing', () =>
      within(async (world) => {
        await populate(world, world.pageSize + 5);
        const mirror = new TestMirror();
        await mirror.pull(world.connector);
        await world.settle();
        const before = world.requests();
        const pulled = await mirror.pull(world.connector);
        expect(pulled.changed).toEqual([]);
        expect(pulled.listing).toBe(world.idleListing ?? 'changes');
        expect(world.requests() - before).toBeLessThanOrEqual(world.idleRequests);
        await expectInLine(world, mirror);
      }));

    it('an edit, a new contact and a deletion by people are found by the next pull', () =>
      within(async (world) => {
        const { fields } = world.connector;
        const [first = '', second = ''] = await populate(world, world.pageSize + 5);
        const mirror = new TestMirror();
        await mirror.pull(world.connector);
        await world.settle();
        await world.direct.edit(first, personContact(fields, { family: 'Umbenannt' }));
        await world.direct.create(someone(fields, 5000));
        await world.direct.remove(second);
        await world.settle();
        await mirror.pull(world.connector);
        await expectInLine(world, mirror);
      }));

    it('a contact deleted in the same moment as another is made is found missing', () =>
      within(async (world) => {
        const ids = await populate(world, 4);
        const mirror = new TestMirror();
        await mirror.pull(world.connector);
        await world.direct.remove(ids[2] ?? '');
        await world.direct.create(someone(world.connector.fields, 77));
        await world.settle();
        await mirror.pull(world.connector);
        await expectInLine(world, mirror);
      }));

    it('more changes than a page are found', () =>
      within(async (world) => {
        const ids = await populate(world, world.pageSize + 10);
        const mirror = new TestMirror();
        await mirror.pull(world.connector);
        await world.settle();
        for (const id of ids)
          await world.direct.edit(id, personContact(world.connector.fields, { company: 'Neue Firma' }));
        await world.settle();
        const pulled = await mirror.pull(world.connector, { between: async () => world.reconnect() });
        expect(pulled.changed).toHaveLength(ids.length);
        await expectInLine(world, mirror);
      }));

    it('an account that was empty at the first pull and has more than a page since then is found whole', () =>
      within(async (world) => {
        const mirror = new TestMirror();
        await mirror.pull(world.connector);
        const ids = await populate(world, world.pageSize + 3);
        const pulled = await mirror.pull(world.connector);
        expect(pulled.changed).toHaveLength(ids.length);
        await expectInLine(world, mirror);
      }));

    it('a complete listing mentions every contact, changed or not', () =>
      within(async (world) => {
        const ids = await populate(world, world.pageSize + 5);
        const mirror = new TestMirror();
        await mirror.pull(world.connector);
        await world.settle();
        const pulled = await mirror.pull(world.connector, { complete: true });
        expect(pulled.listing).toBe('complete');
        expect([...pulled.mentioned].sort()).toEqual([...ids].sort());
      }));

    it('a complete listing after the cursor was lost brings everything again', () =>
      within(async (world) => {
        await populate(world, 7);
        const mirror = new TestMirror();
        await mirror.pull(world.connector);
        mirror.cursor = null;
        expect((await mirror.pull(world.connector)).listing).toBe('complete');
        await expectInLine(world, mirror);
      }));

    it('people who edit, delete and create while a listing runs are lost by nobody', () =>
      within(async (world) => {
        const { fields } = world.connector;
        const ids = await populate(world, 3 * world.pageSize);
        const mirror = new TestMirror();
        await mirror.begin(world.connector, 1);
        await mirror.pull(world.connector, {
          between: async (step) => {
            if (step > 3) return undefined;
            await world.direct.remove(ids[step] ?? '');
            await world.direct.edit(
              ids[step + 10] ?? '',
              personContact(fields, { family: `Schritt ${step}` }),
            );
            await world.direct.create(someone(fields, 9000 + step));
            return undefined;
          },
        });
        const survivors = (await world.direct.all()).map(({ id }) => id);
        for (const id of ids) if (survivors.includes(id)) expect(mirror.records.has(id)).toBe(true);
        await world.settle();
        await mirror.pull(world.connector);
        await expectInLine(world, mirror);
      }));

    it('after any sequence of edits, creations and deletions a pull brings the mirror in line', () =>
      within(async (world) => {
        const { fields } = world.connector;
        const mirror = new TestMirror();
        let ids = await populate(world, 12);
        let chance = 42;
        const pick = (below: number) => {
          chance = (chance * 1_103_515_245 + 12_345) % 2_147_483_648;
          return Math.floor((chance / 2_147_483_648) * below);
        };
        for (let round = 0; round < 12; round += 1) {
          for (let action = 0; action < 4; action += 1) {
            const id = ids[pick(ids.length)];
            const what = pick(3);
            if (what === 0 || id === undefined)
              ids.push(await world.direct.create(someone(fields, 100 + round * 10 + action)));
            else if (what === 1)
              await world.direct.edit(id, personContact(fields, { note: `Runde ${round}` }));
            else {
              await world.direct.remove(id);
              ids = ids.filter((other) => other !== id);
            }
          }
          await world.settle();
          await mirror.pull(world.connector);
          await expectInLine(world, mirror);
        }
      }));
  });
}
