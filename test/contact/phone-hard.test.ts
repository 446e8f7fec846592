/** What people do to numbers beside spelling them: each story by hand, right or refused with its reason. */
import { describe, expect, test } from 'vitest';
import { formatPhone, readPhone, readPhones } from '../../lib/contact/phone.ts';

type Read = readonly [story: string, text: string, country: string, e164: string, extension?: string];

const read: readonly Read[] = [
  ['two zeros behind a stray plus', '+ 0033 6 12 34 56 78', 'US', '+33612345678'],
  ['a plus before a number at home', '+0612345678', 'FR', '+33612345678'],
  ['one zero before the calling code', '+033 6 12 34 56 78', 'FR', '+33612345678'],
  ['what Australia dials for abroad', '0011 33 6 12 34 56 78', 'AU', '+33612345678'],
  ['what Japan dials for abroad', '010 33 6 12 34 56 78', 'JP', '+33612345678'],
  ['what Russia dials for abroad', '8 10 33 6 12 34 56 78', 'RU', '+33612345678'],
  ['what America dials for abroad', '011-33-6-12-34-56-78', 'CA', '+33612345678'],
  ['two zeros in America', '0033 6 12 34 56 78', 'US', '+33612345678'],
  ['Buenos Aires, not what America dials', '011 4123-4567', 'AR', '+541141234567'],
  ['Buenos Aires, though what America dials would reach Germany', '011 4930-1234', 'AR', '+541149301234'],
  ['a zero in brackets', '+44 (0)20 7946 0958', 'US', '+442079460958'],
  ['a zero in square brackets', '+44 [0] 20 7946 0958', 'US', '+442079460958'],
  ['a zero in brackets and no plus', '44 (0)20 7946 0958', 'FR', '+442079460958'],
  ['a zero that belongs to the number', '+39 (0)6 6982 0000', 'DE', '+390669820000'],
  ['a trunk digit behind the calling code', '+33 06 12 34 56 78', 'FR', '+33612345678'],
  ['a Russian trunk digit', '8 (912) 345-67-89', 'RU', '+79123456789'],
  ['an Argentine mobile as dialled at home', '011 15-2345-6789', 'AR', '+5491123456789'],
  ['a number without its plus', '33 6 12 34 56 78', 'FR', '+33612345678'],
  ['a number without its first zero', '612345678', 'FR', '+33612345678'],
  ['a landline without its first zero', '44 668 18 00', 'CH', '+41446681800'],
  ['a mobile without its first zero', '17612345678', 'DE', '+4917612345678'],
  ['an area code in brackets without its zero', '(30) 12345678', 'DE', '+493012345678'],
  ['an apostrophe of a spreadsheet', "'0612345678", 'FR', '+33612345678'],
  ['a formula of a spreadsheet', '="0612345678"', 'FR', '+33612345678'],
  ['a number that became a fraction', '612345678.0', 'FR', '+33612345678'],
  ['letters for the keypad', '1-800-FLOWERS', 'US', '+18003569377'],
  ['letters for the keypad from abroad', '+1 800 FLOWERS', 'FR', '+18003569377'],
  ['more letters than keys needed', '1-800-CONTACTS', 'US', '+18002668228'],
  ['digits and letters', '1-800-555-TELE', 'US', '+18005558353'],
  ['letters in Australia', '1300 FLOWER', 'AU', '+611300356937'],
  ['letters in Britain', '0800 FLOWERS', 'GB', '+448003569377'],
  ['a label in front', 'mobile: 06 12 34 56 78', 'FR', '+33612345678'],
  ['a label glued to it', 'Tel.0612345678', 'FR', '+33612345678'],
  ['a Chinese label', '手机13123456789', 'CN', '+8613123456789'],
  ['a remark behind', '06 12 34 56 78 (ask for Anna)', 'FR', '+33612345678'],
  ['a name beside a full number', 'Anna Muller +33 6 12 34 56 78', 'DE', '+33612345678'],
  ['a plus that slid behind', '33612345678+', '', '+33612345678'],
  ['pictures', '📞 06 12 34 56 78', 'FR', '+33612345678'],
  ['digits on keycaps', '0️⃣6️⃣12345678', 'FR', '+33612345678'],
  ['Persian digits', '۰۶۱۲۳۴۵۶۷۸', 'FR', '+33612345678'],
  ['Thai digits', '๐๖๑๒๓๔๕๖๗๘', 'FR', '+33612345678'],
  ['slashes', '06/12/34/56/78', 'FR', '+33612345678'],
  ['commas', '06,12,34,56,78', 'FR', '+33612345678'],
  ['a link with a context', 'tel:0612345678;phone-context=+33', 'US', '+33612345678'],
  ['a link with a plus in code', 'tel:%2B33612345678', 'US', '+33612345678'],
  ['a link of a chat', 'https://wa.me/33612345678', 'US', '+33612345678'],
  ['an extension in Spanish', '+34 912 34 56 78 anexo 12', 'ES', '+34912345678', '12'],
  ['an extension in Polish', '22 123 45 67 wew. 12', 'PL', '+48221234567', '12'],
  ['an extension in Swedish', '08-123 456 78 ankn. 12', 'SE', '+46812345678', '12'],
  ['an extension in Russian', '+7 495 123-45-67 доб. 12', 'RU', '+74951234567', '12'],
  ['an extension in Japanese', '03-1234-5678 内線12', 'JP', '+81312345678', '12'],
  ['an extension in Chinese', '010-62345678 转 12', 'CN', '+861062345678', '12'],
  ['an extension in Turkish', '0212 345 67 89 dahili 12', 'TR', '+902123456789', '12'],
  ['an extension in Dutch', '020 123 4567 toestel 12', 'NL', '+31201234567', '12'],
  ['an extension in brackets', '01 42 68 53 00 (poste 12)', 'FR', '+33142685300', '12'],
  ['an extension behind a pause', '+33 1 42 68 53 00,,12', 'FR', '+33142685300', '12'],
  ['an Italian mobile that starts like the calling code', '390 6698123', 'IT', '+393906698123'],
  ['six digits where numbers have six', '75 12 34', 'NC', '+687751234'],
  ['a number of no country', '+800 1234 5678', 'FR', '+80012345678'],
];

const refused: readonly (readonly [story: string, text: string, country: string, reason: string])[] = [
  ['a spreadsheet made it round', '3.36123E+10', 'FR', 'spreadsheet'],
  ['a spreadsheet made it round, with a comma', '3,36123E+10', 'FR', 'spreadsheet'],
  ['a column was too narrow', '########', 'FR', 'spreadsheet'],
  ['a formula failed', '#N/A', 'FR', 'spreadsheet'],
  ['a local number or a lost zero', '30 1234567', 'DE', 'ambiguous'],
  ['a lost zero or a lost plus', '4954114742', 'DE', 'ambiguous'],
  ['at home or without its plus', '39 06698123', 'IT', 'ambiguous'],
  ['a prefix for abroad of here or of elsewhere', '0033612345678', 'SG', 'ambiguous'],
  ['a stray plus before a zero', '+033 6 12 34 56 78', 'DE', 'ambiguous'],
  ['a free number of Thailand or one of America', '001 800 500 0000', 'TH', 'ambiguous'],
  ['a date', '31.12.2023', 'DK', 'ambiguous'],
  ['a date backwards', '2023-12-31', 'DK', 'ambiguous'],
  ['a number of a country that is not known', '06 12 34 56 78', '', 'no-country'],
  ['letters among the digits', '06 12 a4 56 78', 'FR', 'letters'],
  ['a short number, a pause and keys', '1683,10169', 'DE', 'letters'],
  ['digits that were hidden', '+49 171 1234xxx', 'DE', 'letters'],
  ['digits that were hidden behind a blank', '+49 171 1234 xxx', 'DE', 'letters'],
  ['digits that were hidden behind a full number', '+49 30 123456 xx', 'DE', 'letters'],
  ['letters to dial behind a full number', '+44 800 123456 CARS', 'FR', 'letters'],
  ['digits that were cut off', '+49 171 1234...', 'DE', 'letters'],
  ['digits that are asked for', '+49 171 1234???', 'DE', 'letters'],
  ['a name beside a local number', 'Anna 06 12 34 56 78', 'FR', 'letters'],
  ['a number of another kind', 'Konto 0301234567', 'DE', 'letters'],
  ['a tax number', 'DE171234567', 'DE', 'letters'],
  ['letters to dial that are too many for us', '+49 800 1234 AUTO', 'DE', 'letters'],
  ['letters that do not fill a number', '1-800-HI', 'US', 'letters'],
  ['numerals that are no digits', '06 12 34 56 7²', 'FR', 'letters'],
  ['a half', '06 12 34 56 7½', 'FR', 'letters'],
  ['an emergency', '112', 'DE', 'short-code'],
  ['a diversion', '**21*0612345678#', 'FR', 'short-code'],
  ['a hidden caller', '#31#0612345678', 'FR', 'short-code'],
  ['an extension alone', 'poste 4711', 'FR', 'letters'],
  ['a number and its neighbour', '030 123456/7', 'DE', 'several'],
  ['a number in slashes and its neighbour', '030/123456/7', 'DE', 'several'],
  ['two with a slash', '0612345678/0142685300', 'FR', 'several'],
  ['a number and a short one', '06 12 34 56 78; 12', 'FR', 'several'],
  ['two with a word between', '06 12 34 56 78 ou 01 42 68 53 00', 'FR', 'several'],
  ['two with labels', 'T 06 12 34 56 78 F 01 42 68 53 00', 'FR', 'several'],
  ['two on two lines', '06 12 34 56 78\n01 42 68 53 00', 'FR', 'several'],
  ['two with nothing but a blank', '0612345678 0142685300', 'FR', 'several'],
  ['two run together by their plus', '+33612345678+33142685300', 'FR', 'several'],
  ['only a plus', '+', 'FR', 'letters'],
  ['a bank account', '3000 4000 0312 3456 7890 143', 'FR', 'too-long'],
  ['a long text', `${'call '.repeat(60)}0612345678`, 'FR', 'too-long'],
];

describe('read, however it was typed', () => {
  for (const [story, text, country, e164, extension] of read) {
    test(`${story}: ${text}`, () =>
      expect(readPhone(text, country)).toMatchObject({
        kind: 'number',
        e164,
        extension: extension ?? null,
        isValid: true,
      }));
  }
});

describe('refused, with the reason', () => {
  for (const [story, text, country, reason] of refused) {
    test(`${story}: ${text.slice(0, 40)}`, () =>
      expect(readPhone(text, country)).toEqual({ kind: 'unreadable', reason }));
  }
});

test('it says what kind of number it is and how it was read', () => {
  const told = (text: string, country: string) => {
    const phone = readPhone(text, country);
    return phone.kind === 'number' ? [phone.country, phone.type, phone.how, phone.usedDefault] : phone;
  };
  expect(told('+33612345678', 'US')).toEqual(['FR', 'mobile', 'plus', false]);
  expect(told('01 42 68 53 00', 'FR')).toEqual(['FR', 'landline', 'national', true]);
  expect(told('0033 1 42 68 53 00', 'FR')).toEqual(['FR', 'landline', 'abroad-prefix', false]);
  expect(told('33142685300', 'FR')).toEqual(['FR', 'landline', 'lost-plus', true]);
  expect(told('142685300', 'FR')).toEqual(['FR', 'landline', 'lost-zero', true]);
  expect(told('(202) 555-0101', 'US')).toEqual(['US', 'mobile-or-landline', 'national', true]);
  expect(told('1-800-FLOWERS', 'US')).toEqual(['US', 'toll-free', 'keypad', false]);
  expect(told('0900 123 456', 'CH')).toEqual(['CH', 'premium', 'national', true]);
  expect(told('+800 1234 5678', 'FR')).toEqual([null, 'toll-free', 'plus', false]);
});

describe('a field with several numbers gives each of them', () => {
  const several: readonly (readonly [text: string, country: string, numbers: readonly string[]])[] = [
    ['06 12 34 56 78 / 01 42 68 53 00', 'FR', ['+33612345678', '+33142685300']],
    ['06 12 34 56 78; +49 30 123456', 'FR', ['+33612345678', '+4930123456']],
    ['mobile 06 12 34 56 78, fax 01 42 68 53 00', 'FR', ['+33612345678', '+33142685300']],
    ['0612345678 (mob) 0142685300 (dom)', 'FR', ['+33612345678', '+33142685300']],
    ['06 12 34 56 78 01 42 68 53 00', 'FR', ['+33612345678', '+33142685300']],
    ['+33612345678+33142685300', '', ['+33612345678', '+33142685300']],
    ['06 12 34 56 78', 'FR', ['+33612345678']],
    ['030 123456/7', 'DE', ['+4930123456', 'short-code']],
    ['06 12 34 56 78 or nothing', 'FR', ['letters']],
  ];
  for (const [text, country, numbers] of several) {
    test(text, () =>
      expect(
        readPhones(text, country).map((phone) => (phone.kind === 'number' ? phone.e164 : phone.reason)),
      ).toEqual(numbers),
    );
  }
});

describe('a number is written in the style that is asked for', () => {
  const reader = { text: '01.42.68.53.00 poste 12', country: 'FR' };
  const phone = readPhone(reader.text, 'FR');
  test('as it was', () => expect(formatPhone(phone, 'as-is', reader)).toBe(reader.text));
  test('compact', () => expect(formatPhone(phone, 'e164', reader)).toBe('+33142685300 ext. 12'));
  test('without its extension', () =>
    expect(formatPhone(phone, 'e164', { ...reader, extension: 'drop' })).toBe('+33142685300'));
  test('international', () =>
    expect(formatPhone(phone, 'international', reader)).toBe('+33 1 42 68 53 00 ext. 12'));
  test('national', () => expect(formatPhone(phone, 'national', reader)).toBe('01 42 68 53 00 ext. 12'));
  test('national only where it is at home', () =>
    expect(formatPhone(phone, 'national', { ...reader, country: 'DE' })).toBe('+33 1 42 68 53 00 ext. 12'));
  test('what could not be read stays as it was', () =>
    expect(formatPhone(readPhone('call me', 'FR'), 'e164', { text: 'call me', country: 'FR' })).toBe(
      'call me',
    ));
});
