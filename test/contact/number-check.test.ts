/** What is wrong with a number, and what it should be: told only where it is certain. */
import { describe, expect, test } from 'vitest';
import type { Contact } from '../../lib/contact/contact.ts';
import { indexKeys } from '../../lib/contact/index-keys.ts';
import { checkNumber, checkNumbers } from '../../lib/contact/number-check.ts';
import { aircallLikeFields, cardLikeFields } from '../services/memory-fields.ts';

const stories: readonly (readonly [story: string, value: string, verdict: string])[] = [
  ['a number as it should be', '+33612345678', 'fine'],
  ['a number as it is typed at home', '06 12 34 56 78', 'not-e164 → +33612345678'],
  ['E.164 with blanks is not how the service stores it', '+33 6 12 34 56 78', 'not-e164 → +33612345678'],
  ['a foreign number with two zeros', '0049 30 901820', 'not-e164 → +4930901820'],
  ['a French number behind +1', '+10612345678', 'wrong-plus-one → +33612345678'],
  ['a good number of Washington', '+12025550101', 'fine'],
  ['a number of nowhere behind +1', '+10012', 'invalid'],
  ['a number of no range', '+33012345678', 'invalid'],
  ['too few digits', '+3361', 'invalid'],
  ['an extension would be cut off', '+33142685300 ext. 12', 'not-e164'],
  ['a text', 'ask Anna', 'unreadable'],
  ['two numbers in one', '0612345678 / 0612345679', 'unreadable'],
  ['a short code', '3949', 'unreadable'],
  ['what a spreadsheet left', '3.36123E+10', 'unreadable'],
];

describe('a number in a service that wants E.164', () => {
  for (const [story, value, expected] of stories) {
    test(`${story}: ${value}`, () => {
      const verdict = checkNumber(value, { country: 'FR', others: [], wantsE164: true });
      const said = verdict ? `${verdict.problem}${verdict.proposed ? ` → ${verdict.proposed}` : ''}` : 'fine';
      expect(said).toBe(expected);
    });
  }
});

const numbers = (...values: string[]): Contact => ({ phone_numbers: values.map((value) => ({ value })) });

test('a spelling is no fault where the service takes any', () =>
  expect(checkNumbers({ tel: [{ value: '06 12 34 56 78' }] }, cardLikeFields, 'FR')).toEqual([]));

test('the other numbers of a contact tell which country was meant behind +1', () => {
  const found = checkNumbers(numbers('+442079460958', '+102079460959'), aircallLikeFields, 'FR');
  expect(found.map((one) => one.proposed)).toEqual(['+442079460959']);
});

test('a contact is found by each of its problems, and by how an unreadable number is written', () => {
  const keys = indexKeys(
    numbers('06 12 34 56 78', '06 12 34 56 79', '+10612345670', 'ask Anna'),
    aircallLikeFields,
    'FR',
  );
  expect(keys).toContain('x:not-e164');
  expect(keys).toContain('x:not-e164#2');
  expect(keys).not.toContain('x:not-e164#3');
  expect(keys).toContain('x:wrong-plus-one');
  expect(keys).toContain('p:+10612345670');
  expect(keys).toContain('raw:askanna');
});
