/** The table of names, and promises about any name: no letter is lost, and what people split is never split anew. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinName, splitName } from '../../lib/contact/name.ts';
import { nameRows } from './name.cases.ts';

const rows = nameRows
  .split('\n')
  .filter((line) => line.includes(' = '))
  .map((line) => {
    const [full = '', rest = ''] = line.split(' = ');
    const [, given = '', family = '', mark] = /^(.*?) \| ?(.*?)(?: (\?|company))?$/.exec(rest) ?? [];
    return {
      full,
      given: given.trim(),
      family: family.trim(),
      isGuess: mark === '?',
      isCompany: mark === 'company',
    };
  });

test('the table has at least 150 names', () => expect(rows.length).toBeGreaterThanOrEqual(150));

describe('each name of the table is split', () => {
  for (const { full, ...wanted } of rows) test(full, () => expect(splitName(full)).toMatchObject(wanted));
});

describe('titles and suffixes are named besides', () => {
  const parts = (full: string) => {
    const { prefix, suffix } = splitName(full);
    return [prefix, suffix];
  };
  test('a title', () => expect(parts('Prof. Dr. Hans Meier')).toEqual(['Prof. Dr.', '']));
  test('a suffix', () => expect(parts('John Smith, PhD')).toEqual(['', 'PhD']));
  test('both', () => expect(parts('Dr. Martin Luther King Jr.')).toEqual(['Dr.', 'Jr.']));
  test('a title behind a comma', () => expect(parts('Smith, Dr. John')).toEqual(['Dr.', '']));
  test('none', () => expect(parts('John Smith')).toEqual(['', '']));
});

describe('a name that people have split before', () => {
  const known = (given: string, family: string) => ({ given, family });
  const stories: readonly (readonly [string, string, { given: string; family: string }, string, string])[] = [
    ['stays split as it was', 'Anna Maria Muller', known('Anna', 'Maria Muller'), 'Anna', 'Maria Muller'],
    ['stays split with an empty part', 'Acme GmbH', known('', 'Acme GmbH'), '', 'Acme GmbH'],
    [
      'takes new accents at the same seam',
      'Anna Maria Müller',
      known('Anna', 'Maria Muller'),
      'Anna',
      'Maria Müller',
    ],
    [
      'takes new case at the same seam',
      'ANNA MARIA MULLER',
      known('Anna', 'Maria Muller'),
      'ANNA',
      'MARIA MULLER',
    ],
    [
      'takes a new family name behind the given',
      'Anna Schmidt Weber',
      known('Anna', 'Muller'),
      'Anna',
      'Schmidt Weber',
    ],
    [
      'takes a new given name before the family',
      'Eva Le Goff Martin',
      known('Anne Marie', 'Le Goff Martin'),
      'Eva',
      'Le Goff Martin',
    ],
    [
      'is known in the other order',
      'Maria Muller Anna',
      known('Anna', 'Maria Muller'),
      'Anna',
      'Maria Muller',
    ],
    [
      'is split anew when nothing is left of it',
      'Paul Durand',
      known('Anna Maria', 'Muller'),
      'Paul',
      'Durand',
    ],
  ];
  for (const [story, full, before, given, family] of stories) {
    test(`${story}: ${full}`, () => expect(splitName(full, before)).toMatchObject({ given, family }));
  }
  test('is no guess', () =>
    expect(splitName('Anna Maria Muller', known('Anna', 'Maria Muller')).isGuess).toBe(false));
});

describe('joining', () => {
  test('Vietnamese names start with the family', () =>
    expect(joinName('Văn An', 'Nguyễn')).toBe('Nguyễn Văn An'));
  test('but not behind a given name of elsewhere', () =>
    expect(joinName('Anna', 'Nguyễn')).toBe('Anna Nguyễn'));
  for (const full of [
    '王小明',
    '김민수',
    'Nguyễn Văn An',
    'Dr. Anna Muller',
    'Ludwig van Beethoven',
    'John Smith Jr.',
  ]) {
    test(`${full} is itself again`, () => {
      const { given, family } = splitName(full);
      expect(joinName(given, family)).toBe(full);
    });
  }
});

const word = fc.oneof(
  fc.constantFrom(
    ...rows.flatMap(({ full }) => full.split(' ')),
    'Dr.',
    'van',
    'und',
    '&',
    'Jr.',
    ',',
    '(x)',
    'Müller,',
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const anyName = fc.oneof(
  fc.array(word, { maxLength: 7 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary' }),
);
const letters = (text: string) => (text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]/gu) ?? []).sort().join('');

test('no letter is lost or made by splitting and joining', () => {
  fc.assert(
    fc.property(anyName, (full) => {
      const { given, family } = splitName(full);
      expect(letters(joinName(given, family))).toBe(letters(full));
    }),
    { numRuns: 20_000 },
  );
});

test('what a connection knows as first and last name comes back as it was', () => {
  fc.assert(
    fc.property(anyName, anyName, (given, family) => {
      expect(splitName(joinName(given, family), { given, family })).toMatchObject({
        given,
        family,
        isGuess: false,
      });
    }),
    { numRuns: 10_000 },
  );
});

test('splitting what was joined from a split gives the same split', () => {
  for (const { full } of rows) {
    const split = splitName(full);
    const again = splitName(joinName(split.given, split.family), split);
    expect([full, again.given, again.family]).toEqual([full, split.given, split.family]);
  }
});
