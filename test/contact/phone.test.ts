/** What people type as a number, and what is read from it: right, or refused with a reason, never a wrong number. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phoneKey, readPhone } from '../../lib/contact/phone.ts';

const readable: readonly (readonly [text: string, country: string, e164: string, extension?: string])[] = [
  ['+33612345678', 'FR', '+33612345678'],
  ['+33 6 12 34 56 78', 'DE', '+33612345678'],
  ['06 12 34 56 78', 'FR', '+33612345678'],
  ['06.12.34.56.78', 'FR', '+33612345678'],
  ['0033 6 12 34 56 78', 'FR', '+33612345678'],
  ['0033612345678', 'US', '+33612345678'],
  ['011 33 6 12 34 56 78', 'US', '+33612345678'],
  ['+33 (0)6 12 34 56 78', 'US', '+33612345678'],
  ['+44 (0)20 7946 0958', 'FR', '+442079460958'],
  ['0044 (0)20 7946 0958', 'GB', '+442079460958'],
  ['020 7946 0958', 'GB', '+442079460958'],
  ['(202) 555-0101', 'US', '+12025550101'],
  ['1-202-555-0101', 'US', '+12025550101'],
  ['202.555.0101', 'US', '+12025550101'],
  ['030/123456', 'DE', '+4930123456'],
  ['+49 (0) 30 123456', 'DE', '+4930123456'],
  ['(030) 12 34 56', 'DE', '+4930123456'],
  ['+39 06 6982', 'IT', '+39066982'],
  ['+41 44 668 18 00', 'CH', '+41446681800'],
  ['\u202a+33\u00a06 12 34 56 78\u202c', 'FR', '+33612345678'],
  ['\uff0b\uff13\uff13\uff16\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18', 'FR', '+33612345678'],
  ['٠٦١٢٣٤٥٦٧٨', 'FR', '+33612345678'],
  ['tel:+33612345678', 'FR', '+33612345678'],
  ['01 42 68 53 00 poste 12', 'FR', '+33142685300', '12'],
  ['+1 202 555 0101 ext. 7', 'FR', '+12025550101', '7'],
  ['+1 202-555-0101 x123', 'FR', '+12025550101', '123'],
  ['+33142685300;ext=5', 'FR', '+33142685300', '5'],
  ['+19001112222', 'FR', '+19001112222'],
];

const refused: readonly (readonly [text: string, country: string, reason: string])[] = [
  ['', 'FR', 'empty'],
  ['call me', 'FR', 'letters'],
  ['0612345678', '', 'no-country'],
  ['12345', 'FR', 'short-code'],
  ['112', 'FR', 'short-code'],
  ['*21*0612345678#', 'FR', 'short-code'],
  ['06 12 34 56 78 / 01 42 68 53 00', 'FR', 'several'],
  ['0612345678, 0142685300', 'FR', 'several'],
  ['99 99 99 99 99', 'FR', 'no-such-number'],
  ['123456789012345678901', 'FR', 'too-long'],
  ['+12', 'FR', 'too-short'],
  ['0612345678', 'US', 'no-such-number'],
];

describe('a number is read as E.164', () => {
  for (const [text, country, e164, extension] of readable) {
    test(`${JSON.stringify(text)} in ${country}`, () => {
      expect(readPhone(text, country)).toMatchObject({ kind: 'number', e164, extension: extension ?? null });
    });
  }
});

describe('what cannot be known is refused with a reason', () => {
  for (const [text, country, reason] of refused) {
    test(`${JSON.stringify(text)} in ${country || 'no country'}: ${reason}`, () => {
      expect(readPhone(text, country)).toEqual({ kind: 'unreadable', reason });
    });
  }
});

test('any text at all gives a number or a reason, and a number that reads back to itself', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[+0-9 ()./x-]{0,24}$/)),
      fc.constantFrom('FR', 'US', 'DE', 'GB', ''),
      (text, country) => {
        const phone = readPhone(text, country);
        if (phone.kind === 'unreadable') return phoneKey(text, country).startsWith('raw:');
        const again = readPhone(phone.e164, country);
        return /^\+\d{5,15}$/.test(phone.e164) && again.kind === 'number' && again.e164 === phone.e164;
      },
    ),
    { numRuns: 3000 },
  );
});

test('two spellings of one number have one key, two numbers have two', () => {
  expect(phoneKey('06 12 34 56 78', 'FR')).toBe(phoneKey('+33 6.12.34.56.78', 'US'));
  expect(phoneKey('0612345678', 'FR')).not.toBe(phoneKey('0612345679', 'FR'));
  expect(phoneKey('12 345', 'FR')).toBe(phoneKey('12345', 'FR'));
});
