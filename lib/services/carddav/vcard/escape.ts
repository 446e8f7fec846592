/**
 * Backslashes in values. Reading is the same for every version, because writers mix them up: `\n`, `\,`, `\;`, `\:` and `\\` mean one
 * character, any other backslash is a backslash. Writing keeps to the card's version, and reading gives back what was written.
 */
import type { Version } from './card.ts';

export function unescapeText(text: string): string {
  const plain = text.replace(/\\([\\;,:nN])/g, (_all, letter: string) =>
    letter === 'n' || letter === 'N' ? '\n' : letter,
  );
  return storable(plain);
}

/**
 * Splits at separators that have no backslash before them. The parts stay escaped; a lone backslash at the very end is doubled, so that
 * another part can be put behind it.
 */
export function splitEscaped(text: string, separator: ';' | ','): string[] {
  const parts: string[] = [];
  let start = 0;
  let isLone = false;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '\\') {
      index += 1;
      isLone = index === text.length;
    } else if (text[index] === separator) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  parts.push(text.slice(start) + (isLone ? '\\' : ''));
  return parts;
}

/** Where the text will stand: alone, between semicolons (N, ORG) or between commas (CATEGORIES). */
export type Place = 'whole' | 'component' | 'item';

export function escapeText(text: string, version: Version, place: Place): string {
  const clean = storable(text);
  if (version !== '2.1') return clean.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');
  // 2.1 knows no `\n` (a line break travels as =0D=0A) and only `\;`; a backslash is doubled only where it would be misread.
  const safe = clean.replace(/\\(?=[\\;,:nN]|$)/g, '\\\\');
  if (place === 'whole') return safe;
  return place === 'component' ? safe.replace(/;/g, '\\;') : safe.replace(/,/g, '\\,');
}

/**
 * A text without what no card can carry: control characters (they are not allowed in XML either, so that one of them in one card makes a
 * whole answer of the server unreadable) and halves of characters. Line breaks become \n. Read and written values alike, so that they compare.
 */
export function storable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replace(/\p{Surrogate}/gu, '')
    .replace(/[\ufffe\uffff]/g, '');
}
