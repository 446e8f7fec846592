/**
 * Reads what people type as a phone number, or says why it cannot be read; never guesses a wrong number.
 * The only room that knows libphonenumber. Everything that compares or writes numbers goes through here.
 */
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';

export type PhoneReason =
  | 'empty'
  | 'letters'
  | 'several'
  | 'too-short'
  | 'too-long'
  | 'no-such-number'
  | 'short-code';

export type Phone =
  | {
      readonly kind: 'number';
      /** Compact, e.g. `+33612345678`. */
      readonly e164: string;
      /** ISO 3166 alpha-2, or null where the calling code belongs to no country (`+800`). */
      readonly country: string | null;
      readonly extension: string | null;
      /** False: it has a right length, but the country's plan knows no such range. Only ever for numbers written with their country code. */
      readonly isValid: boolean;
      /** True if the country came from the default, not from the text. */
      readonly usedDefault: boolean;
    }
  | { readonly kind: 'unreadable'; readonly reason: PhoneReason };

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

/**
 * The form in which two spellings of a number are equal: E.164 with extension, or the bare digits where it cannot be read.
 * Never empty for a text with at least one letter or digit.
 */
export function phoneKey(text: string, country: string): string {
  const phone = readPhone(text, country);
  if (phone.kind === 'number') return phone.extension ? `${phone.e164};ext=${phone.extension}` : phone.e164;
  const bare = toAsciiDigits(text)
    .toLowerCase()
    .replace(/[^a-z0-9+*#]/g, '');
  return `raw:${bare || text.trim()}`;
}

const noise = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u00ad\ufeff]/g;
const extensionWords =
  /\s*(?:;ext=|,*\s*(?:ext|extn|extension|poste|durchwahl|dw|app|x|#)\.?\s*:?)\s*(\d{1,7})\s*$/i;

function read(text: string, country: string): Phone {
  let rest = toAsciiDigits(text.normalize('NFKC').replace(noise, '')).trim();
  rest = rest.replace(/^tel:/i, '').trim();
  if (!/\d/.test(rest)) return unreadable(rest === '' ? 'empty' : 'letters');
  let extension: string | null = null;
  const withExtension = extensionWords.exec(rest);
  if (withExtension && withExtension.index > 4) {
    extension = withExtension[1] ?? null;
    rest = rest.slice(0, withExtension.index).trim();
  }
  if (/\p{L}/u.test(rest)) return unreadable('letters');
  if (/[*#]/.test(rest)) return unreadable('short-code');
  if (looksLikeSeveral(rest)) return unreadable('several');
  const digits = rest.replace(/\D/g, '');
  if (digits.length < 7)
    return unreadable(digits.length <= 6 && !rest.startsWith('+') ? 'short-code' : 'too-short');
  if (digits.length > 17) return unreadable('too-long');
  return parse(rest, country, extension);
}

/** `+44 (0)20…`: the trunk zero is for callers at home. `00` and `011` in front stand for `+` unless the default country reads them otherwise. */
function parse(rest: string, country: string, extension: string | null): Phone {
  const isInternational = /^\(?\s*\+/.test(rest);
  const hasPrefix = isInternational || /^\(?\s*(00|011)/.test(rest);
  const text = hasPrefix ? rest.replace(/\(\s*0\s*\)/, ' ') : rest;
  const home = isSupportedCountry(country) ? (country as CountryCode) : undefined;
  if (isInternational)
    return judge(parsePhoneNumberFromString(`+${text.replace(/\D/g, '')}`), extension, false, true);
  if (home) {
    const digits = text.replace(/\D/g, '');
    const atHome = judge(parsePhoneNumberFromString(digits, home), extension, true, false);
    if (atHome.kind === 'number') return { ...atHome, usedDefault: !hasPrefix };
  }
  const digits = text.replace(/\D/g, '');
  for (const prefix of ['00', '011']) {
    if (!digits.startsWith(prefix)) continue;
    const abroad = judge(
      parsePhoneNumberFromString(`+${digits.slice(prefix.length)}`),
      extension,
      false,
      false,
    );
    if (abroad.kind === 'number') return abroad;
  }
  return unreadable('no-such-number');
}

function judge(
  parsed: ReturnType<typeof parsePhoneNumberFromString>,
  extension: string | null,
  usedDefault: boolean,
  acceptPossible: boolean,
): Phone {
  if (!parsed) return unreadable('no-such-number');
  const isValid = parsed.isValid();
  if (!isValid && !(acceptPossible && parsed.isPossible())) return unreadable('no-such-number');
  return {
    kind: 'number',
    e164: parsed.number,
    country: parsed.country ?? null,
    extension: extension ?? parsed.ext ?? null,
    isValid,
    usedDefault,
  };
}

/** Two long runs of digits parted by a slash, comma, semicolon or "or". `030/123456` is one number: its first run is short. */
function looksLikeSeveral(text: string): boolean {
  const parts = text.split(/\s*[;,|\n]\s*|\s+\/\s+|\//);
  return parts.filter((part) => part.replace(/\D/g, '').length >= 7).length > 1;
}

/** Arabic-Indic, Persian and other decimal digits as ASCII. */
function toAsciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    if (code < 128) return digit;
    // Decimal digits come in runs of ten that start at a multiple of 16 or at 6 above one; walk back to the zero of the run.
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(code - zero);
  });
}

function unreadable(reason: PhoneReason): Phone {
  return { kind: 'unreadable', reason };
}
