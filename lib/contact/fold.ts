/** Text as people compare it: without case, accents, emoji, punctuation and doubled blanks. For finding, never for storing. */

// A copyright or trade mark sign is a letter of the name, whatever Unicode's tables say.
const emoji =
  /(?![©®™])\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u200d\ufe0f\u20e3]/gu;
const special: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

export function withoutEmoji(text: string): string {
  return text.replace(emoji, '');
}

/** Same text whatever its Unicode form, line ends, outer and doubled blanks: what a service may do to a text without changing it. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .trim();
}

export function fold(text: string): string {
  return withoutEmoji(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđłðþı]/g, (letter) => special[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** German umlauts are spelled both `ü` and `ue`: a second folding makes them meet. */
export function foldUmlauts(text: string): string {
  return fold(text.replace(/ä/gi, 'ae').replace(/ö/gi, 'oe').replace(/ü/gi, 'ue'));
}

/** Whether two texts differ only in spelling: case, accents, punctuation, umlauts. Empty texts are like nothing but each other. */
export function isSameSpelling(a: string, b: string): boolean {
  if (tidy(a) === tidy(b)) return true;
  const foldedA = fold(a);
  const foldedB = fold(b);
  if (foldedA === '' || foldedB === '')
    return foldedA === foldedB && withoutEmoji(tidy(a)) === withoutEmoji(tidy(b));
  return foldedA === foldedB || foldUmlauts(a) === foldUmlauts(b);
}

const legalForms =
  /\b(gmbh|mbh|ag|kg|ohg|ug|se|e ?k|inc|incorporated|llc|ltd|limited|plc|corp|corporation|co|company|sarl|sas|sasu|sa|eurl|snc|bv|nv|spa|srl|ab|oy|as|aps)\b/g;

/** A company's name without its legal form: `Acme GmbH` and `ACME` are the same. */
export function foldCompany(text: string): string {
  const folded = fold(text);
  const bare = folded.replace(legalForms, ' ').replace(/\s+/g, ' ').trim();
  return bare === '' ? folded : bare;
}
