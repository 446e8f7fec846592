import { describe, expect, it } from 'vitest';
import type { Contact, Value } from '../../../lib/contact/contact.ts';
import { expectFailure, failureOf } from '../contract/expect.ts';
import { mustRead, someone } from '../contract/world.ts';
import { type AircallWorld, aircallWorld } from './world.ts';

const work = (value: string, label = 'Work'): Value => ({ value, label });
const base: Contact = {
  first_name: [{ value: 'Anna' }],
  last_name: [{ value: 'Müller' }],
  phone_numbers: [work('+33612010000'), work('+33612020000', 'Home')],
  emails: [work('anna@example.com')],
};

async function withAnna(world: AircallWorld) {
  const current = await mustRead(world, await world.direct.create(base));
  world.emulator.ledger.reset();
  return current;
}

const calls = (world: AircallWorld) => world.emulator.ledger.entries.map(({ kind }) => kind);

describe('updating a contact of Aircall', () => {
  it.each([
    [
      'names in one call, whose answer confirms',
      { last_name: [{ value: 'Meier' }], company_name: [{ value: 'Acme' }] },
      ['update'],
    ],
    [
      'a label by one call and a read',
      { emails: [work('anna@example.com', 'Home')] },
      ['detail-update', 'read'],
    ],
    [
      'one number for another by one call',
      { phone_numbers: [work('+33612010000'), work('+4930901820')] },
      ['detail-update', 'read'],
    ],
    [
      'numbers first and the name last',
      {
        last_name: [{ value: 'Meier' }],
        phone_numbers: [...(base.phone_numbers ?? []), work('+4930901820')],
      },
      ['detail-create', 'update'],
    ],
    [
      'takes away last',
      { phone_numbers: [], emails: [work('a@example.com'), work('b@example.com')] },
      ['detail-update', 'detail-create', 'detail-delete', 'detail-delete', 'read'],
    ],
    ['nothing without any call', base, []],
    [
      'nothing for a value that brings no label',
      { phone_numbers: [{ value: '+33612020000' }, { value: '+33612010000' }] },
      [],
    ],
    ['nothing for emoji that Aircall would drop', { first_name: [{ value: 'Anna 🎉' }] }, []],
  ] as [string, Contact, string[]][])('writes %s', async (_what, target, expected) => {
    const world = aircallWorld();
    const current = await withAnna(world);
    await world.connector.update(current, target);
    expect(calls(world)).toEqual(expected);
    expect(world.emulator.ledger.unchangedWrites).toBe(0);
  });

  it('keeps a number whose label alone changes as the number that it is', async () => {
    const world = aircallWorld();
    const current = await withAnna(world);
    const idsOf = () => world.emulator.contacts()[0]?.phone_numbers.map(({ id, value }) => [id, value]);
    const before = idsOf();
    await world.connector.update(current, {
      phone_numbers: [work('+33612020000', 'Mobile'), work('+33612010000', 'Office')],
    });
    expect(idsOf()).toEqual(before);
  });

  it('gives a label to a number that brings none', async () => {
    const world = aircallWorld();
    const current = await withAnna(world);
    const after = await world.connector.update(current, {
      phone_numbers: [...(base.phone_numbers ?? []), { value: '+4930901820' }],
    });
    expect(after.contact.phone_numbers).toContainEqual({ value: '+4930901820', label: 'Work' });
  });

  it('reads the contact itself where it is given one from the mirror, and notices that it has changed', async () => {
    const world = aircallWorld();
    const { raw: _raw, ...mirrored } = await withAnna(world);
    const target: Contact = { phone_numbers: [work('+4930901820')] };
    await world.connector.update(mirrored, target);
    expect(calls(world)).toEqual(['read', 'detail-update', 'detail-delete', 'read']);
    await expectFailure(world.connector.update(mirrored, { emails: [] }), 'record-changed');
  });

  it('plans anew when a number was taken away by somebody else in the meantime', async () => {
    const world = aircallWorld();
    const current = await withAnna(world);
    await world.direct.edit(current.id, { phone_numbers: [work('+33612010000')] });
    const target: Contact = { phone_numbers: [work('+33612010000'), work('+33612020000', 'Mobile')] };
    await expectFailure(world.connector.update(current, target), 'record-changed');
  });

  it('does not mind that a number to be taken away is gone already', async () => {
    const world = aircallWorld();
    const current = await withAnna(world);
    await world.direct.edit(current.id, { phone_numbers: [work('+33612010000')] });
    const after = await world.connector.update(current, { phone_numbers: [work('+33612010000')] });
    expect(after.contact.phone_numbers).toEqual([work('+33612010000')]);
  });

  it('says which field was refused and why, without the number in it', async () => {
    const world = aircallWorld({ switches: { rejectionBody: 'by-field', plusOne: 'reject' } });
    const current = await withAnna(world);
    const error = await failureOf(world.connector.update(current, { phone_numbers: [work('0612345678')] }));
    expect(error.code).toBe('record-rejected');
    expect(error.detail).toMatchObject({
      status: 400,
      reason: 'phone_numbers.value is not a valid phone number',
    });
  });

  it('refuses a 21st number, a text too long and a field that Aircall does not have, before any call', async () => {
    const world = aircallWorld();
    const current = await withAnna(world);
    const many = Array.from({ length: 21 }, (_, n) => work(`+336120${10_000 + n}`));
    for (const target of [
      { phone_numbers: many },
      { information: [{ value: 'x'.repeat(30_001) }] },
      { birthday: [{ value: '2000-01-01' }] },
    ] as Contact[])
      await expectFailure(world.connector.update(current, target), 'not-supported');
    expect(calls(world)).toEqual([]);
  });

  it('can hold exactly 20 numbers, and change all of them', async () => {
    const world = aircallWorld();
    const current = await withAnna(world);
    const twenty = (offset: number) => Array.from({ length: 20 }, (_, n) => work(`+336120${offset + n}`));
    await world.connector.update(current, { phone_numbers: twenty(20_000) });
    const after = await world.connector.update(await mustRead(world, current.id), {
      phone_numbers: twenty(30_000),
    });
    expect(after.contact.phone_numbers).toEqual(twenty(30_000));
  });
});

describe('creating a contact at Aircall', () => {
  it('gives back what Aircall made of it: a +1 in front, no emoji, no blanks', async () => {
    const world = aircallWorld();
    const made = await world.connector.create('key', {
      first_name: [{ value: 'Anna 🎉' }],
      information: [{ value: '  ' }],
      phone_numbers: [{ value: '0612345678' }, work('+33 6 12 01 00 00')],
    });
    expect(made.contact).toEqual({
      first_name: [{ value: 'Anna' }],
      phone_numbers: [work('+10612345678'), work('+33612010000')],
    });
  });

  it.each(['bad-gateway', 'dropped', 'lost-answer', 'truncated', 'html'] as const)(
    'does not know what came of it when the answer is %s, and sends it once',
    async (kind) => {
      const world = aircallWorld();
      world.emulator.faults.next({ kind: 'create' }, { kind });
      const contact = someone(world.connector.fields, 1);
      await expectFailure(world.connector.create('key', contact), 'write-unknown');
      expect(world.emulator.ledger.counts.create).toBe(1);
    },
  );

  it('knows that nothing came of it when the rate limit refused it', async () => {
    const world = aircallWorld();
    world.emulator.faults.next({ kind: 'create' }, { kind: 'too-many' });
    const error = await failureOf(world.connector.create('key', someone(world.connector.fields, 1)));
    expect([error.code, error.retryAt]).toEqual(['rate-limited', world.now() + 60_000]);
  });

  it('is found again after a lost answer, whatever Aircall made of it', async () => {
    const world = aircallWorld();
    const sent: Contact = {
      first_name: [{ value: 'Anna 🎉' }],
      information: [{ value: 'a\nb' }],
      phone_numbers: [{ value: '0612345678' }],
    };
    world.emulator.faults.next({ kind: 'create' }, { kind: 'lost-answer' });
    await failureOf(world.connector.create('key', sent));
    const lookup = {
      key: 'key',
      contact: sent,
      sentAt: world.now(),
      knownBefore: async () => new Set<string>(),
    };
    const found = await world.connector.findCreated({ ...lookup, now: world.now() + 5_000 });
    expect([found.candidates.length, found.settled]).toEqual([1, false]);
  });

  it('is not called certain that nothing was made before a minute has passed', async () => {
    const world = aircallWorld();
    const lookup = { key: 'key', contact: base, sentAt: 0, knownBefore: async () => new Set<string>() };
    expect((await world.connector.findCreated({ ...lookup, now: 60_000 })).settled).toBe(false);
    expect((await world.connector.findCreated({ ...lookup, now: 60_001 })).settled).toBe(true);
  });

  it('is looked for among all that is new, beyond the first page', async () => {
    const world = aircallWorld();
    await world.direct.create(base);
    for (let n = 0; n < 120; n += 1) await world.direct.create(someone(world.connector.fields, n));
    const lookup = {
      key: 'key',
      contact: base,
      sentAt: 0,
      now: 0,
      knownBefore: async () => new Set<string>(),
    };
    expect((await world.connector.findCreated(lookup)).candidates).toHaveLength(1);
  });
});
