/**
 * The digits of one number, freed of labels, remarks and extension. Pure text work; whether they are a number is for phone.ts to say.
 * What is left out never holds a digit.
 */
import { extensionWords, labelWords } from './phone-words.ts';

export type TextFault = 'letters' | 'short-code' | 'spreadsheet' | 'ambiguous';

export interface TypedNumber {
  readonly kind: 'typed';
  /** Written with `+` in front, or with a calling code and `(0)` after it. */
  readonly isInternational: boolean;
  readonly hasPlus: boolean;
  readonly digits: string;
  /** The same without the zero of `+44 (0)20`, or null where there is no such zero. */
  readonly withoutTrunk: string | null;
  readonly extension: string | null;
  /** The first group of digits as people set it off: `39` of `39 06 6982`. */
  readonly firstGroup: string;
  /** The area code stands in brackets, so it is no local number. */
  readonly hasAreaCode: boolean;
  /** Words of unknown meaning stand beside it; only a number with `+` is surely one then. */
  readonly hasForeignWords: boolean;
  /** Capitals follow: perhaps letters to dial. */
  readonly hasCapitalsAfter: boolean;
}

export type PhoneText = TypedNumber | { readonly kind: 'fault'; readonly fault: TextFault };

const spreadsheet =
  /^[+-]?\d+(?:[.,]\d*)?e[+-]?\d+$|^#+$|^#(?:n\/a|ref!?|value!?|name\??|num!|null!|div\/0!)$/i;
const day = '(?:0?[1-9]|[12]\\d|3[01])';
const date = new RegExp(
  `^(?:${day}([./-])${day}\\1(?:19|20)\\d\\d|(?:19|20)\\d\\d([./-])(?:0[1-9]|1[0-2])\\2${day})$`,
);
/** `²`, `½`, `Ⅷ`: numerals that are no digits of a decimal number. */
const oddNumerals = /[\p{No}\p{Nl}]/u;

/** Neither words nor extension. */
const isBare = /^\(?\+?\d(?:[\d ()-]|\.(?!\.))*$/;
const noWords = { extension: null, hasForeignWords: false, hasCapitalsAfter: false } as const;

/** @param plain as plainText gives it, one number only. */
export function readPhoneText(original: string, plain: string): PhoneText {
  if (/[e#]/i.test(plain) && spreadsheet.test(plain)) return fault('spreadsheet');
  if (oddNumerals.test(original) || !/\d/.test(plain)) return fault('letters');
  if (date.test(plain)) return fault('ambiguous');
  if (isBare.test(plain)) return { kind: 'typed', ...digitsOf(plain), ...noWords };
  const { number, extension } = takeExtension(plain);
  if (/[*#]/.test(number)) return fault('short-code');
  const words = partWords(number.replace(remark, ' ').trim());
  if (words === null || !isOfNumbers(words.core)) return fault('letters');
  return { kind: 'typed', ...words, ...digitsOf(words.core), extension };
}

const word = `(?<!\\p{L})(?:${extensionWords.map((one) => one.replace(/ /g, '\\s')).join('|')})(?!\\p{L})`;
const extensionPattern = new RegExp(
  `(?:[\\s,;./([{-]*(?:${word}|(?<![\\p{L}])[x×](?!\\p{L})|#)[.:=#\\s-]*|\\s*,,+\\s*|(?<=\\d),(?=\\d))(\\d{1,7})\\s*[)\\]}]?$`,
  'iu',
);

/** `01 42 68 53 00 poste 12`, `… x12`, `… (ext. 12)`, `…,12` (a pause, then keys). Needs a number before it. */
function takeExtension(text: string): { readonly number: string; readonly extension: string | null } {
  const found = extensionPattern.exec(text);
  const number = found ? text.slice(0, found.index).trim() : '';
  const isCommaAmongMany = found?.[0].startsWith(',') === true && number.includes(',');
  if (!found || isCommaAmongMany || number.replace(/\D/g, '').length < 5)
    return { number: text, extension: null };
  return { number, extension: found[1] ?? null };
}

/** `(mobile)`, `[Anna]`. */
const remark = /[([{<][^()[\]{}<>\d]*\p{L}[^()[\]{}<>\d]*[)\]}>]/gu;
const besides = /^[\p{L}\p{M}\s.,:;()[\]{}<>'’"&/|°_+-]*$/u;

interface Words {
  readonly core: string;
  readonly hasForeignWords: boolean;
  readonly hasCapitalsAfter: boolean;
}

/** Null where letters stand among the digits, or glued to them. */
function partWords(text: string): Words | null {
  const found = /(?:[([{<]\s*)?(?:\+[^\d]*)?\d(?:.*\d)?/s.exec(text);
  if (!found) return null;
  const before = text.slice(0, found.index);
  const after = text.slice(found.index + found[0].length);
  if (/\p{L}/u.test(found[0])) return null;
  for (const words of [before, after]) {
    if (!besides.test(words) || /\.\./.test(words)) return null;
  }
  const glued = [/\p{L}+$/u.exec(before)?.[0], /^\p{L}+/u.exec(after)?.[0]];
  if (glued.some((one) => one !== undefined && !(isLabel(one) && one.length > 1))) return null;
  const unknown = [before, after].flatMap((words) => words.match(/[\p{L}\p{M}]+/gu) ?? []).filter(isNoLabel);
  // `+49 171 1234 xxx` hides digits; a lone letter may be one more key to press.
  if (unknown.some((one) => one.length === 1 || /^x+$/i.test(one))) return null;
  return {
    core: found[0] + (/^[\s)]*\+/.test(after) ? '+' : ''),
    hasForeignWords: unknown.length > 0,
    hasCapitalsAfter: /[A-Z]{3}/.test(after),
  };
}

function isLabel(text: string): boolean {
  return labelWords.has(text.toLowerCase());
}

function isNoLabel(text: string): boolean {
  return !isLabel(text);
}

/** One comma alone may be a pause before an extension; several are how some part their digits. */
function isOfNumbers(core: string): boolean {
  const commas = core.match(/\d,\d/g)?.length ?? 0;
  return /^[\d\s+()[\]{}<>.,\-/\\_'’·•]*$/u.test(core) && !/\.\.|,,/.test(core) && commas !== 1;
}

function digitsOf(core: string) {
  const text = core.replace(/[[{<]/g, '(').replace(/[\]}>]/g, ')');
  // Copied out of right-to-left text, the plus stands behind.
  const hasPlus = /^[\s(]*0*[\s)]*\+/.test(text) || /^[^+]*\d[\s)]*\+$/.test(text);
  const digits = text.replace(/\D/g, '');
  const trunk = /^(\D*\d[\d\s.\-()+/]*?)\(\s*0\s*\)/.exec(text);
  const before = trunk?.[1]?.replace(/\D/g, '') ?? '';
  return {
    hasPlus,
    isInternational: hasPlus || /^[1-9]\d{0,2}$/.test(before),
    digits,
    withoutTrunk: trunk ? before + digits.slice(before.length + 1) : null,
    firstGroup: /\d+/.exec(text)?.[0] ?? '',
    hasAreaCode: /^\s*\(\s*[1-9]\d{0,5}\s*\)/.test(text),
  };
}

function fault(name: TextFault): PhoneText {
  return { kind: 'fault', fault: name };
}
