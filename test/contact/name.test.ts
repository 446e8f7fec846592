/** Names: joined, split, and compared as people would. */
import { describe, expect, test } from 'vitest';
import { foldCompany, isSameSpelling, withoutEmoji } from '../../lib/contact/fold.ts';
import { compareNames, joinName, splitName } from '../../lib/contact/name.ts';

const splits: readonly (readonly [full: string, given: string, family: string])[] = [
  ['Anna Muller', 'Anna', 'Muller'],
  ['Muller, Anna', 'Anna', 'Muller'],
  ['Ludwig van Beethoven', 'Ludwig', 'van Beethoven'],
  ['Juan de la Cruz', 'Juan', 'de la Cruz'],
  ['de la Cruz, Juan', 'Juan', 'de la Cruz'],
  ['Anna', 'Anna', ''],
  ['  Anna   Muller ', 'Anna', 'Muller'],
];

describe('one name is split into two', () => {
  for (const [full, given, family] of splits)
    test(full, () => expect(splitName(full)).toMatchObject({ given, family }));
  test('a split that could be otherwise says so', () => {
    expect(splitName('Anne Marie Le Goff').isGuess).toBe(true);
    expect(splitName('Anna Muller').isGuess).toBe(false);
  });
});

describe('two names are joined into one', () => {
  test('with a blank between them', () => expect(joinName('Anna', 'Muller')).toBe('Anna Muller'));
  test('with nothing where one is missing', () => expect(joinName('', 'Muller')).toBe('Muller'));
  test('family name first and no blank in scripts without blanks', () =>
    expect(joinName('小明', '王')).toBe('王小明'));
});

const agreements: readonly (readonly [string, string, ReturnType<typeof compareNames>])[] = [
  ['Anna Muller', 'MÜLLER Anna', 'equal'],
  ['Hans Müller', 'Hans Mueller', 'equal'],
  ['Jean-Pierre Dupont', 'Jean Pierre DUPONT', 'equal'],
  ['Anna Muller', 'Anna Maria Muller', 'similar'],
  ['A. Muller', 'Anna Muller', 'similar'],
  ['Anna', 'Anna Muller', 'similar'],
  ['Anna Muller', '', 'unknown'],
  ['Anna Muller', 'Paul Durand', 'different'],
  ['Anna Muller', 'Paul Muller', 'different'],
  ['王小明', '王小明', 'equal'],
  ['محمد علي', 'محمد علي', 'equal'],
];

describe('two names agree, or not', () => {
  for (const [a, b, wanted] of agreements)
    test(`${a} and ${b || '(nothing)'}: ${wanted}`, () => expect(compareNames(a, b)).toBe(wanted));
});

test('spelling alone is no difference', () => {
  expect(isSameSpelling('José García', 'JOSE GARCIA')).toBe(true);
  expect(isSameSpelling('Anna 😀', 'Anna')).toBe(true);
  expect(isSameSpelling('Anna', 'Anne')).toBe(false);
  expect(isSameSpelling('😀', '')).toBe(true);
  expect(isSameSpelling('😀', 'Anna')).toBe(false);
  expect(withoutEmoji('Acme® 🎉')).toBe('Acme® ');
});

test('a legal form is no part of what a company is called', () => {
  expect(foldCompany('Acme GmbH & Co. KG')).toBe(foldCompany('ACME'));
  expect(foldCompany('SAS')).toBe('sas');
});
