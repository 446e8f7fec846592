/** Numbers before which Aircall has put +1 because they came without a country code. */
import { describe, expect, test } from 'vitest';
import { suspectPlusOne } from '../../lib/contact/phone.ts';

const stories: readonly (readonly [
  story: string,
  value: string,
  countries: readonly string[],
  proposed: string | null,
])[] = [
  ['a French mobile', '+10612345678', ['FR'], '+33612345678'],
  ['a French mobile that had lost its zero', '+1612345678', ['FR'], '+33612345678'],
  ['a French mobile that had lost its plus', '+133612345678', ['FR'], '+33612345678'],
  ['a French mobile that had two zeros', '+10033612345678', ['FR'], '+33612345678'],
  ['a London number', '+102079460958', ['GB'], '+442079460958'],
  ['a number of the second country', '+102079460958', ['FR', 'GB'], '+442079460958'],
  ['a number with blanks', '+1 06 12 34 56 78', ['FR'], '+33612345678'],
  ['a number of Washington', '+12025550101', ['FR'], null],
  ['a number of Canada', '+15062345678', ['FR'], null],
  ['a number of Paris', '+33142685300', ['FR'], null],
  ['a number of no country', '+10612345678', [], null],
  ['a number of nowhere', '+10012', ['FR'], null],
  ['a number that may be a local one', '+1301234567', ['DE'], null],
  ['a number in America', '+10612345678', ['US'], null],
  ['no number', 'call me', ['FR'], null],
];

describe('a wrong +1 is found', () => {
  for (const [story, value, countries, proposed] of stories) {
    test(`${story}: ${value} with ${countries.join(', ') || 'no country'}`, () =>
      expect(suspectPlusOne(value, countries)?.proposed ?? null).toBe(proposed));
  }
});
