/** The table of numbers: libphonenumber's word for each is checked first, then every spelling must read as that number. */
import { type CountryCode, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, test } from 'vitest';
import { readPhone } from '../../lib/contact/phone.ts';
import { phoneRows } from './phone.cases.ts';

interface Row {
  readonly country: string;
  readonly source: string;
  readonly e164: string;
  readonly cases: readonly {
    readonly account: string;
    readonly text: string;
    readonly extension: string | null;
  }[];
}

const rows: Row[] = phoneRows
  .trim()
  .split('\n')
  .map((line) => {
    const [, country = '', source = '', e164 = '', spelled = ''] =
      /^(\S+) (\S+) (\S+) = (.*)$/.exec(line) ?? [];
    const cases = spelled.split(' ¦ ').map((one) => {
      const [account = '', text = '', extension = ''] = one.split(' ~ ');
      return { account: account === '-' ? '' : account, text, extension: extension || null };
    });
    return { country, source, e164, cases };
  });

test('the table has at least 400 spellings from at least 40 countries', () => {
  expect(rows.flatMap(({ cases }) => cases).length).toBeGreaterThanOrEqual(400);
  expect(new Set(rows.map(({ country }) => country)).size).toBeGreaterThanOrEqual(40);
});

describe('each number of the table is what libphonenumber says', () => {
  for (const { country, source, e164 } of rows) {
    test(`${country}: ${e164} (${source})`, () => {
      const parsed = parsePhoneNumberFromString(e164);
      expect([parsed?.isValid(), parsed?.number, parsed?.country]).toEqual([true, e164, country]);
      if (source === 'example') expect(getExampleNumber(country as CountryCode, examples)?.number).toBe(e164);
      else expect(parsed?.getType()).toMatch(source === 'toll-free' ? /^TOLL_FREE$/ : /^FIXED_LINE/);
    });
  }
});

describe('each spelling of the table is read as that number', () => {
  for (const { country, e164, cases } of rows) {
    for (const { account, text, extension } of cases) {
      test(`${JSON.stringify(text)} in ${account || 'no country'} is ${e164} of ${country}`, () => {
        expect(readPhone(text, account)).toMatchObject({
          kind: 'number',
          e164,
          extension,
          country,
          isValid: true,
        });
      });
    }
  }
});
