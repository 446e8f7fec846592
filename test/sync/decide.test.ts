/** Stories of what becomes of contacts, as a product owner can read them. */
import { describe, expect, test } from 'vitest';
import { planOf, type Said, type Story, sentences } from './world.ts';

const anna: Said = { first: 'Anna', last: 'Muller', phone: 'Work:+33612345678' };
const never = { toRight: 'never', toLeft: 'never' } as const;
const follow = { deletions: { toRight: 'linked', toLeft: 'linked' } } as const;

const stories: readonly {
  readonly story: string;
  readonly given: Story;
  readonly expect: readonly string[];
}[] = [
  {
    story: 'nothing changed on either side',
    given: { left: { a: anna }, right: { r: anna }, links: [['a', 'r', anna]] },
    expect: ['La+Rr linked'],
  },
  {
    story: 'changed on the left only travels to the right',
    given: {
      left: { a: { ...anna, company: 'Acme' } },
      right: { r: { ...anna, company: 'Old' } },
      links: [['a', 'r', { ...anna, company: 'Old' }]],
    },
    expect: ['La+Rr linked; right org: Old -> Acme'],
  },
  {
    story: 'changed on the right only travels to the left',
    given: {
      left: { a: { ...anna, company: 'Old' } },
      right: { r: { ...anna, company: 'Acme' } },
      links: [['a', 'r', { ...anna, company: 'Old' }]],
    },
    expect: ['La+Rr linked; left company_name: Old -> Acme'],
  },
  {
    story: 'different fields changed on each side are both kept',
    given: {
      left: { a: { ...anna, first: 'Anne', company: 'Acme' } },
      right: { r: { ...anna, company: 'Bolt' } },
      links: [['a', 'r', { ...anna, company: 'Acme' }]],
    },
    expect: ['La+Rr linked; left company_name: Acme -> Bolt; right given: Anna -> Anne'],
  },
  {
    story: 'a field changed on both sides to the same value is not a conflict',
    given: {
      left: { a: { ...anna, first: 'Anne' } },
      right: { r: { ...anna, first: 'Anne' } },
      links: [['a', 'r', anna]],
    },
    expect: ['La+Rr linked'],
  },
  {
    story: 'a field changed on both sides to different values is asked, and nothing of it is written',
    given: {
      left: { a: { ...anna, first: 'Anne' } },
      right: { r: { ...anna, first: 'Annie' } },
      links: [['a', 'r', anna]],
    },
    expect: ['La+Rr linked; conflict given-name'],
  },
  {
    story: 'the answer to a conflict is carried out',
    given: {
      left: { a: { ...anna, first: 'Anne' } },
      right: { r: { ...anna, first: 'Annie' } },
      links: [['a', 'r', anna]],
      choices: [{ linkId: 'a~r', leftId: 'a', row: 'given-name', side: 'right' }],
    },
    expect: ['La+Rr linked; left first_name: Anne -> Annie'],
  },
  {
    story: 'a number spelled another way is no change',
    given: {
      left: { a: { ...anna, phone: 'Work:+33612345678' } },
      right: { r: { ...anna, phone: 'Work:06 12 34 56 78' } },
      links: [['a', 'r', anna]],
    },
    expect: ['La+Rr linked'],
  },
  {
    story: 'a new number is added on the other side in the form that side takes',
    given: {
      left: { a: anna },
      right: { r: { ...anna, phone: ['Work:+33612345678', 'Home:01 42 68 53 00'] } },
      links: [['a', 'r', anna]],
    },
    expect: ['La+Rr linked; left phone_numbers: Work:+33612345678 -> Work:+33612345678 & Home:+33142685300'],
  },
  {
    story: 'a number changed on one side replaces the old one and keeps its place',
    given: {
      left: { a: { ...anna, phone: ['Work:+33612345679', 'Home:+33142685300'] } },
      right: { r: { ...anna, phone: ['Work:+33612345678', 'Home:+33142685300'] } },
      links: [['a', 'r', { ...anna, phone: ['Work:+33612345678', 'Home:+33142685300'] }]],
    },
    expect: [
      'La+Rr linked; right tel: Work:+33612345678 & Home:+33142685300 -> Work:+33612345679 & Home:+33142685300',
    ],
  },
  {
    story: 'numbers added on both sides are all kept',
    given: {
      left: { a: { ...anna, phone: ['Work:+33612345678', 'Home:+33142685300'] } },
      right: { r: { ...anna, phone: ['Work:+33612345678', 'Mobile:+33712345678'] } },
      links: [['a', 'r', anna]],
    },
    expect: [
      'La+Rr linked; left phone_numbers: Work:+33612345678 & Home:+33142685300 -> Work:+33612345678 & Home:+33142685300 & Mobile:+33712345678; right tel: Work:+33612345678 & Mobile:+33712345678 -> Work:+33612345678 & Mobile:+33712345678 & Home:+33142685300',
    ],
  },
  {
    story: 'an emptied company is not emptied on the other side',
    given: {
      left: { a: anna },
      right: { r: { ...anna, company: 'Acme' } },
      links: [['a', 'r', { ...anna, company: 'Acme' }]],
    },
    expect: ['La+Rr linked'],
  },
  {
    story: 'emptied here and edited there: the edit comes back',
    given: {
      left: { a: anna },
      right: { r: { ...anna, company: 'Bolt' } },
      links: [['a', 'r', { ...anna, company: 'Acme' }]],
    },
    expect: ['La+Rr linked; left company_name: (nothing) -> Bolt'],
  },
  {
    story: 'deleted on the left, kept on the right when the user wants no deletions',
    given: {
      left: { a: 'deleted' },
      right: { r: anna },
      links: [['a', 'r', anna]],
      settings: { deletions: never },
    },
    expect: ['Rr excluded: partner-deleted'],
  },
  {
    story: 'deleted on the left follows to the right when the user wants it',
    given: { left: { a: 'deleted' }, right: { r: anna }, links: [['a', 'r', anna]], settings: follow },
    expect: ['Rr delete right'],
  },
  {
    story: 'deleted on one side and edited on the other: the edit survives',
    given: {
      left: { a: 'deleted' },
      right: { r: { ...anna, first: 'Anne' } },
      links: [['a', 'r', anna]],
      settings: follow,
    },
    expect: ['Rr create left again: first_name=Anne, last_name=Muller, phone_numbers=Work:+33612345678'],
  },
  {
    story: 'no deletion follows when the listing cannot be trusted',
    given: {
      left: { a: 'deleted' },
      right: { r: anna },
      links: [['a', 'r', anna]],
      settings: follow,
      distrust: true,
    },
    expect: ['Rr excluded: partner-deleted'],
  },
  {
    story: 'no deletion travels against the direction of the connection',
    given: {
      left: { a: 'deleted' },
      right: { r: anna },
      links: [['a', 'r', anna]],
      settings: { ...follow, direction: 'to-left' },
    },
    expect: ['Rr excluded: partner-deleted'],
  },
  {
    story: 'only what this connection created is deleted when the user chose that',
    given: {
      left: { a: 'deleted', b: 'deleted' },
      right: { r: anna, s: { first: 'Bob', last: 'Ray', phone: '+33712345678' } },
      links: [
        ['a', 'r', anna],
        ['b', 's', { first: 'Bob', last: 'Ray', phone: '+33712345678' }, undefined, { createdSide: 'right' }],
      ],
      settings: { deletions: { toRight: 'created-here', toLeft: 'never' } },
    },
    expect: ['Rr excluded: partner-deleted', 'Rs delete right'],
  },
  {
    story: 'deleted on both sides is only forgotten',
    given: { left: { a: 'deleted' }, right: { r: 'deleted' }, links: [['a', 'r', anna]] },
    expect: ['La+Rr forget'],
  },
  {
    story: 'a contact deleted and made anew under another id is linked again, not deleted and created',
    given: {
      left: { a: 'deleted', b: anna },
      right: { r: anna },
      links: [['a', 'r', anna]],
      settings: follow,
    },
    expect: ['Lb+Rr link by phone+name'],
  },
  {
    story: 'data that cannot be understood is left alone, on both sides',
    given: { left: { a: anna }, right: { r: 'unreadable' }, links: [['a', 'r', anna]], settings: follow },
    expect: ['La+Rr excluded: unreadable'],
  },
  {
    story: 'in a connection to Aircall only, changes made in Aircall stay in Aircall',
    given: {
      left: { a: { ...anna, first: 'Anne' } },
      right: { r: anna },
      links: [['a', 'r', anna]],
      settings: { direction: 'to-left' },
    },
    expect: ['La+Rr linked'],
  },
];

describe('what becomes of a linked pair', () => {
  for (const { story, given, expect: wanted } of stories) {
    test(story, () => expect(sentences(planOf(given))).toEqual([...wanted].sort()));
  }
});

const firstMeeting: typeof stories = [
  {
    story: 'the same number in another spelling links two records',
    given: { left: { a: anna }, right: { r: { first: 'Anna', last: 'Müller', phone: '06.12.34.56.78' } } },
    expect: ['La+Rr link by phone+name'],
  },
  {
    story: 'what only one side knows is filled in on the other',
    given: {
      left: { a: anna },
      right: { r: { ...anna, phone: '0612345678', email: 'anna@acme.fr', company: 'Acme' } },
    },
    expect: [
      'La+Rr link by phone+name; left company_name: (nothing) -> Acme; left emails: (nothing) -> Work:anna@acme.fr',
    ],
  },
  {
    story: 'a first meeting never takes a number away',
    given: {
      left: { a: { ...anna, phone: ['+33612345678', '+33142685300'] } },
      right: { r: { ...anna, phone: '0612345678' } },
    },
    expect: ['La+Rr link by phone+name; right tel: 0612345678 -> 0612345678 & +33142685300'],
  },
  {
    story: 'two different companies at the first meeting are asked, the rest is linked',
    given: { left: { a: { ...anna, company: 'Acme' } }, right: { r: { ...anna, company: 'Bolt' } } },
    expect: ['La+Rr link by phone+name; conflict company'],
  },
  {
    story: 'the same number under a different name is asked',
    given: { left: { a: anna }, right: { r: { first: 'Paul', last: 'Durand', phone: '0612345678' } } },
    expect: ['La review: same-number-other-name with Rr', 'Rr review: same-number-other-name with La'],
  },
  {
    story: 'a switchboard number never links alone: colleagues each find their own partner',
    given: {
      left: { a: anna, b: { first: 'Paul', last: 'Durand', phone: '+33612345678' } },
      right: {
        r: { first: 'Paul', last: 'Durand', phone: '0612345678' },
        s: { ...anna, phone: '0612345678' },
      },
    },
    expect: ['La+Rs link by phone+name', 'Lb+Rr link by phone+name'],
  },
  {
    story: 'a colleague behind a shared number who is missing on the other side is created there',
    given: {
      left: { a: anna, b: { first: 'Paul', last: 'Durand', phone: '+33612345678' } },
      right: { s: { ...anna, phone: '0612345678' } },
    },
    expect: ['La+Rs link by phone+name', 'Lb create right: given=Paul, family=Durand, tel=+33612345678'],
  },
  {
    story: 'two Aircall contacts that could both be the card are asked, not created',
    given: { left: { a: anna, b: anna }, right: { r: anna } },
    expect: ['La+Lb+Rr review: ambiguous-match'],
  },
  {
    story: 'duplicates on one side are not multiplied to the other',
    given: { left: { a: anna, b: anna } },
    expect: ['La+Lb review: duplicates-on-one-side'],
  },
  {
    story: 'a second record of somebody linked already is asked',
    given: { left: { a: anna, b: anna }, right: { r: anna }, links: [['a', 'r', anna]] },
    expect: ['La+Rr linked', 'Lb review: ambiguous-match with La,Rr'],
  },
  {
    story: 'the user said which two are the same person',
    given: {
      left: { a: anna, b: anna },
      right: { r: anna },
      decisions: [
        {
          kind: 'same',
          records: [
            { side: 'left', id: 'a' },
            { side: 'right', id: 'r' },
          ],
        },
      ],
    },
    expect: ['La+Rr link by phone+name', 'Lb review: ambiguous-match with La,Rr'].map((line) =>
      line.replace('phone+name', 'decision'),
    ),
  },
  {
    story: 'the user said they are all different people',
    given: {
      left: { a: anna },
      right: { r: { first: 'Paul', last: 'Durand', phone: '0612345678' } },
      decisions: [
        {
          kind: 'not-same',
          records: [
            { side: 'left', id: 'a' },
            { side: 'right', id: 'r' },
          ],
        },
      ],
    },
    expect: [
      'La create right: given=Anna, family=Muller, tel=Work:+33612345678',
      'Rr create left: first_name=Paul, last_name=Durand, phone_numbers=Work:+33612345678',
    ],
  },
  {
    story: 'a contact without a number stays where it is, because Aircall takes none',
    given: { right: { r: { first: 'Anna', last: 'Muller', email: 'anna@acme.fr' } } },
    expect: ['Rr excluded: no-number'],
  },
  {
    story: 'a contact whose only number cannot be read stays where it is',
    given: { right: { r: { first: 'Anna', phone: '12345' } } },
    expect: ['Rr excluded: numbers-unreadable'],
  },
  {
    story: 'one number that cannot be read does not keep the others back',
    given: { right: { r: { first: 'Anna', phone: ['12345', '0612345678'] } } },
    expect: ['Rr create left: first_name=Anna, phone_numbers=Work:+33612345678'],
  },
  {
    story: 'the 21st number stays behind, twenty travel',
    given: {
      right: {
        r: { first: 'Anna', phone: Array.from({ length: 21 }, (_, index) => `06123456${10 + index}`) },
      },
    },
    expect: [
      `Rr create left: first_name=Anna, phone_numbers=${Array.from({ length: 20 }, (_, index) => `Work:+336123456${10 + index}`).join(' & ')}`,
    ],
  },
  {
    story: 'a record with nothing in it is left alone',
    given: { left: { a: {} } },
    expect: ['La excluded: empty'],
  },
  {
    story: 'nothing is created against the direction of the connection',
    given: {
      left: { a: anna },
      right: { r: { first: 'Bob', phone: '0712345678' } },
      settings: { direction: 'to-right' },
    },
    expect: ['La create right: given=Anna, family=Muller, tel=Work:+33612345678', 'Rr excluded: direction'],
  },
  {
    story: 'what the user took out stays out',
    given: { left: { a: anna }, decisions: [{ kind: 'leave-out', records: [{ side: 'left', id: 'a' }] }] },
    expect: ['La excluded: left-out'],
  },
];

describe('the first meeting of two address books', () => {
  for (const { story, given, expect: wanted } of firstMeeting) {
    test(story, () => expect(sentences(planOf(given))).toEqual([...wanted].sort()));
  }
});
