/**
 * Finds what reads as a phone number in a text, by its shape alone. No country is known here and no plan of numbers: a shape that only phone
 * numbers have is `sure`, digits that may be anything are not, and the background decides those by whether a contact has them.
 */
import { plainSigns } from './digits.ts';
import { blankOut, idWord } from './not-phone.ts';
import { namesPhone } from './phone-words.ts';

export interface FoundNumber {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly isSure: boolean;
}

/** Longer texts are prose; what matters in them stands near their beginning. */
const longest = 2_000;
const fewestDigits = 7;
const mostDigits = 15;

/** Begins with `+`, `(` or a digit; between digits at most two signs that people put there. */
const run =
  /(?:\( ?\+?\d{1,5} ?\)[ .\-/]{0,2}|\+ ?|(?<!\d))\d(?:(?: ?\( ?\d+ ?\)[ .\-/]{0,2}|[ .\-/]| - )?\d)*/g;
const extension = /^ ?(?:x|ext\.?|extension|poste|durchwahl|#|p\.) ?\d{1,6}(?!\d)/i;

/** Enough of them, wherever they stand. */
const hasDigits = /(?:\d\D*){7}/;
/** A whole number with its country code and nothing else, as most places have it. */
const alone = /^\+[1-9]\d{0,2}(?: ?\d){6,13}$/;

const french = /^0[1-9](?:([ .-])\d\d)(?:\1\d\d){3}$/;
const american = /^(?:1[ .-])?(?:\([2-9]\d\d\) ?|[2-9]\d\d([ .-]))[2-9]\d\d[ .-]\d{4}$/;
const abroad = /^00 ?[1-9]\d{0,2}[ .-]?\d[\d .-]{5,}$/;
const trunk = /^\(?0[1-9]\d{0,4}\)?[ /-]\d{2,8}(?:[ -]\d{2,8}){0,4}$/;
/** `+1 234 567`: as well a rise of a million and a quarter. */
const thousands = /^\+\d{1,3}(?: \d{3}){1,2}$/;

export function findNumbers(text: string, isPhonePlace = false): FoundNumber[] {
  if (text.length < fewestDigits) return [];
  const plain = plainSigns(text.length > longest ? text.slice(0, longest) : text);
  if (!hasDigits.test(plain)) return [];
  const open = alone.test(plain) ? plain : blankOut(plain);
  const found: FoundNumber[] = [];
  for (const match of open.matchAll(run)) {
    const body = match[0].trimEnd();
    const start = match.index;
    const one = judge(plain, open, body, start, isPhonePlace);
    if (one === null) continue;
    const end = start + body.length + (extension.exec(plain.slice(start + body.length))?.[0].length ?? 0);
    found.push({ start, end, text: text.slice(start, end), isSure: one });
  }
  return found;
}

/** @returns whether it is surely one, or null if it is none */
function judge(
  plain: string,
  open: string,
  body: string,
  start: number,
  isPhonePlace: boolean,
): boolean | null {
  const digits = body.replace(/\D/g, '');
  if (digits.length < fewestDigits || digits.length > mostDigits || /^(\d)\1+$/.test(digits)) return null;
  const hasPlus = body.includes('+');
  if (isPartOfMore(open, body, start, hasPlus) && !extension.test(plain.slice(start + body.length)))
    return null;
  const label = open.slice(Math.max(0, start - 28), start);
  const isLabelled = isPhonePlace || namesPhone(label);
  if (hasPlus) return isPlus(body, digits) ? isLabelled || !isDoubtfulPlus(body, label) : null;
  if (isLabelled) return true;
  return idWord.test(label) ? false : hasPhoneShape(body, digits);
}

/** Grown together with something else: part of a longer code. */
function isPartOfMore(open: string, body: string, start: number, hasPlus: boolean): boolean {
  const before = open.slice(Math.max(0, start - 1), start);
  const after = open.slice(start + body.length, start + body.length + 2);
  if (!hasPlus && /[\d\-./,]/.test(before)) return true;
  return /[\p{L}_#=&@\u0000]/u.test(before) || /^(?:[\p{L}\d_=&@\u0000]|[-/][\p{L}\d])/u.test(after);
}

function isPlus(body: string, digits: string): boolean {
  return /^\(?\+/.test(body) && !digits.startsWith('0');
}

function isDoubtfulPlus(body: string, label: string): boolean {
  return thousands.test(body) || idWord.test(label);
}

function hasPhoneShape(body: string, digits: string): boolean {
  if (french.test(body) || american.test(body)) return true;
  if (abroad.test(body)) return digits.length >= 10 && /[ .-]/.test(body);
  return trunk.test(body) && digits.length >= 9 && digits.length <= 12;
}
