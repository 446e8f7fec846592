/**
 * Reads what people type as a phone number, or says why it cannot be read; never guesses a wrong number.
 * Everything that compares or writes numbers goes through here.
 *
 * The weighing: a number that is refused waits in the preview with its reason; a wrong one calls a stranger. The second is worse, so a text
 * that could be two different numbers is refused, even where one of them is likelier.
 */
import { candidatesOf } from './phone-candidates.ts';
import { keypadDigits } from './phone-keypad.ts';
import type { Phone, PhoneHow, PhoneReason, PhoneStyle } from './phone-kinds.ts';
import { longestText, plainText } from './phone-plain.ts';
import {
  type CountryCode,
  callingCodeOf,
  countryOf,
  formatNumber,
  type PlannedNumber,
  possibleAbroad,
  validAbroad,
  validAtHome,
} from './phone-plan.ts';
import { partAtBlanks, partNumbers } from './phone-several.ts';
import { readPhoneText, type TypedNumber } from './phone-text.ts';

export type { Phone, PhoneHow, PhoneReason, PhoneStyle, PhoneType, ReadNumber } from './phone-kinds.ts';

const cache = new Map<string, Phone>();
const cacheSize = 20_000;

/** @param country ISO 3166 alpha-2 that numbers without a country code belong to; '' for none. */
export function readPhone(text: string, country: string): Phone {
  const cacheKey = `${country} ${text}`;
  const known = cache.get(cacheKey);
  if (known) return known;
  const phone = read(text, country);
  if (cache.size >= cacheSize) cache.clear();
  cache.set(cacheKey, phone);
  return phone;
}

/** Every number of a field, in order, readable or not. A field with one number gives one. */
export function readPhones(text: string, country: string): Phone[] {
  const whole = readPhone(text, country);
  if (whole.kind === 'number' || whole.reason !== 'several') return [whole];
  const plain = plainText(text);
  const parts = partNumbers(plain);
  return (parts.length > 1 ? parts : (waysToPart(plain, country)[0] ?? [])).map((part) =>
    readPhone(part, country),
  );
}

/**
 * The form in which two spellings of a number are equal: E.164 with extension, or the bare digits where it cannot be read.
 * Never empty for a text with at least one letter or digit.
 */
export function phoneKey(text: string, country: string): string {
  const phone = readPhone(text, country);
  if (phone.kind === 'number') return phone.extension ? `${phone.e164};ext=${phone.extension}` : phone.e164;
  const bare = plainText(text)
    .toLowerCase()
    .replace(/[^a-z0-9+*#]/g, '');
  return `raw:${bare || text.trim()}`;
}

/** Who will read the written number. */
export interface PhoneReader {
  /** The number as people typed it: written where it is wanted so, and where it could not be read. */
  readonly text: string;
  /** Country that the reader takes numbers without a country code to be of; '' for none. */
  readonly country: string;
  /** Default: keep it, behind the number. */
  readonly extension?: 'keep' | 'drop';
}

/** The number as text. It always reads back to the same number with the reader's country. */
export function formatPhone(phone: Phone, style: PhoneStyle, reader: PhoneReader): string {
  if (style === 'as-is' || phone.kind === 'unreadable') return reader.text;
  const end = phone.extension && reader.extension !== 'drop' ? ` ext. ${phone.extension}` : '';
  if (style === 'e164') return `${phone.e164}${end}`;
  const isAtHome = style === 'national' && phone.country === reader.country;
  const written = `${formatNumber(phone.e164, isAtHome ? 'national' : 'international')}${end}`;
  const again = readPhone(written, reader.country);
  return again.kind === 'number' && again.e164 === phone.e164 ? written : `${phone.e164}${end}`;
}

/**
 * Aircall puts +1 before a number without a country code. Finds the number that was meant: `value` is no number of North America, and without
 * its +1 it is one of `countries`, the likeliest first.
 */
export function suspectPlusOne(
  value: string,
  countries: readonly string[],
): { readonly proposed: string; readonly country: string } | null {
  const typed = readPhoneText(value, plainText(value));
  if (typed.kind === 'fault' || !typed.hasPlus || !typed.digits.startsWith('1')) return null;
  if (validAbroad(typed.digits)) return null;
  for (const country of countries) {
    const home = countryOf(country);
    if (!home || callingCodeOf(home) === '1') continue;
    const meant = readPhone(typed.digits.slice(1), country);
    if (meant.kind === 'number' && meant.isValid) return { proposed: meant.e164, country };
  }
  return null;
}

const compact = /^\+[1-9]\d{6,14}$/;

function read(text: string, country: string): Phone {
  const known = compact.test(text) ? validAbroad(text.slice(1)) : null;
  if (known) return numberOf(known, 'plus', null);
  if (text.length > longestText) return unreadable('too-long');
  const plain = plainText(text);
  if (plain === '') return unreadable('empty');
  if (partNumbers(plain).length > 1) return unreadable('several');
  const home = countryOf(country);
  const typed = readPhoneText(text, plain);
  const phone = typed.kind === 'fault' ? unreadable(typed.fault) : readTyped(typed, home);
  if (phone.kind === 'number') return phone;
  const dialled = dialledByLetters(plain, home);
  if (dialled) return numberOf(dialled, 'keypad', null);
  return waysToPart(plain, country).length === 1 ? unreadable('several') : phone;
}

function dialledByLetters(plain: string, home: CountryCode | undefined): PlannedNumber | null {
  const digits = keypadDigits(plain, home ?? '', home !== undefined && callingCodeOf(home) === '1');
  if (digits === null) return null;
  return digits.startsWith('+') ? validAbroad(digits.slice(1)) : validAtHome(digits, home);
}

function waysToPart(plain: string, country: string): string[][] {
  if (plain.replace(/\D/g, '').length < 12) return [];
  const home = countryOf(country);
  return partAtBlanks(plain, (part) => {
    const typed = readPhoneText(part, part);
    const phone = typed.kind === 'typed' ? readTyped(typed, home) : null;
    return phone?.kind === 'number' && phone.isValid;
  });
}

function readTyped(typed: TypedNumber, home: CountryCode | undefined): Phone {
  const candidates = candidatesOf(typed, home);
  const [found] = candidates;
  if (new Set(candidates.map(({ parsed }) => parsed.e164)).size > 1) return unreadable('ambiguous');
  if (!found) return possibleAsWritten(typed) ?? unreadable(reasonOf(typed, home));
  if (typed.hasForeignWords && found.how !== 'plus') return unreadable('letters');
  // `+49 800 1234 AUTO` is longer than its digits.
  if (typed.hasCapitalsAfter && !/mobile|landline/.test(found.parsed.type)) return unreadable('letters');
  return numberOf(found.parsed, found.how, typed.extension);
}

function possibleAsWritten(typed: TypedNumber): Phone | null {
  if (!typed.hasPlus || typed.hasForeignWords || typed.digits.length < 7) return null;
  const parsed = possibleAbroad(typed.withoutTrunk ?? typed.digits);
  return parsed && numberOf(parsed, 'plus', typed.extension);
}

function reasonOf(typed: TypedNumber, home: CountryCode | undefined): PhoneReason {
  const { digits } = typed;
  if (typed.hasForeignWords) return 'letters';
  if (digits.length < 7) return typed.hasPlus ? 'too-short' : 'short-code';
  if (digits.length > 17) return 'too-long';
  if (typed.isInternational) return 'no-such-number';
  if (!home) return 'no-country';
  return validAtHome(digits, home) ? 'ambiguous' : 'no-such-number';
}

function numberOf(parsed: PlannedNumber, how: PhoneHow, extension: string | null): Phone {
  return {
    kind: 'number',
    e164: parsed.e164,
    country: parsed.country,
    type: parsed.type,
    extension,
    how,
    isValid: parsed.type !== 'unknown',
    usedDefault: how === 'national' || how === 'lost-zero' || how === 'lost-plus',
  };
}

function unreadable(reason: PhoneReason): Phone {
  return { kind: 'unreadable', reason };
}
