/** Names: joining given and family name into one, splitting one into two, and telling how far two names agree. */
import { fold, foldUmlauts } from './fold.ts';

export { joinName } from './name-join.ts';
export type { KnownName } from './name-known.ts';
export { type SplitName, splitName } from './name-split.ts';

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
