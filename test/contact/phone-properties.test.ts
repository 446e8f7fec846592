/** Promises about numbers, for any number and any text. libphonenumber itself is the judge of what is valid. */
import fc from 'fast-check';
import {
  type CountryCode,
  getCountries,
  PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { formatPhone, type Phone, readPhone, readPhones, suspectPlusOne } from '../../lib/contact/phone.ts';
import { isReadBack, spelledNumber, validNumber } from './phone-spellings.ts';

const countries: readonly string[] = [...getCountries(), ''];

test('any valid number of any country, in any spelling, is read as the same number', () => {
  let refused = 0;
  fc.assert(
    fc.property(spelledNumber, ({ text, country, e164, extension, isPlain }) => {
      const phone = readPhone(text, country);
      if (phone.kind === 'unreadable') {
        refused += 1;
        expect([text, country, phone.reason, isPlain]).toEqual([text, country, phone.reason, false]);
      } else expect([text, country, phone.e164, phone.extension]).toEqual([text, country, e164, extension]);
    }),
    { numRuns: 6000 },
  );
  expect(refused).toBeLessThan(900);
});

test('every number as E.164 is read as itself, in every account', () => {
  fc.assert(
    fc.property(validNumber, fc.constantFrom(...countries), ({ number }, country) => {
      expect(readPhone(number, country)).toMatchObject({ e164: number, how: 'plus', isValid: true });
    }),
    { numRuns: 3000 },
  );
});

const digitsAndSigns = fc.stringMatching(/^[+0-9 ()./x,;#-]{0,26}$/);
const spoilt = fc
  .tuple(spelledNumber, fc.nat(40), fc.nat(3), fc.string({ maxLength: 3 }))
  .map(([{ text }, at, cut, added]) => text.slice(0, at) + added + text.slice(at + cut));

test('any text at all never throws and never gives an invalid number', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), digitsAndSigns, spoilt),
      fc.constantFrom(...countries),
      (text, country) => {
        const all: readonly Phone[] = [readPhone(text, country), ...readPhones(text, country)];
        for (const phone of all) {
          if (phone.kind === 'unreadable') continue;
          // Japan's free numbers have up to 19 digits with their calling code, more than E.164 allows.
          expect(phone.e164).toMatch(/^\+[1-9]\d{4,18}$/);
          if (phone.isValid) expect([text, country, isValid(phone.e164)]).toEqual([text, country, true]);
          else expect(text.normalize('NFKC')).toMatch(/\+|＋/);
          expect(readPhone(phone.e164, country)).toMatchObject({ e164: phone.e164, isValid: phone.isValid });
        }
      },
    ),
    { numRuns: 8000 },
  );
});

function isValid(e164: string): boolean {
  return parsePhoneNumberFromString(e164)?.isValid() === true || new PhoneNumber(e164).isValid();
}

test('a number in any style reads back as itself', () => {
  fc.assert(
    fc.property(
      validNumber,
      fc.constantFrom(...countries),
      fc.constantFrom('e164', 'international', 'national'),
      fc.option(fc.stringMatching(/^\d{1,7}$/), { nil: null }),
      ({ number, country: own }, elsewhere, style, extension) => {
        for (const country of [elsewhere, own ?? '']) {
          const phone = readPhone(`${number}${extension === null ? '' : ` x${extension}`}`, country);
          const written = formatPhone(phone, style, { text: '?', country });
          expect([written, readPhone(written, country)]).toEqual([
            written,
            expect.objectContaining({ e164: number, extension }),
          ]);
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test('two numbers in one field are both found, or the field is refused', () => {
  fc.assert(
    fc.property(
      spelledNumber.filter(({ isPlain, extension }) => isPlain && extension === null),
      validNumber,
      fc.constantFrom('; ', ' / ', '\n', ', ', ' | ', ' ou ', ' fax ', ' '),
      (first, { number }, between) => {
        const text = `${first.text.trim()}${between}${number}`;
        const phone = readPhone(text, first.country);
        expect([text, phone]).toEqual([text, { kind: 'unreadable', reason: expect.any(String) }]);
        const all = readPhones(text, first.country).flatMap((one) =>
          one.kind === 'number' ? [one.e164] : [],
        );
        expect([text, [first.e164, number]]).toEqual([text, expect.arrayContaining(all)]);
      },
    ),
    { numRuns: 2000 },
  );
});

test('a number that Aircall spoilt with +1 is found again, and no number of North America is touched', () => {
  const nationalOf = ({ number }: PhoneNumber) =>
    parsePhoneNumberFromString(number)?.formatNational().replace(/\D/g, '') ?? '';
  let found = 0;
  fc.assert(
    fc.property(validNumber, fc.constantFrom(...(countries as CountryCode[])), (number, other) => {
      expect(suspectPlusOne(number.number, [number.country ?? '', other])).toBe(null);
      if (number.countryCallingCode === '1' || !number.country || !isReadBack(number, number.country)) return;
      const spoiltValue = `+1${nationalOf(number)}`;
      const suspect = suspectPlusOne(spoiltValue, [number.country]);
      if (parsePhoneNumberFromString(spoiltValue)?.isValid()) expect(suspect).toBe(null);
      else if (suspect) {
        found += 1;
        expect([spoiltValue, suspect.proposed]).toEqual([spoiltValue, number.number]);
      }
    }),
    { numRuns: 3000 },
  );
  expect(found).toBeGreaterThan(2000);
});
