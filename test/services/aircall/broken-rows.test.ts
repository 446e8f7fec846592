/** Answers of Aircall that are not as recorded: one broken contact must not stop the others, and a broken list must not be believed. */
import { describe, expect, it } from 'vitest';
import { expectFailure } from '../contract/expect.ts';
import { TestMirror } from '../contract/mirror.ts';
import { populate } from '../contract/world.ts';
import { aircallWorld } from './world.ts';

type Row = Record<string, unknown>;

/** An account whose answers are bent before they arrive. */
function bent(bend: (row: Row) => unknown, isOn = () => true) {
  return aircallWorld({
    fetch: (emulator) => async (input, init) => {
      const response = await emulator.fetch(input, init);
      const text = await response.text();
      if (!isOn() || !text.startsWith('{')) return new Response(text || null, response);
      const body = JSON.parse(text) as { contacts?: Row[]; contact?: Row };
      if (body.contacts) body.contacts = body.contacts.map(bend) as Row[];
      if (body.contact) body.contact = bend(body.contact) as Row;
      return new Response(JSON.stringify(body), response);
    },
  });
}

const isThird = (row: Row) => row.first_name === 'Chloé';

describe('a contact that cannot be understood', () => {
  it.each([
    ['its numbers are no list', { phone_numbers: 'none' }],
    ['its e-mails are missing', { emails: undefined }],
    ['a number is no text', { phone_numbers: [{ id: 1, label: 'Work', value: 33 }] }],
    ['a number has no id', { phone_numbers: [{ label: 'Work', value: '+33612' }] }],
    ['its name is an object', { last_name: { text: 'X' } }],
    ['its date is a text', { updated_at: '2026-11-23T10:00:00Z' }],
    ['its creation has no date', { created_at: null }],
  ])('is kept as known and the others go on: %s', (_what, damage) => {
    const world = bent((row) => (isThird(row) ? { ...row, ...damage } : row));
    return (async () => {
      const ids = await populate(world, 5);
      const mirror = new TestMirror();
      const pulled = await mirror.pull(world.connector);
      expect(pulled.listing).toBe('complete');
      expect([...mirror.records.keys()].sort()).toEqual(ids);
      const unreadable = pulled.steps.flatMap((step) => step.unreadable);
      expect(unreadable.map(({ id }) => id)).toEqual([ids[2]]);
      expect(unreadable[0]?.reason).not.toContain('Chloé');
      await expectFailure(world.connector.read(ids[2] ?? ''), 'record-unreadable');
      await world.settle();
      const before = world.requests();
      expect((await mirror.pull(world.connector)).listing).toBe('changes');
      expect(world.requests() - before).toBe(1);
    })();
  });

  it('heals when it can be read again', async () => {
    let isBroken = true;
    const world = bent(
      (row) => (isThird(row) ? { ...row, emails: 7 } : row),
      () => isBroken,
    );
    const ids = await populate(world, 5);
    const mirror = new TestMirror();
    await mirror.pull(world.connector);
    isBroken = false;
    await mirror.pull(world.connector, { complete: true });
    expect(mirror.records.get(ids[2] ?? '')?.contact).not.toBeNull();
  });

  it('without an id makes the listing partial, and does not cost a listing each time', async () => {
    const world = bent((row) => (isThird(row) ? { ...row, id: 'x' } : row));
    await populate(world, 5);
    const mirror = new TestMirror();
    const pulled = await mirror.pull(world.connector);
    expect([pulled.listing, pulled.reason]).toEqual(['partial', '1 without an id']);
    await world.settle();
    const before = world.requests();
    await mirror.pull(world.connector);
    expect(world.requests() - before).toBe(1);
  });
});

describe('a list that is none', () => {
  it.each([
    ['an object', '{"contacts":{}}'],
    ['without a total', '{"meta":{},"contacts":[]}'],
    ['a total below nothing', '{"meta":{"total":-1},"contacts":[]}'],
    ['an array', '[]'],
    ['nothing', ''],
    ['cut off', '{"meta":{"total":5},"contacts":[{"id":1,'],
    ['a page to sign in', '<!doctype html><title>Sign in</title>'],
  ])('is not believed: %s', async (_what, body) => {
    const world = aircallWorld();
    await populate(world, 5);
    const mirror = new TestMirror();
    await mirror.pull(world.connector);
    world.emulator.faults.use(() => ({ kind: 'status', status: 200, body }));
    await expectFailure(mirror.pull(world.connector, { complete: true }), 'answer-unreadable');
    expect(mirror.records.size).toBe(5);
  });

  it('with fewer contacts than its total says is listed again, and then called partial', async () => {
    const world = aircallWorld({
      fetch: (emulator) => async (input, init) => {
        const response = await emulator.fetch(input, init);
        const body = (await response.json()) as { contacts: Row[] };
        body.contacts = body.contacts.filter((row) => !isThird(row));
        return new Response(JSON.stringify(body), response);
      },
    });
    await populate(world, 75);
    const mirror = new TestMirror();
    const pulled = await mirror.pull(world.connector);
    expect([pulled.listing, pulled.reason]).toEqual(['partial', 'listed 67 of 75']);
  });
});
