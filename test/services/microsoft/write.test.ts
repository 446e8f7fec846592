import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Contact, textOf } from '../../../lib/contact/contact.ts';
import { failureOf } from '../contract/expect.ts';
import { mustRead } from '../contract/world.ts';
import { type MicrosoftWorld, microsoftWorld } from './world.ts';

const anna: Contact = {
  given: [{ value: 'Anna' }],
  family: [{ value: 'Müller' }],
  org: [{ value: 'Contoso' }],
  phones: [{ value: '+33612010000', label: 'Work' }],
  emails: [{ value: 'anna@example.com' }],
};

async function withAnna(more: Contact = {}, switches: Parameters<typeof microsoftWorld>[0] = {}) {
  const world = await microsoftWorld(switches);
  const id = await world.direct.create({ ...anna, ...more });
  const item = world.emulator.mailbox.find(id);
  if (!item) throw new Error('not there');
  return { world, id, item };
}

const update = async (world: MicrosoftWorld, id: string, target: Contact) =>
  world.connector.update(await mustRead(world, id), target);

describe('what Outlook shows', () => {
  it.each(['made-anew', 'stays'] as const)(
    'a name that somebody typed stays when something else changes (a name not sent is %s)',
    async (displayName) => {
      const { world, id, item } = await withAnna(
        { full_name: [{ value: 'Anna vom Empfang' }] },
        { displayName },
      );
      await update(world, id, { org: [{ value: 'Fabrikam' }] });
      expect([item.data.displayName, item.data.companyName]).toEqual(['Anna vom Empfang', 'Fabrikam']);
      expect(world.emulator.ledger.displayNamesLost).toBe(0);
    },
  );

  it.each([
    ['Anna Müller', 'Anna Meier'],
    ['Müller, Anna', 'Meier, Anna'],
    ['Anna Müller (Empfang)', 'Anna Meier (Empfang)'],
    ['Oma', 'Oma'],
  ])('after a marriage "%s" is "%s"', async (before, after) => {
    const { world, id, item } = await withAnna({ full_name: [{ value: before }] }, { displayName: 'stays' });
    await update(world, id, { family: [{ value: 'Meier' }] });
    expect(item.data.displayName).toBe(after);
  });

  it('a new contact is shown by its name, a company without a person by its own', async () => {
    const { connector, emulator } = await microsoftWorld();
    const person = await connector.create('1', {
      given: [{ value: 'Văn An' }],
      family: [{ value: 'Nguyễn' }],
    });
    const company = await connector.create('2', { org: [{ value: 'Contoso' }] });
    expect(textOf(person.contact, 'full_name')).toBe('Nguyễn Văn An');
    expect(textOf(company.contact, 'full_name')).toBe('Contoso');
    expect(emulator.ledger.withoutImmutableId).toBe(0);
  });
});

describe('writing to Outlook', () => {
  it('sends what differs, and nothing when nothing does', async () => {
    const { world, id } = await withAnna();
    const { contact } = await mustRead(world, id);
    const { ledger } = world.emulator;
    await update(world, id, contact);
    await update(world, id, { phones: [{ value: '+33612010000', label: 'Office' }] });
    expect(ledger.operations.update).toBe(0);
    await update(world, id, { org: [{ value: 'Neu' }], phones: anna.phones ?? [] });
    expect([ledger.operations.update, ledger.unchangedWrites, ledger.unconditionalWrites]).toEqual([1, 0, 0]);
  });

  it('reads a contact of the mirror again before it writes over it', async () => {
    const { world, id } = await withAnna();
    const { raw: _raw, ...mirrored } = await mustRead(world, id);
    await world.connector.update(mirrored, { org: [{ value: 'Neu' }] });
    await world.direct.edit(id, { org: [{ value: 'Von Hand' }] });
    const error = await failureOf(world.connector.update(mirrored, { org: [{ value: 'Blind' }] }));
    expect(error.code).toBe('record-changed');
  });

  it('keeps the name beside an e-mail address that stays', async () => {
    const { world, id, item } = await withAnna();
    world.emulator.mailbox.change(item, {
      displayName: item.data.displayName,
      emailAddresses: [{ name: 'Empfang', address: 'anna@example.com' }],
    });
    await update(world, id, { emails: [{ value: 'neu@example.com' }, { value: 'anna@example.com' }] });
    expect(item.data.emailAddresses).toEqual([
      { name: 'neu@example.com', address: 'neu@example.com' },
      { name: 'Empfang', address: 'anna@example.com' },
    ]);
  });

  it('adds and takes away categories by their names', async () => {
    const { world, id, item } = await withAnna({ categories: [{ value: 'Kunde' }] });
    await update(world, id, { categories: [{ value: 'Kunde' }, { value: 'VIP' }] });
    expect(item.data.categories).toEqual(['Kunde', 'VIP']);
    await update(world, id, { categories: [] });
    expect(item.data.categories).toEqual([]);
  });

  it.each(['11:59', 'as-sent'] as const)('keeps a birthday on its day (stored %s)', async (birthday) => {
    const { world, id } = await withAnna({}, { birthday });
    const after = await update(world, id, { birthday: [{ value: '1985-04-12' }] });
    expect(textOf(after.contact, 'birthday')).toBe('1985-04-12');
    expect((await update(world, id, { birthday: [] })).contact.birthday).toBeUndefined();
  });

  it.each([
    [
      'four e-mail addresses',
      { emails: ['a', 'b', 'c', 'd'].map((one) => ({ value: `${one}@example.com` })) },
    ],
    ['six numbers', { phones: [1, 2, 3, 4, 5, 6].map((n) => ({ value: `+3361201000${n}`, label: 'Work' })) }],
    ['a birthday without a year', { birthday: [{ value: '--04-12' }] }],
    ['a field that Outlook has not', { fax: [{ value: '1' }] }],
  ] as [string, Contact][])('%s are refused before anything is sent', async (_what, target) => {
    const { world, id } = await withAnna();
    const current = await mustRead(world, id);
    const { operations } = world.emulator.ledger;
    expect((await failureOf(world.connector.update(current, target))).code).toBe('not-supported');
    expect((await failureOf(world.connector.create('key', { ...anna, ...target }))).code).toBe(
      'not-supported',
    );
    expect([operations.update, operations.create]).toEqual([0, 0]);
  });

  it('whatever is written is what is read, and written again changes nothing', async () => {
    const world = await microsoftWorld();
    const text = fc.stringMatching(/^[\p{L}\d'", ;:\\/-]{1,30}$/u).map((one) => one.trim());
    const single = text.map((value) => (value === '' ? [] : [{ value }]));
    const contact = fc.record({
      given: single,
      family: single,
      middle: single,
      nickname: single,
      org: single,
      department: single,
      title: single,
      note: single,
      phones: fc
        .uniqueArray(fc.stringMatching(/^\+\d{8,12}$/), { maxLength: 2 })
        .map((list) => list.map((value, n) => ({ value, label: n === 0 ? 'Work' : 'Home' }))),
      emails: fc
        .uniqueArray(fc.stringMatching(/^[a-z]{1,8}@example\.com$/), { maxLength: 3 })
        .map((list) => list.map((value) => ({ value }))),
      categories: fc
        .uniqueArray(text.filter(Boolean), { maxLength: 3, selector: (one) => one.toLowerCase() })
        .map((list) => list.map((value) => ({ value }))),
    });
    let count = 0;
    await fc.assert(
      fc.asyncProperty(contact, contact, async (first, second) => {
        count += 1;
        const made = await world.connector.create(`key-${count}`, first);
        const after = await world.connector.update(made, second);
        for (const [field, values] of Object.entries(second))
          expect(after.contact[field] ?? []).toEqual(values);
        const { operations } = world.emulator.ledger;
        const before = operations.update;
        await world.connector.update(await mustRead(world, after.id), after.contact);
        expect(operations.update).toBe(before);
      }),
      { numRuns: 60 },
    );
  });
});

describe('looking for what an earlier create made', () => {
  it.each(['yes', 'refused'] as const)(
    'finds it by its key among people of the same name, where filtering is %s',
    async (propertyFilter) => {
      const world = await microsoftWorld({ propertyFilter });
      const before = new Set<string>();
      for (let n = 0; n < 70; n += 1) before.add(await world.direct.create(anna));
      const made = await world.connector.create("run/1/right' or true", anna);
      for (let n = 0; n < 60; n += 1) await world.direct.create(anna);
      const lookup = {
        contact: anna,
        sentAt: world.now(),
        now: world.now() + 61_000,
        knownBefore: async (ids: readonly string[]) => new Set(ids.filter((id) => before.has(id))),
      };
      const found = await world.connector.findCreated({ key: "run/1/right' or true", ...lookup });
      expect(found.candidates.map(({ id }) => id)).toEqual([made.id]);
      const other = await world.connector.findCreated({ key: 'run/2/right', ...lookup });
      expect(other).toEqual({ candidates: [], settled: true });
    },
  );

  it('is not sure of an empty answer too early', async () => {
    const world = await microsoftWorld();
    const now = world.now();
    const lookup = { key: 'k', contact: anna, sentAt: now, knownBefore: async () => new Set<string>() };
    expect((await world.connector.findCreated({ ...lookup, now: now + 5_000 })).settled).toBe(false);
  });
});
