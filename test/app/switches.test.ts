/**
 * Everything about the services that is not known, one at a time: whatever the truth is, both sides come into line, edits travel both
 * ways, nothing is made twice, and after that no value travels back and forth.
 */
import { describe, expect, test } from 'vitest';
import { switchCases as aircallCases } from '../emulators/aircall/switches.ts';
import { switchCases as carddavCases } from '../emulators/carddav/switches.ts';
import { appWorld, card } from './world.ts';

type Switched = Parameters<typeof appWorld>[0];

async function live(switches: Switched): Promise<void> {
  const world = await appWorld(switches);
  world.aircall.seed([
    {
      first_name: 'Anna',
      last_name: 'Muller',
      phone_numbers: [{ label: 'Work', value: '+33612345678' }],
      emails: [],
    },
    {
      first_name: 'Bob',
      last_name: 'Ray',
      company_name: 'Acme',
      phone_numbers: [{ label: 'Mobile', value: '+33612345679' }],
      emails: [{ label: 'Work', value: 'bob@acme.fr' }],
    },
    {
      first_name: 'Nadia',
      last_name: 'Left',
      phone_numbers: [{ label: 'Work', value: '+33612345601' }],
      emails: [],
    },
  ]);
  world.carddav.put(
    ...card(
      'anna',
      'Anna',
      'Müller',
      ['06 12 34 56 78'],
      ['ORG:Acme 😀', 'EMAIL:anna@acme.fr', 'NOTE:line one\\nline two'],
    ),
  );
  world.carddav.put(...card('bob', 'Bob', 'Ray', ['06 12 34 56 79']));
  world.carddav.put(
    ...card('rita', 'Rita', 'Right', ['06 12 34 56 02', '01 42 68 53 00'], ['EMAIL;TYPE=HOME:rita@home.fr']),
  );
  const connectionId = await world.connect();
  const run = await world.start(connectionId);
  expect(run.failure).toBeNull();
  expect(run.phase).toBe('done');
  world.advance(120_000);
  await world.later(connectionId, 2);

  expect(names(world)).toEqual(['Anna', 'Bob', 'Nadia', 'Rita']);
  expect(world.carddav.book().cards.size).toBe(4);

  // An edit on each side, and a new number on one.
  const bob = world.aircall.contacts().find((one) => one.first_name === 'Bob');
  world.aircall.edit(bob?.id ?? 0, { company_name: 'Bolt' });
  world.carddav.put(
    ...card(
      'anna',
      'Anna',
      'Müller',
      ['06 12 34 56 78', '07 66 12 34 56'],
      ['ORG:Acme 😀', 'EMAIL:anna@acme.fr', 'NOTE:line one\\nline two'],
    ),
  );
  world.advance(120_000);
  await world.later(connectionId, 3);
  const anna = world.aircall.contacts().find((one) => one.first_name === 'Anna');
  expect(anna?.phone_numbers.map((phone) => phone.value.replace(/[^+\d]/g, ''))).toContain('+33766123456');
  expect(cardTexts(world).find((text) => text.includes('UID:bob'))).toContain('ORG:Bolt');

  // From now on nothing moves.
  const before = {
    aircall: writes(world),
    cards: world.carddav.ledger.counts.put + world.carddav.ledger.counts.delete,
  };
  world.advance(120_000);
  await world.later(connectionId, 3);
  expect({
    aircall: writes(world),
    cards: world.carddav.ledger.counts.put + world.carddav.ledger.counts.delete,
  }).toEqual(before);
  expect(world.aircall.ledger.duplicates).toBe(0);
  expect(world.aircall.ledger.unchangedWrites).toBe(0);
  expect(world.aircall.ledger.overLimit).toBe(0);
  expect(await world.db.troubles.count()).toBe(0);
  await world.db.delete();
}

function names(world: Awaited<ReturnType<typeof appWorld>>): (string | null)[] {
  return world.aircall
    .contacts()
    .map((one) => one.first_name)
    .sort();
}

function cardTexts(world: Awaited<ReturnType<typeof appWorld>>): string[] {
  return [...world.carddav.book().cards.values()].map((one) => one.text);
}

function writes(world: Awaited<ReturnType<typeof appWorld>>): number {
  const { counts } = world.aircall.ledger;
  return (
    counts.create +
    counts.update +
    counts['detail-create'] +
    counts['detail-update'] +
    counts['detail-delete'] +
    counts.delete
  );
}

test('as likely as not: the defaults', () => live({}));

describe('Aircall, one unknown at a time', () => {
  for (const { name, settings } of aircallCases) test(name, () => live({ aircall: settings }));
});

describe('CardDAV servers, one liberty at a time', () => {
  for (const { name, settings } of carddavCases) {
    // The password is not sent to a host that the user did not name: sign-in says so instead.
    if (settings.hrefs === 'inner-host') {
      test(`${name} is refused at sign-in`, () =>
        expect(live({ carddav: settings })).rejects.toMatchObject({ code: 'address-refused' }));
    } else test(name, () => live({ carddav: settings }));
  }
});
