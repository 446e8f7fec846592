/** Writing to Google: only what changed, never over what somebody else wrote, and nothing that we do not understand gets lost. */
import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../lib/contact/contact.ts';
import type { PersonFields } from '../../emulators/google/person.ts';
import { failureOf } from '../contract/expect.ts';
import { mustRead } from '../contract/world.ts';
import { type GoogleWorld, googleWorld } from './world.ts';

async function withContact(fields: PersonFields, world: GoogleWorld = googleWorld()) {
  const { resourceName: id } = world.emulator.create(fields);
  return { world, id, held: () => world.emulator.book.must(id).fields, read: () => mustRead(world, id) };
}

describe('an update', () => {
  it('keeps what we do not map: addresses, phonetic names, former employers, other people’s client data', async () => {
    const before: PersonFields = {
      names: [{ givenName: 'Ida', familyName: 'Vogel', phoneticGivenName: 'iida' }],
      organizations: [
        { name: 'Früher GmbH', current: false, title: 'Azubi' },
        { name: 'Heute AG', current: true, type: 'work', symbol: 'HAG' },
      ],
      nicknames: [{ value: 'IV', type: 'INITIALS' }, { value: 'Idchen' }],
      addresses: [{ city: 'Kiel' }],
      userDefined: [{ key: 'Kundennummer', value: '4711' }],
      clientData: [{ key: 'other-app', value: '1' }],
      emailAddresses: [{ value: 'ida@example.com', displayName: 'Ida V.', type: 'home' }],
    };
    const { world, held, read } = await withContact(before);
    await world.connector.update(await read(), {
      family: [{ value: 'Kranich' }],
      org: [{ value: 'Morgen SE' }],
      nickname: [{ value: 'Ida K' }],
      email: [
        { value: 'ida@example.com', label: 'Work' },
        { value: 'neu@example.com', label: 'Assistenz' },
      ],
    });
    expect(held()).toMatchObject({
      ...before,
      names: [{ givenName: 'Ida', familyName: 'Kranich', phoneticGivenName: 'iida' }],
      organizations: [
        { name: 'Früher GmbH', current: false, title: 'Azubi' },
        { name: 'Morgen SE', current: true, type: 'work', symbol: 'HAG' },
      ],
      nicknames: [{ value: 'IV', type: 'INITIALS' }, { value: 'Ida K' }],
      emailAddresses: [
        { value: 'ida@example.com', displayName: 'Ida V.', type: 'work' },
        { value: 'neu@example.com', type: 'Assistenz' },
      ],
    });
    expect(world.emulator.ledger.unchangedWrites).toBe(0);
  });

  it('against an older version is refused, and a deletion is not checked', async () => {
    const { world, id, held, read } = await withContact({ names: [{ givenName: 'Ida' }] });
    const stale = await read();
    world.emulator.edit(id, { names: [{ givenName: 'Von Hand' }] });
    const change = { given: [{ value: 'Vom Abgleich' }] };
    expect((await failureOf(world.connector.update(stale, change))).code).toBe('record-changed');
    expect(held().names).toEqual([{ givenName: 'Von Hand' }]);
    const [outcome] = (await world.connector.batches?.update([{ current: stale, target: change }])) ?? [];
    expect(outcome?.ok === false && outcome.error.code).toBe('record-changed');
  });

  it('birthdays keep their day without a year; one in words only is left alone', async () => {
    const { world, held, read } = await withContact({ birthdays: [{ date: { month: 4, day: 12 } }] });
    expect((await read()).contact.birthday).toEqual([{ value: '--04-12' }]);
    await world.connector.update(await read(), { birthday: [{ value: '1985-04-12' }] });
    expect(held().birthdays).toEqual([{ date: { year: 1985, month: 4, day: 12 } }]);
    const words = await withContact({ birthdays: [{ text: 'im Mai' }], names: [{ givenName: 'Jo' }] });
    expect((await words.read()).contact.birthday).toBeUndefined();
    await words.world.connector.update(await words.read(), { given: [{ value: 'Joe' }] });
    expect(words.held().birthdays).toEqual([{ text: 'im Mai' }]);
  });

  it('a field that Google cannot hold is refused before anything is sent', async () => {
    const { world, read } = await withContact({ names: [{ givenName: 'Ida' }] });
    const current = await read();
    const targets: readonly Contact[] = [
      { given: [{ value: 'A' }, { value: 'B' }] },
      { full_name: [{ value: 'Ida Neu' }] },
      { birthday: [{ value: 'Mai' }] },
      { unheard_of: [{ value: 'x' }] },
    ];
    for (const target of targets)
      expect((await failureOf(world.connector.update(current, target))).code).toBe('not-supported');
    expect(world.emulator.ledger.writes).toBe(0);
  });
});

describe('labels', () => {
  const groupsIn = (fields: PersonFields) =>
    (fields.memberships ?? []).map(
      (one) =>
        (one.contactGroupMembership as { readonly contactGroupResourceName: string })
          .contactGroupResourceName,
    );

  it('are made where they are missing, once, and "My contacts" stays', async () => {
    const { world, held, read } = await withContact({ names: [{ givenName: 'Ida' }] });
    await world.connector.update(await read(), { groups: [{ value: 'Kunden' }, { value: 'Starred' }] });
    await world.connector.create('key', { given: [{ value: 'Jan' }], groups: [{ value: 'kunden' }] });
    const made = [...world.emulator.book.groups.values()].filter(({ type }) => type === 'USER_CONTACT_GROUP');
    expect(made.map(({ name }) => name)).toEqual(['Kunden']);
    const kunden = made[0]?.resourceName ?? '';
    expect(groupsIn(held())).toEqual(['contactGroups/myContacts', kunden, 'contactGroups/starred']);
    expect(world.emulator.contacts().map(({ fields }) => groupsIn(fields).includes(kunden))).toEqual([
      true,
      true,
    ]);
  });

  it('taken away, the last one too, leave the contact in "My contacts", and old groups of Google’s alone', async () => {
    const world = googleWorld();
    const kunden = world.emulator.book.createGroup('Kunden').resourceName;
    const inGroups = (...names: string[]) =>
      names.map((contactGroupResourceName) => ({ contactGroupMembership: { contactGroupResourceName } }));
    const one = await withContact({ memberships: inGroups(kunden) }, world);
    await world.connector.update(await one.read(), { groups: [] });
    expect(groupsIn(one.held())).toEqual(['contactGroups/myContacts']);
    const two = await withContact({ memberships: inGroups('contactGroups/friends', kunden) }, world);
    await world.connector.update(await two.read(), { groups: [] });
    expect(groupsIn(two.held())).toEqual(['contactGroups/friends']);
  });
});

describe('many at once', () => {
  it('writes go out one after the other, however they are asked for', async () => {
    const world = googleWorld();
    world.emulator.faults.use((request) => (request.method === 'GET' ? null : { kind: 'slow', ms: 5 }));
    await Promise.all(
      [1, 2, 3, 4].map((n) => world.connector.create(`key-${n}`, { given: [{ value: `N${n}` }] })),
    );
    expect(world.emulator.ledger.overlappingWrites).toBe(0);
    expect(world.emulator.contacts()).toHaveLength(4);
  });

  it('a batch sends only what changed, for each', async () => {
    const world = googleWorld();
    const ids = [1, 2, 3].map(
      (n) =>
        world.emulator.create({ names: [{ givenName: `N${n}` }], phoneNumbers: [{ value: '+4930901820' }] })
          .resourceName,
    );
    const currents = await Promise.all(ids.map((id) => mustRead(world, id)));
    const targets = [{ org: [{ value: 'A' }] }, { org: [{ value: 'B' }] }, { tel: [] }];
    const outcomes = await world.connector.batches?.update(
      currents.map((current, n) => ({ current, target: targets[n] ?? {} })),
    );
    expect(outcomes?.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(world.emulator.ledger.counts['batch-update']).toBe(2);
    expect(world.emulator.ledger.unchangedWrites).toBe(0);
  });
});
