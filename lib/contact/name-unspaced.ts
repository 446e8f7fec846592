/** Names without a blank: family first. Always a guess, for one text may be Chinese and Japanese. */
import { chineseFamilies, longEastAsianFamilies } from './name-lists.ts';

export function splitUnspaced(text: string): { readonly given: string; readonly family: string } | null {
  const letters = [...text];
  const at = (count: number) => ({
    family: letters.slice(0, count).join(''),
    given: letters.slice(count).join(''),
  });
  const mixed = /^(\p{Script=Han}+)([\p{Script=Hiragana}\p{Script=Katakana}ー]+)$/u.exec(text);
  if (mixed) return { family: mixed[1] ?? '', given: mixed[2] ?? '' };
  if (letters.length > 2 && longEastAsianFamilies.some((family) => text.startsWith(family))) return at(2);
  if (/^\p{Script=Hangul}{2,4}$/u.test(text)) return at(1);
  if (!/^[\p{Script=Han}々]{2,5}$/u.test(text)) return null;
  if (chineseFamilies.has(letters[0] ?? '') && letters.length <= 3) return at(1);
  return at(letters.length === 2 ? 1 : 2);
}
