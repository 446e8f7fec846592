import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { joinName, nameWords } from '../../lib/contact/name.ts';
import { readPhone } from '../../lib/contact/phone.ts';
import { asAircall } from './as-aircall.ts';
import { mess, unreadableNumbers } from './messy.ts';
import { people } from './people.ts';
import { countries } from './person.ts';
import {
  homeSpellings,
  phoneSpellings,
  plainSpelling,
  spellName,
  spellPhone,
  worldSpellings,
} from './spelling.ts';

const crowd = people(1, 2_000);
const phones = crowd.flatMap((person) => person.phones.map((phone) => ({ person, ...phone })));

test('the same seed gives the same people, another seed others', () => {
  expect(people(1, 50)).toEqual(crowd.slice(0, 50));
  expect(people(2, 50)).not.toEqual(crowd.slice(0, 50));
});

test('people come from four countries', () => {
  for (const country of countries) {
    expect(crowd.filter((person) => person.country === country).length).toBeGreaterThan(200);
  }
});

test('every number is valid in its owner’s country, mobile or landline as it says', () => {
  for (const { person, kind, e164 } of phones) {
    const parsed = parsePhoneNumberFromString(e164);
    expect([e164, parsed?.isValid(), parsed?.country]).toEqual([e164, true, person.country]);
    const type = parsed?.getType();
    if (type !== 'FIXED_LINE_OR_MOBILE') {
      expect([e164, type]).toEqual([e164, kind === 'mobile' ? 'MOBILE' : 'FIXED_LINE']);
    }
  }
});

test('a number is one person’s own, unless it is a switchboard of one company', () => {
  const holders = Map.groupBy(phones, ({ e164 }) => e164);
  for (const held of holders.values()) {
    if (held.length === 1) continue;
    expect(held.every(({ kind }) => kind === 'switchboard')).toBe(true);
    expect(new Set(held.map(({ person }) => person.company)).size).toBe(1);
  }
  expect([...holders.values()].some((held) => held.length > 2)).toBe(true);
});

test('no two people have the same name, however it is spelled', () => {
  const names = crowd.map(({ given, family }) => nameWords(joinName(given, family), true).join(' '));
  expect(new Set(names).size).toBe(crowd.length);
});

test('no two people have the same address, and no address can exist', () => {
  const addresses = crowd.flatMap(({ emails }) => emails.map(({ address }) => address));
  expect(new Set(addresses).size).toBe(addresses.length);
  for (const address of addresses)
    expect(address).toMatch(/^[a-z0-9.-]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.example$/);
});

test('some have only a number, some only an address, all have one of them', () => {
  const only = (phones: boolean, emails: boolean) =>
    crowd.filter((person) => person.phones.length > 0 === phones && person.emails.length > 0 === emails)
      .length;
  expect(only(true, false)).toBeGreaterThan(300);
  expect(only(false, true)).toBeGreaterThan(40);
  expect(only(false, false)).toBe(0);
});

test('a switchboard’s people can be told apart by an address', () => {
  for (const { person, kind } of phones) {
    if (kind === 'switchboard') expect(person.emails.length).toBeGreaterThan(0);
  }
});

test('there are long names, names of one word, and names written from the right or without an alphabet', () => {
  const of = (trait: string) => crowd.filter((person) => person.trait === trait);
  expect(of('long').every(({ given, family }) => `${given} ${family}`.length > 25)).toBe(true);
  expect(of('one-word').every(({ family }) => family === '')).toBe(true);
  expect(
    of('right-to-left').every(({ family }) => /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(family)),
  ).toBe(true);
  expect(
    of('east-asian').every(({ family }) =>
      /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}]/u.test(family),
    ),
  ).toBe(true);
  for (const trait of ['long', 'one-word', 'right-to-left', 'east-asian'])
    expect(of(trait).length).toBeGreaterThan(10);
});

test('every spelling of a number is read as the same number where it is at home', () => {
  for (const { person, e164 } of phones.slice(0, 400)) {
    for (const spelling of phoneSpellings) {
      const phone = readPhone(spellPhone(e164, spelling), person.country);
      expect([spelling, phone]).toEqual([spelling, expect.objectContaining({ e164 })]);
    }
  }
});

test('a number with its country code is read anywhere, one without it only at home', () => {
  const french = '+33199001234';
  for (const spelling of worldSpellings) {
    expect(readPhone(spellPhone(french, spelling), 'DE')).toMatchObject({ e164: french });
  }
  for (const spelling of homeSpellings) {
    expect(readPhone(spellPhone(french, spelling), 'DE')).not.toMatchObject({ e164: french });
  }
});

test('numbers are spelled as people write them', () => {
  const spelled = (e164: string) => phoneSpellings.map((spelling) => spellPhone(e164, spelling));
  expect(spelled('+33612345678')).toEqual([
    '+33612345678',
    '+33 6 12 34 56 78',
    '+33 (0)6 12 34 56 78',
    '0033 6 12 34 56 78',
    '06 12 34 56 78',
    '06.12.34.56.78',
    '0612345678',
  ]);
  expect(spellPhone('+12025550143', 'trunk-zero')).toBe('+1 202 555 0143');
  expect(spellPhone('+12025550143', 'dots')).toBe('202.555.0143');
});

test('names lose case or accents, never letters of another script', () => {
  expect(spellName('Zoë Groß', 'upper-case')).toBe('ZOË GROSS');
  expect(spellName('Zoë Groß-Éléonore', 'no-diacritics')).toBe('Zoe Gross-Eleonore');
  expect(spellName('ガブリエル', 'no-diacritics')).toBe('ガブリエル');
});

test('unreadable numbers cannot be read, and a wrong +1 is what Aircall makes of a number without a country', () => {
  for (const text of unreadableNumbers) expect(readPhone(text, 'FR').kind).toBe('unreadable');
  expect(mess('+33612345678', 'wrong-plus-one')).toBe('+10612345678');
  expect(readPhone(mess('+33612345678', 'wrong-plus-one'), 'FR')).toMatchObject({ isValid: false });
  expect(readPhone(mess('+33612345678', 'blanks'), 'FR')).toMatchObject({ e164: '+33612345678' });
});

test('a person becomes a contact of Aircall with every value', () => {
  const person = crowd.find(({ phones, emails }) => phones.length === 2 && emails.length === 2);
  if (!person) throw new Error('nobody has two of each');
  const contact = asAircall(person, plainSpelling);
  expect(contact.phone_numbers?.map(({ value }) => value)).toEqual(person.phones.map(({ e164 }) => e164));
  expect(contact.emails?.map(({ value }) => value)).toEqual(person.emails.map(({ address }) => address));
  expect([contact.first_name, contact.last_name]).toEqual([person.given, person.family]);
});
