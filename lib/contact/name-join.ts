/** Given and family name as one: family first and unspaced in scripts without blanks, family first in Vietnamese, else given first. */
import { fold } from './fold.ts';
import { vietnameseLetters, vietnameseNames } from './name-lists.ts';

const unspacedScript = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々ー]+$/u;

export function isUnspaced(text: string): boolean {
  return unspacedScript.test(text);
}

export function joinName(given: string, family: string): string {
  const first = given.trim();
  const last = family.trim();
  if (isUnspaced(first) && isUnspaced(last)) return `${last}${first}`;
  return (isVietnamese(first, last) ? `${last} ${first}` : `${first} ${last}`).trim();
}

/** `Nguyễn` before `Văn An`, but not before `Anna`. */
export function isVietnamese(given: string, family: string): boolean {
  return vietnameseNames.has(fold(family)) && vietnameseLetters.test(given);
}
