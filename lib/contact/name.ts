/**
 * Names: joining given and family name into one, splitting one into two, and telling how far two names agree.
 * A split is a guess and says so; it is never used where a service holds the parts itself.
 */
import { fold, foldUmlauts } from './fold.ts';

export interface SplitName {
  readonly given: string;
  readonly family: string;
  /** More than one split would be sensible. */
  readonly isGuess: boolean;
}

const particles = new Set(
  'van von der den de du des da das do dos di del della la le les el al bin ibn ben ter ten zu zum zur af av st'.split(
    ' ',
  ),
);
const unspacedScript = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;

export function joinName(given: string, family: string): string {
  const first = given.trim();
  const last = family.trim();
  if (unspacedScript.test(first) && unspacedScript.test(last)) return `${last}${first}`;
  return `${first} ${last}`.trim();
}

export function splitName(full: string): SplitName {
  const text = full.replace(/\s+/g, ' ').trim();
  const comma = /^([^,]+),\s*([^,]+)$/.exec(text);
  if (comma) return { given: (comma[2] ?? '').trim(), family: (comma[1] ?? '').trim(), isGuess: false };
  const words = text.split(' ');
  if (words.length === 1) return { given: text, family: '', isGuess: text !== '' };
  let start = words.length - 1;
  while (start > 1 && particles.has(words[start - 1]?.toLowerCase() ?? '')) start -= 1;
  return {
    given: words.slice(0, start).join(' '),
    family: words.slice(start).join(' '),
    isGuess: words.length !== 2,
  };
}

export type NameAgreement =
  /** The same words, in whatever order, case and accents. */
  | 'equal'
  /** One holds all the words of the other, or initials stand for them. */
  | 'similar'
  /** One of them is empty. */
  | 'unknown'
  | 'different';

export function compareNames(a: string, b: string): NameAgreement {
  const wordsA = nameWords(a);
  const wordsB = nameWords(b);
  if (wordsA.length === 0 || wordsB.length === 0) return 'unknown';
  if (wordsA.join(' ') === wordsB.join(' ') || nameWords(a, true).join(' ') === nameWords(b, true).join(' '))
    return 'equal';
  if (wordsA.join('') === wordsB.join('')) return 'equal';
  const [few, many] = wordsA.length <= wordsB.length ? [wordsA, wordsB] : [wordsB, wordsA];
  const shared = few.filter((word) => many.includes(word)).length;
  if (shared === few.length) return 'similar';
  const left = few.filter((word) => !many.includes(word));
  const right = many.filter((word) => !few.includes(word));
  if (
    shared > 0 &&
    left.every((word) => right.some((other) => isInitialOf(word, other) || isInitialOf(other, word)))
  )
    return 'similar';
  return 'different';
}

/** Words of a name, folded and in alphabetical order, so that `Müller, Hans` and `hans muller` are one. */
export function nameWords(name: string, spellUmlauts = false): string[] {
  return (spellUmlauts ? foldUmlauts(name) : fold(name)).split(' ').filter(Boolean).sort();
}

function isInitialOf(short: string, long: string): boolean {
  return short.length === 1 && long.startsWith(short);
}
