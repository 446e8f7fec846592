/** Splits a full name where people have split it before: what somebody typed as first and last name is never split anew. */
import { fold, tidy } from './fold.ts';
import { joinName } from './name-join.ts';

export interface KnownName {
  readonly given: string;
  readonly family: string;
}

/** Null where nothing of the known name is left in the full one. */
export function splitAsKnown(full: string, known: KnownName): KnownName | null {
  const text = tidy(full);
  if (text === tidy(joinName(known.given, known.family))) return known;
  if (text === '' || joinName(known.given, known.family) === '') return null;
  return atKnownSeam(text.split(' '), known);
}

/** The part that stayed the same, whatever its case and accents, shows where the other begins. Takes the new spelling. */
function atKnownSeam(words: readonly string[], known: KnownName): KnownName | null {
  const given = wordsOf(known.given);
  const family = wordsOf(known.family);
  const head = (count: number) => words.slice(0, count);
  const tail = (count: number) => words.slice(words.length - count);
  const isSame = (some: readonly string[], others: readonly string[]) =>
    others.length > 0 &&
    some.length === others.length &&
    some.every((word, at) => fold(word) === fold(others[at] ?? ''));
  const part = (one: readonly string[], other: readonly string[]) => ({
    given: one.join(' '),
    family: other.join(' '),
  });
  if (isSame(head(given.length), given)) return part(head(given.length), words.slice(given.length));
  if (isSame(tail(family.length), family))
    return part(words.slice(0, words.length - family.length), tail(family.length));
  if (isSame(head(family.length), family) && isSame(words.slice(family.length), given))
    return part(words.slice(family.length), [head(family.length).join(' ').replace(/,$/, '')]);
  return null;
}

function wordsOf(text: string): string[] {
  return tidy(text).split(' ').filter(Boolean);
}
