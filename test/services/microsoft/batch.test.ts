import { describe, expect, it } from 'vitest';
import type { Batches } from '../../../lib/services/contract.ts';
import { failureOf } from '../contract/expect.ts';
import { mustRead, populate, someone } from '../contract/world.ts';
import { type MicrosoftWorld, microsoftWorld } from './world.ts';

function batchesOf(world: MicrosoftWorld): Batches {
  const { batches } = world.connector;
  if (!batches) throw new Error('no batches');
  return batches;
}

const items = (world: MicrosoftWorld, count: number) =>
  Array.from({ length: count }, (_, n) => ({ key: `key-${n}`, contact: someone(world.connector.fields, n) }));

const codes = (outcomes: readonly ({ ok: true } | { ok: false; error: { code: string } })[]) =>
  outcomes.map((one) => (one.ok ? 'ok' : one.error.code));

describe('twenty in one request', () => {
  it('twenty creates are one request, and never more than one at a time', async () => {
    const world = await microsoftWorld();
    const before = world.requests();
    expect(codes(await batchesOf(world).create(items(world, 20)))).toEqual(Array(20).fill('ok'));
    expect(world.requests() - before).toBe(1);
    expect([world.emulator.ledger.overConcurrency, world.emulator.ledger.duplicates]).toEqual([0, 0]);
  });

  it('behind one that is refused the others go on, four at a time, and each is made once', async () => {
    const world = await microsoftWorld();
    const wanted = items(world, 20);
    const bad = { key: 'bad', contact: { birthday: [{ value: '1990-02-31' }] } };
    wanted[5] = bad;
    const before = world.requests();
    const outcomes = await batchesOf(world).create(wanted);
    expect(codes(outcomes)).toEqual(wanted.map((one) => (one === bad ? 'record-rejected' : 'ok')));
    // The batch, then the 14 behind the refused one by fours.
    expect(world.requests() - before).toBe(1 + 4);
    const { ledger } = world.emulator;
    expect([ledger.creates, ledger.duplicates, ledger.overConcurrency]).toEqual([19, 0, 0]);
  });

  it('what cannot be written at all takes no place in a request', async () => {
    const world = await microsoftWorld();
    const wanted = items(world, 3);
    wanted[1] = {
      key: 'x',
      contact: { phones: Array.from({ length: 6 }, (_, n) => ({ value: `+3361200000${n}` })) },
    };
    expect(codes(await batchesOf(world).create(wanted))).toEqual(['ok', 'not-supported', 'ok']);
    expect(world.emulator.ledger.operations.create).toBe(2);
  });

  it.each([true, false])(
    'a limit in the middle: what was made counts, the rest waits its time (told how long: %s)',
    async (retryAfter) => {
      const world = await microsoftWorld({ retryAfter });
      world.emulator.innerFaults.next({ kind: 'create', nth: 4 }, { kind: 'status', status: 429 });
      const outcomes = await batchesOf(world).create(items(world, 20));
      expect(codes(outcomes)).toEqual([...Array(3).fill('ok'), ...Array(17).fill('rate-limited')]);
      const [, , , limited] = outcomes;
      expect(limited?.ok === false && limited.error.retryAt).toBe(
        world.now() + (retryAfter ? 2_000 : 60_000),
      );
      expect(world.emulator.ledger.creates).toBe(3);
      expect(codes(await batchesOf(world).create(items(world, 20).slice(3)))).toEqual(Array(17).fill('ok'));
      expect([world.emulator.ledger.creates, world.emulator.ledger.duplicates]).toEqual([20, 0]);
    },
  );

  it('a create that met a broken server may have been made; those behind it were not sent', async () => {
    const world = await microsoftWorld();
    world.emulator.innerFaults.next({ kind: 'create', nth: 2 }, { kind: 'status', status: 503 });
    const outcomes = await batchesOf(world).create(items(world, 4));
    expect(codes(outcomes)).toEqual(['ok', 'write-unknown', 'rate-limited', 'rate-limited']);
  });

  it('an edit between the reading and the writing is seen, and hurts no other', async () => {
    const world = await microsoftWorld();
    const ids = await populate(world, 6);
    const currents = await Promise.all(ids.map((id) => mustRead(world, id)));
    await world.direct.edit(ids[2] ?? '', { note: [{ value: 'Von Hand' }] });
    const target = { org: [{ value: 'Neu' }] };
    const outcomes = await batchesOf(world).update(currents.map((current) => ({ current, target })));
    expect(codes(outcomes)).toEqual(['ok', 'ok', 'record-changed', 'ok', 'ok', 'ok']);
    expect(world.emulator.ledger.unconditionalWrites).toBe(0);
  });

  it.each(['html', 'truncated', 'lost-answer'] as const)(
    'an answer that is %s leaves every create to be looked up',
    async (kind) => {
      const world = await microsoftWorld();
      world.emulator.faults.next({ kind: 'batch' }, { kind });
      expect((await failureOf(batchesOf(world).create(items(world, 3)))).code).toBe('write-unknown');
    },
  );

  it('a batch that only reads leaves nothing unknown', async () => {
    const world = await microsoftWorld();
    const ids = await populate(world, 3);
    world.emulator.faults.next({ kind: 'batch' }, { kind: 'dropped' });
    expect((await failureOf(batchesOf(world).read(ids))).code).toBe('offline');
  });

  it('reads many of whom some are gone in few requests', async () => {
    const world = await microsoftWorld();
    const ids = await populate(world, 20);
    for (const id of ids.slice(0, 10)) await world.direct.remove(id);
    const before = world.requests();
    const outcomes = await batchesOf(world).read(ids);
    expect(outcomes.map((one) => one.ok && one.value !== null)).toEqual([
      ...Array(10).fill(false),
      ...Array(10).fill(true),
    ]);
    expect(world.requests() - before).toBeLessThanOrEqual(6);
    expect(world.emulator.ledger.overConcurrency).toBe(0);
  });
});
