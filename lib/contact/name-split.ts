/**
 * One name split into two. A split is often a guess and says so; it is not for services that hold the parts themselves.
 * No letter is lost: a title stays with the given name, a suffix with the family name, and both are named besides.
 */
import { isCompanyName } from './company-name.ts';
import { fold, tidy } from './fold.ts';
import { isUnspaced, isVietnamese } from './name-join.ts';
import { type KnownName, splitAsKnown } from './name-known.ts';
import {
  conjunctions,
  dottedHonorifics,
  honorifics,
  hungarianFamilies,
  hungarianGivens,
  iberianNames,
  particles,
  smallParticles,
  suffixes,
  vietnameseNames,
} from './name-lists.ts';
import { splitUnspaced } from './name-unspaced.ts';

export interface SplitName {
  /** With the title. */
  readonly given: string;
  /** With the suffix. */
  readonly family: string;
  /** More than one split would be sensible. */
  readonly isGuess: boolean;
  /** A company's name: all of it is in `given`. */
  readonly isCompany: boolean;
  /** `Dr.`, `Mr & Mrs`, '' for none; also part of `given`. */
  readonly prefix: string;
  /** `Jr.`, `PhD`, '' for none; also part of `family`. */
  readonly suffix: string;
}

/** @param known how the same contact's name was split before; kept as far as the name is still the same. */
export function splitName(full: string, known?: KnownName): SplitName {
  const text = tidy(full).replace(/\n+/g, ' ');
  const kept = known && splitAsKnown(full, known);
  if (kept) return whole(kept.given, kept.family, false);
  if (isCompanyName(text)) return { ...whole(text, '', false), isCompany: true };
  return splitAtComma(text) ?? splitWords(text);
}

function whole(given: string, family: string, isGuess: boolean): SplitName {
  return { given, family, isGuess, isCompany: false, prefix: '', suffix: '' };
}

/** `Smith, John`, `Smith, John, Jr.`; but `John Smith, PhD` is in its usual order. */
function splitAtComma(text: string): SplitName | null {
  const [first = '', ...rest] = text.split(/\s*[,،，、]\s*/).filter(Boolean);
  const given = rest.filter((part) => !isSuffix(part));
  const suffix = rest.filter(isSuffix).join(' ');
  if (rest.length === 0) return null;
  if (given.length === 0) {
    const split = splitWords(first);
    return { ...split, family: join(split.family, suffix), suffix: join(split.suffix, suffix) };
  }
  const { prefix } = takePrefix((given[0] ?? '').split(' '));
  const family = join(first, suffix);
  return { ...whole(given.join(', '), family, given.length > 1), prefix: prefix.join(' '), suffix };
}

function splitWords(text: string): SplitName {
  const remark = /^(.*\S)\s*(\([^()]*\)|\[[^[\]]*\])$/.exec(text);
  if (remark) {
    const split = splitWords(remark[1] ?? '');
    return { ...split, family: join(split.family, remark[2] ?? ''), isGuess: true };
  }
  const words = text.split(' ');
  const { prefix, rest } = takePrefix(words);
  const { core, suffix } = takeSuffix(rest);
  if (core.length === 0) return whole(text, '', text !== '');
  const split = splitCore(core, prefix.length > 0);
  return {
    given: join(...prefix, split.given),
    family: join(split.family, ...suffix),
    isGuess: split.isGuess,
    isCompany: false,
    prefix: prefix.join(' '),
    suffix: suffix.join(' '),
  };
}

interface Split extends KnownName {
  readonly isGuess: boolean;
}

function splitCore(words: readonly string[], hasPrefix: boolean): Split {
  const [only = '', second] = words;
  // `عبد الله` is one name, not two.
  if (/^عبد$/.test(only) && second) return splitCore([`${only} ${second}`, ...words.slice(2)], hasPrefix);
  if (words.length === 1) {
    const parts = isUnspaced(only) ? splitUnspaced(only) : null;
    if (parts) return { ...parts, isGuess: true };
    return hasPrefix
      ? { given: '', family: only, isGuess: false }
      : { given: only, family: '', isGuess: true };
  }
  if (hasPrefix && isParticle(only)) return { given: '', family: words.join(' '), isGuess: false };
  const at = (count: number, isGuess: boolean, isFamilyFirst = false): Split => {
    const [head, tail] = [words.slice(0, count).join(' '), words.slice(count).join(' ')];
    return isFamilyFirst ? { given: tail, family: head, isGuess } : { given: head, family: tail, isGuess };
  };
  if (words.length === 2 && words.every(isUnspaced)) return at(1, false, true);
  const lead = familyFirst(words);
  if (lead) return at(lead.count, lead.isGuess, true);
  if (isTwoPeople(words)) return { given: words.join(' '), family: '', isGuess: true };
  const start = familyStart(words);
  const isAllCapitals = isCapitals(words.join(''));
  const plain = words.slice(1, start).filter((word) => !isInitial(word) && !isPatronymic(word));
  return at(start, plain.length > 0 || isAllCapitals || isIberian(words, start) || hasConjunction(words));
}

/** How many words of family stand in front; null in the usual order. */
function familyFirst(words: readonly string[]): { readonly count: number; readonly isGuess: boolean } | null {
  const folded = words.map(fold);
  const [first = '', second = ''] = folded;
  const last = words.at(-1) ?? '';
  const rest = words.slice(1);
  if (
    vietnameseNames.has(first) &&
    (isVietnamese(rest.join(' '), first) || (words.length > 2 && /^(van|thi)$/.test(second)))
  )
    return { count: 1, isGuess: true };
  if (words.length === 2 && hungarianFamilies.has(first) && hungarianGivens.has(second))
    return { count: 1, isGuess: true };
  if (words.length === 3 && isPatronymic(last) && !isPatronymic(words[1] ?? ''))
    return { count: 1, isGuess: false };
  // `DUPONT Jean`: capitals mark the family name.
  const capitals = words.findIndex((word) => !isCapitals(word));
  if (
    capitals > 0 &&
    rest.every((word, at) => at + 1 < capitals || !isCapitals(word)) &&
    isLong(words.slice(0, capitals))
  )
    return { count: capitals, isGuess: false };
  if (words.length === 2 && /^\p{L}\.$/u.test(last) && !isInitial(words[0] ?? ''))
    return { count: 1, isGuess: true };
  if (words.length === 2 && isCapitals(words.join('')) && /^(MC|O['’])\p{L}{3}/u.test(words[0] ?? ''))
    return { count: 1, isGuess: true };
  return null;
}

/** Where the family name starts, from the end: its particles and, in Spanish and Portuguese, its first half belong to it. */
function familyStart(words: readonly string[]): number {
  let start = words.length - 1;
  const back = () => {
    while (start > 1 && (isParticle(words[start - 1] ?? '') || isBetweenParticles(words, start - 1)))
      start -= 1;
  };
  back();
  if (start > 1 && start === words.length - 1 && iberianNames.has(fold(words[start - 1] ?? ''))) start -= 1;
  // `Ortega y Gasset`: the conjunction joins two halves.
  else if (start > 1 && /^(y|e|i)$/.test(words[start] ?? '')) start -= 1;
  back();
  const capitals = words.findIndex((word) => isCapitals(word) && isLong([word]));
  return capitals > 0 && words.slice(capitals).every(isCapitals) ? capitals : start;
}

function isIberian(words: readonly string[], start: number): boolean {
  return start < words.length - 1 && iberianNames.has(fold(words.at(-2) ?? ''));
}

/** `Anna Meier und Paul Muller` has two families; `Anna und Paul Muller` one. */
function isTwoPeople(words: readonly string[]): boolean {
  const at = words.findIndex(isConjunction);
  const isSpanish = /^[yei]$/.test(words[at] ?? '');
  return at > 1 && words.length - at > 2 && !isSpanish && !isBetweenParticles(words, at);
}

/** `von und zu`. */
function isBetweenParticles(words: readonly string[], at: number): boolean {
  return words[at] === 'und' && isParticle(words[at - 1] ?? '') && isParticle(words[at + 1] ?? '');
}

function hasConjunction(words: readonly string[]): boolean {
  return words.some(isConjunction);
}

function takePrefix(words: readonly string[]) {
  let count = 0;
  const isTitle = (word = '') =>
    honorifics.has(titleKey(word)) || (word.endsWith('.') && dottedHonorifics.has(titleKey(word)));
  while (count < words.length) {
    const word = words[count] ?? '';
    const joins = count > 0 && isConjunction(word) && isTitle(words[count + 1]);
    if (!isTitle(word) && !joins) break;
    count += 1;
  }
  return count === words.length
    ? { prefix: [], rest: words }
    : { prefix: words.slice(0, count), rest: words.slice(count) };
}

function titleKey(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}.-]/gu, '');
}

function takeSuffix(words: readonly string[]) {
  let end = words.length;
  while (end > 2 && isSuffix(words[end - 1] ?? '')) end -= 1;
  return { core: words.slice(0, end), suffix: words.slice(end) };
}

/** A lone capital is an initial. */
function isConjunction(word: string): boolean {
  return conjunctions.has(word.length === 1 ? word : word.toLowerCase());
}

function isSuffix(text: string): boolean {
  const key = text.toLowerCase().replace(/[.\s]/g, '');
  // `Ma` and `Do` are family names; as degrees they stand in capitals.
  return suffixes.has(key) && (key.length > 2 || /^[jsJS][rR]\.?$/.test(text) || text === text.toUpperCase());
}

function isParticle(word: string): boolean {
  const key = titleKey(word).replace('’', "'");
  return particles.has(key) || (smallParticles.has(key) && word === word.toLowerCase());
}

function isInitial(word: string): boolean {
  return /^(?:\p{L}\.?-?){1,3}$/u.test(word) && (word.length === 1 || word.includes('.'));
}

function isPatronymic(word: string): boolean {
  return /^\p{Lu}.*(вич|вна|ична|ьич)$/u.test(word);
}

/** Initials are no sign of a family name. */
function isCapitals(word: string): boolean {
  return word === word.toUpperCase() && word !== word.toLowerCase() && !word.includes('.');
}

function isLong(words: readonly string[]): boolean {
  return words.some((word) => word.replace(/[^\p{L}]/gu, '').length > 2);
}

function join(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(' ');
}
