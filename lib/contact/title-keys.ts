/**
 * Keys under which a contact is found by what people call it, as it may stand on a page: `t:anna muller`. They are marks: nobody is matched by
 * them, since two people may well have one name.
 */
import { nameWords } from './name.ts';

/** Written without blanks between family and given name. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2}/u;

/** None for what is no full name: one word alone, a number, an address. */
export function titleKeys(title: string): string[] {
  if (/(?:\d\D*){3}|@/.test(title)) return [];
  const words = nameWords(title);
  if (words.length < 2 && !unspaced.test(title)) return [];
  return [...new Set([words, nameWords(title, true)].map((one) => `t:${one.join(' ')}`))];
}
