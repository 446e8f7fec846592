/** Several records in one request: each has its own outcome, in the order of what was asked, and nobody pays for another's mistake. */
import { describe, expect, it } from 'vitest';
import type { ServiceRecord } from '../../../lib/contact/contact.ts';
import type { Batches, BatchOutcome } from '../../../lib/services/contract.ts';
import { expectHolds, failureOf } from './expect.ts';
import { inWorld } from './in-world.ts';
import { type ContractWorld, type MakeWorld, mustRead, personContact, populate, someone } from './world.ts';

type Story = (world: ContractWorld, batches: Batches) => Promise<void>;

export function describeBatches(makeWorld: MakeWorld): void {
  const within = (story: Story) =>
    inWorld(makeWorld)(async (world) => {
      if (world.connector.batches) await story(world, world.connector.batches);
    });

  describe('in batches', () => {
    it('reads many, in the order asked, and says who is gone', () =>
      within(async (world, { read, most }) => {
        const ids = await populate(world, Math.min(most.read, 7));
        const [gone = ''] = ids;
        await world.direct.remove(gone);
        const asked = [...ids].reverse();
        const before = world.requests();
        const records = (await read(asked)).map(must);
        expect(world.requests() - before).toBe(1);
        expect(records.map((record) => record?.id ?? null)).toEqual(
          asked.map((id) => (id === gone ? null : id)),
        );
        for (const record of records)
          if (record) expect(record.version).toBe((await mustRead(world, record.id)).version);
      }));

    it('creates many in one request, each as it was asked for', () =>
      within(async (world, { create, most }) => {
        if (most.create === 1) return;
        const items = Array.from({ length: Math.min(most.create, 30) }, (_, n) => ({
          key: `key-${n}`,
          contact: someone(world.connector.fields, n),
        }));
        const before = world.requests();
        const made = (await create(items)).map(must);
        expect(world.requests() - before).toBe(1);
        expect(new Set(made.map(({ id }) => id)).size).toBe(items.length);
        for (const [index, item] of items.entries()) {
          expectHolds(world, made[index]?.contact ?? {}, item.contact);
          expectHolds(world, (await mustRead(world, made[index]?.id ?? '')).contact, item.contact);
        }
        expect(await world.direct.all()).toHaveLength(items.length);
      }));

    it('a record that the service refuses is refused alone', () =>
      within(async (world, { create, most }) => {
        if (most.create === 1 || !world.refused) return;
        const { fields } = world.connector;
        const bad = await world.refused();
        const before = (await world.direct.all()).length;
        const contacts = [someone(fields, 1), bad, someone(fields, 2), someone(fields, 3)];
        const outcomes = await create(contacts.map((contact, n) => ({ key: `key-${n}`, contact })));
        expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true, true]);
        const refusal = outcomes[1];
        if (refusal && !refusal.ok) {
          expect(['record-rejected', 'not-supported']).toContain(refusal.error.code);
          for (const values of Object.values(bad))
            for (const { value } of values) expect(JSON.stringify(refusal.error.detail)).not.toContain(value);
        }
        expect(await world.direct.all()).toHaveLength(before + 3);
      }));

    it('updates many, each in its own way; one that is gone hurts nobody', () =>
      within(async (world, { update, most }) => {
        if (most.update === 1) return;
        const { fields } = world.connector;
        const ids = await populate(world, 5);
        const currents = await Promise.all(ids.map((id) => mustRead(world, id)));
        await world.direct.remove(ids[2] ?? '');
        const targets = [
          personContact(fields, { company: 'Neue AG' }),
          personContact(fields, { family: 'Neu', phones: [{ value: '+33612099999', label: 'Work' }] }),
          personContact(fields, { company: 'Niemandes AG' }),
          personContact(fields, { emails: [] }),
          currents[4]?.contact ?? {},
        ];
        const outcomes = await update(
          currents.map((current, index) => ({ current, target: targets[index] ?? {} })),
        );
        expect(outcomes.map((one) => (one.ok ? 'ok' : one.error.code))).toEqual([
          'ok',
          'ok',
          'record-gone',
          'ok',
          'ok',
        ]);
        for (const index of [0, 1, 3, 4]) {
          const wanted = { ...currents[index]?.contact, ...targets[index] };
          const held = await mustRead(world, ids[index] ?? '');
          expectHolds(world, held.contact, wanted);
          const outcome = outcomes[index];
          if (outcome?.ok) expect(outcome.value.version).toBe(held.version);
        }
      }));

    it('an update that changes nothing asks for nothing', () =>
      within(async (world, { update, most }) => {
        if (most.update === 1) return;
        const ids = await populate(world, 3);
        const currents = await Promise.all(ids.map((id) => mustRead(world, id)));
        const before = world.requests();
        const outcomes = await update(currents.map((current) => ({ current, target: current.contact })));
        expect(outcomes.map(must).map(({ id }) => id)).toEqual(ids);
        expect(world.requests() - before).toBe(0);
      }));

    it('deletes many; those already gone are no error', () =>
      within(async (world, batches) => {
        if (batches.most.delete === 1) return;
        const ids = await populate(world, 4);
        const currents = await Promise.all(ids.map((id) => mustRead(world, id)));
        await world.direct.remove(ids[1] ?? '');
        expect((await batches.delete(currents)).every(({ ok }) => ok)).toBe(true);
        expect(await world.direct.all()).toEqual([]);
        expect((await batches.delete(currents)).every(({ ok }) => ok)).toBe(true);
      }));

    it('creates whose answer was lost are found again, every one and each once', () =>
      within(async (world, { create, most }) => {
        if (most.create === 1 || !world.troubles.includes('lost-answer')) return;
        const { fields } = world.connector;
        const before = new Set(await populate(world, 2));
        const items = [60, 61, 62].map((n) => ({ key: `key-${n}`, contact: someone(fields, n) }));
        const sentAt = world.now();
        world.meet('lost-answer');
        const outcome = await create(items).catch(() => null);
        for (const one of outcome ?? []) if (!one.ok) expect(one.error.code).toBe('write-unknown');
        expect(outcome?.every(({ ok }) => ok) ?? false).toBe(false);
        world.recover();
        await world.settle();
        for (const { key, contact } of items) {
          const { candidates } = await world.reconnect().findCreated({
            key,
            contact,
            sentAt,
            now: world.now(),
            knownBefore: async (ids) => new Set(ids.filter((id) => before.has(id))),
          });
          expect(candidates).toHaveLength(1);
          expectHolds(world, candidates[0]?.contact ?? {}, contact);
        }
      }));

    it('a service that is down stops the whole, and says so', () =>
      within(async (world, { read, create, most }) => {
        if (!world.troubles.includes('down')) return;
        world.meet('down');
        expect((await failureOf(read(['1', '2']))).code).toBe('service-down');
        if (most.create === 1) return;
        const failed = await failureOf(create([{ key: 'a', contact: someone(world.connector.fields, 1) }]));
        expect(['write-unknown', 'service-down']).toContain(failed.code);
      }));
  });
}

function must<T extends ServiceRecord | null>(outcome: BatchOutcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw outcome.error;
}
