/** Answers that never came: a write may or may not have had its effect, and nothing may be made twice or lost. */
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../lib/contact/contact.ts';
import { expectFailure, expectHolds } from './expect.ts';
import { inWorld } from './in-world.ts';
import { type ContractWorld, type MakeWorld, mustRead, personContact, populate, someone } from './world.ts';

export function describeUnknownOutcomes(makeWorld: MakeWorld): void {
  const within = inWorld(makeWorld);

  describe('when an answer gets lost', () => {
    it('a create whose answer was lost is found again, and only it', () =>
      within(async (world) => {
        if (!world.troubles.includes('lost-answer')) return;
        const { fields } = world.connector;
        const before = new Set(await populate(world, 3));
        const wanted = someone(fields, 50, { note: 'erste Zeile\nzweite Zeile' });
        const sentAt = world.now();
        world.meet('lost-answer');
        await expectFailure(world.connector.create('key-50', wanted), 'write-unknown');
        world.recover();
        await world.direct.create(someone(fields, 51));
        await world.settle();
        const { candidates } = await find(world, 'key-50', wanted, sentAt, before);
        expect(candidates).toHaveLength(1);
        expectHolds(world, candidates[0]?.contact ?? {}, wanted);
      }));

    it('a create that never arrived is not found, and in time that is certain', () =>
      within(async (world) => {
        if (!world.troubles.includes('not-sent')) return;
        const before = new Set(await populate(world, 3));
        const wanted = someone(world.connector.fields, 60);
        const sentAt = world.now();
        world.meet('not-sent');
        await expectFailure(world.connector.create('key-60', wanted), 'write-unknown', 'offline');
        world.recover();
        await world.settle();
        expect(await find(world, 'key-60', wanted, sentAt, before)).toEqual({
          candidates: [],
          settled: true,
        });
      }));

    it('a contact that was there before is not taken for the created one, be it the very same person', () =>
      within(async (world) => {
        const wanted = someone(world.connector.fields, 70);
        const before = new Set([await world.direct.create(wanted)]);
        const sentAt = world.now();
        await world.settle();
        const { candidates } = await find(world, 'key-70', wanted, sentAt, before);
        expect(candidates).toEqual([]);
      }));

    it('where creating is idempotent, the same key makes one contact however often it is sent', () =>
      within(async (world) => {
        if (!world.connector.createIsIdempotent) return;
        const wanted = someone(world.connector.fields, 80);
        const first = await world.connector.create('key-80', wanted);
        const again = await world.reconnect().create('key-80', wanted);
        expect(again.id).toBe(first.id);
        expect(await world.direct.all()).toHaveLength(1);
      }));

    it('an update whose answer was lost can be repeated after a new read', () =>
      within(async (world) => {
        if (!world.troubles.includes('lost-answer')) return;
        const { fields } = world.connector;
        const [id = ''] = await populate(world, 1);
        const target = personContact(fields, {
          family: 'Neu',
          phones: [
            { value: '+33612077777', label: 'Work' },
            { value: '+33612066666', label: 'Home' },
          ],
        });
        world.meet('lost-answer');
        await expectFailure(world.connector.update(await mustRead(world, id), target), 'write-unknown');
        world.recover();
        const after = await world.reconnect().update(await mustRead(world, id), target);
        expectHolds(world, after.contact, target);
      }));

    it('a deletion whose answer was lost can be repeated', () =>
      within(async (world) => {
        if (!world.troubles.includes('lost-answer')) return;
        const [id = ''] = await populate(world, 1);
        const record = await mustRead(world, id);
        world.meet('lost-answer');
        await expectFailure(world.connector.delete(record), 'write-unknown');
        world.recover();
        await world.reconnect().delete(record);
        expect(await world.direct.all()).toEqual([]);
      }));
  });
}

function find(
  world: ContractWorld,
  key: string,
  contact: Contact,
  sentAt: number,
  before: ReadonlySet<string>,
) {
  return world.reconnect().findCreated({
    key,
    contact,
    sentAt,
    now: world.now(),
    knownBefore: async (ids) => new Set(ids.filter((id) => before.has(id))),
  });
}
