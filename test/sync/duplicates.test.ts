/** Who is the same person within one account, and what they are as one. */
import { describe, expect, test } from 'vitest';
import type { Contact, Value } from '../../lib/contact/contact.ts';
import { matchKeys } from '../../lib/contact/person.ts';
import { duplicateGroups } from '../../lib/sync/duplicate-groups.ts';
import { mergeRecords } from '../../lib/sync/merge-records.ts';
import { aircallLikeFields as fields } from '../services/memory-fields.ts';

interface Card {
  readonly name?: string;
  readonly company?: string;
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
  readonly note?: string;
}

function contact({ name = '', company, phones = [], emails = [], note }: Card): Contact {
  const [first = '', ...last] = name.split(' ');
  const one = (value: string | undefined): readonly Value[] => (value ? [{ value }] : []);
  return {
    first_name: one(first),
    last_name: one(last.join(' ')),
    company_name: one(company),
    information: one(note),
    phone_numbers: phones.map((value) => ({ value, label: 'Work' })),
    emails: emails.map((value) => ({ value, label: 'Work' })),
  };
}

function groups(...cards: Card[]): string[] {
  const records = cards.map((card, index) => ({
    id: String(index),
    contact: contact(card),
    keys: matchKeys(contact(card), fields, 'FR'),
  }));
  return duplicateGroups(records, fields).map((group) => group.ids.join(' '));
}

const mobile = '+33612345678';
const desk = '+33142685300';
const stories: readonly (readonly [story: string, cards: readonly Card[], groups: readonly string[]])[] = [
  [
    'same name, same number in another spelling',
    [
      { name: 'Anna Muller', phones: [mobile] },
      { name: 'Anna Müller', phones: ['06 12 34 56 78'] },
    ],
    ['0 1'],
  ],
  [
    'same name, same address',
    [
      { name: 'Anna Muller', emails: ['a@acme.fr'] },
      { name: 'Muller Anna', emails: ['A@acme.fr'] },
    ],
    ['0 1'],
  ],
  [
    'same name at the same company, other numbers',
    [
      { name: 'Anna Muller', company: 'Acme', phones: [mobile] },
      { name: 'Anna Muller', company: 'ACME GmbH', phones: [desk] },
    ],
    ['0 1'],
  ],
  [
    'same name at different companies, other numbers',
    [
      { name: 'Anna Muller', company: 'Acme', phones: [mobile] },
      { name: 'Anna Muller', company: 'Beta', phones: [desk] },
    ],
    [],
  ],
  [
    'colleagues behind one switchboard',
    [
      { name: 'Anna Muller', phones: [desk] },
      { name: 'Bob Ray', phones: [desk] },
      { name: 'Carl Fox', phones: [desk] },
    ],
    [],
  ],
  [
    'one of the colleagues twice',
    [
      { name: 'Anna Muller', phones: [desk] },
      { name: 'Bob Ray', phones: [desk] },
      { name: 'Bob Ray', phones: [desk] },
    ],
    ['1 2'],
  ],
  [
    'a family with one number',
    [
      { name: 'Anna Muller', phones: [desk] },
      { name: 'Muller', phones: [desk] },
    ],
    [],
  ],
  [
    'a first name alone with the same own address',
    [
      { name: 'Anna Muller', emails: ['anna@acme.fr'] },
      { name: 'Anna', emails: ['anna@acme.fr'] },
    ],
    ['0 1'],
  ],
  [
    'a first name alone with the same info address',
    [
      { name: 'Anna Muller', emails: ['info@acme.fr'] },
      { name: 'Anna', emails: ['info@acme.fr'] },
    ],
    [],
  ],
  [
    'a bare number beside the only one who has it',
    [{ phones: [mobile] }, { name: 'Anna Muller', phones: [mobile] }],
    ['0 1'],
  ],
  [
    'a bare number beside two who share it',
    [{ phones: [desk] }, { name: 'Anna Muller', phones: [desk] }, { name: 'Bob Ray', phones: [desk] }],
    [],
  ],
  [
    'a company and one of its people',
    [
      { company: 'Acme', phones: [desk] },
      { name: 'Anna Muller', company: 'Acme', phones: [desk] },
    ],
    [],
  ],
  [
    'a company twice',
    [
      { company: 'Acme', phones: [desk] },
      { company: 'ACME', phones: [desk] },
    ],
    ['0 1'],
  ],
  [
    'three by a chain',
    [
      { name: 'Anna Muller', phones: [mobile] },
      { name: 'Anna Muller', phones: [mobile], emails: ['a@acme.fr'] },
      { name: 'Anna Muller', emails: ['a@acme.fr'] },
    ],
    ['0 1 2'],
  ],
];

describe('duplicates within an account', () => {
  for (const [story, cards, expected] of stories)
    test(story, () => expect(groups(...cards)).toEqual(expected));

  test('a switchboard of a thousand people is looked at in no time worth speaking of', () => {
    const cards = Array.from({ length: 1_000 }, (_, index) => ({ name: `Person N${index}`, phones: [desk] }));
    expect(groups(...cards, { name: 'Person N7', phones: [desk] })).toEqual(['1000 7']);
  });
});

describe('several records as one', () => {
  const merge = (...cards: Card[]) =>
    mergeRecords(
      cards.map((card, index) => ({ id: String(index), contact: contact(card) })),
      fields,
      'FR',
    );
  const texts = (values: readonly Value[] | undefined) => (values ?? []).map((value) => value.value);

  test('keeps every number and address once, and fills what is empty', () => {
    const { merged, survivorId } = merge(
      { name: 'Anna Muller', phones: [mobile], emails: ['a@acme.fr'] },
      {
        name: 'Anna Muller',
        company: 'Acme',
        phones: ['0612345678', desk],
        emails: ['A@acme.fr', 'b@acme.fr'],
      },
    );
    expect(survivorId).toBe('1');
    expect(texts(merged.phone_numbers)).toEqual(['0612345678', desk]);
    expect(texts(merged.emails)).toEqual(['A@acme.fr', 'b@acme.fr']);
    expect(texts(merged.company_name)).toEqual(['Acme']);
  });

  test('whoever has the fullest name survives', () =>
    expect(merge({ phones: [mobile, desk] }, { name: 'Anna Muller', phones: [mobile] }).survivorId).toBe(
      '1',
    ));

  test('notes stand one below the other, and a company that has no room goes there too', () => {
    const { merged, differing } = merge(
      { name: 'Anna Muller', company: 'Acme', phones: [mobile, desk], note: 'Likes tea' },
      { name: 'Anna Muller', company: 'Beta', phones: [mobile], note: 'Back in May' },
    );
    expect(texts(merged.company_name)).toEqual(['Acme']);
    expect(texts(merged.information)).toEqual(['Likes tea\n\nBack in May\nBeta']);
    expect(differing.map((one) => one.field)).toEqual(['company_name']);
  });

  test('a 21st number refuses the merge', () => {
    const many = (from: number) => Array.from({ length: 11 }, (_, index) => `+336123456${from + index}`);
    const { refused } = merge(
      { name: 'Anna Muller', phones: many(10) },
      { name: 'Anna Muller', phones: many(30) },
    );
    expect(refused).toEqual({ field: 'phone_numbers', count: 22, most: 20 });
  });
});
