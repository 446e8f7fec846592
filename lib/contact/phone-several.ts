/** Parts a field that holds several numbers. Better to part too often than to run two numbers together: the parts are refused, not guessed. */
import { betweenNumbers, extensionWords } from './phone-words.ts';

const enough = 7;
const longestExtension = 7;
const conjunction = new RegExp(`\\s(?:${betweenNumbers.join('|')})\\s|\\s*[&、，]\\s*(?=[\\d+(])`, 'iu');
const seam = new RegExp(`\\s*[;|\\n]\\s*|,\\s+(?=[+(\\d])|${conjunction.source}`, 'iu');

/** Nothing in it parts numbers, but for blanks. */
const isOne = /^[(]?\+?[\d .()-]*\d[\d .()-]*$/;

/** @param plain as plainText gives it. Each part holds a digit; one part means one number. */
export function partNumbers(plain: string): string[] {
  if (isOne.test(plain)) return [plain];
  return plain
    .split(seam)
    .flatMap(partAtCommas)
    .flatMap(partAtSlashes)
    .flatMap(partAtPlus)
    .flatMap(partAtWords)
    .map((part) => part.trim())
    .filter((part) => /\d/.test(part));
}

function count(text: string): number {
  return text.replace(/\D/g, '').length;
}

function partAtCommas(text: string): string[] {
  const parts = text.split(',');
  return parts.filter((part) => count(part) >= enough).length > 1 ? parts : [text];
}

/** `030/123456` and `06/12/34/56/78` are one number; `030 123456/7` and `…/…` of two full numbers are not. */
function partAtSlashes(text: string): string[] {
  const parts = text.split(/\s*\/\s*/).filter((part) => /\d/.test(part));
  const last = parts.at(-1);
  const previous = parts.at(-2);
  if (last === undefined || previous === undefined) return [text];
  const isFull = (part: string) => count(part) >= (/^\D*(\+|00)/.test(part) ? enough + 2 : enough);
  if (parts.slice(0, -1).some(isFull)) return parts;
  const isShorthand = parts.length > 2 ? count(last) < count(previous) : count(last) < 3;
  return isShorthand ? [parts.slice(0, -1).join('/'), last] : [text];
}

function partAtPlus(text: string): string[] {
  const parts = text.split(/(?<!\de)(?=\(?\+\s?\d)/i);
  const [first = '', ...others] = parts;
  return count(first) >= 5 || others.length > 1 ? parts : [text];
}

/** `06 12 34 56 78 fax 01 42 68 53 00`: words between two full numbers. */
function partAtWords(text: string): string[] {
  const middle = /(?<=\d)[\s).,(-]*\p{L}[^\d+]*(?=[+\d])/gu;
  for (const found of text.matchAll(middle)) {
    if (isExtension(found[0]) && count(text.slice(found.index)) <= longestExtension) continue;
    const [before, after] = [text.slice(0, found.index), text.slice(found.index)];
    if (count(before) >= enough && count(after) >= enough) return [before, ...partAtWords(after)];
  }
  return [text];
}

function isExtension(words: string): boolean {
  const word = words
    .toLowerCase()
    .replace(/[^\p{L}\p{M} ]/gu, '')
    .trim();
  return word === 'x' || extensionWords.includes(word);
}

/**
 * Every way to read the groups of a text as two or more full numbers, by blanks alone. At most two ways are looked for: two are one too many.
 * @param isNumber whether a run of groups is a full, valid number.
 */
export function partAtBlanks(text: string, isNumber: (text: string) => boolean): string[][] {
  const groups = text.split(/\s+-\s+|\s+/).filter((group) => /\d/.test(group));
  if (groups.length > 24) return [];
  const found: string[][] = [];
  const walk = (start: number, parts: readonly string[]) => {
    if (found.length > 1) return;
    if (start === groups.length) {
      if (parts.length > 1) found.push([...parts]);
      return;
    }
    for (let end = start + 1; end <= groups.length; end += 1) {
      const run = groups.slice(start, end).join(' ');
      if (count(run) > 17) return;
      if (count(run) >= enough && isNumber(run)) walk(end, [...parts, run]);
    }
  };
  walk(0, []);
  return found;
}
