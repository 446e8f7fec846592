/**
 * Wildcards: `*` stands for any text, `?` for one character, `\` makes the next one plain. The whole text must match, without regard to case.
 * No regular expressions: one typed in haste can hang the browser on one contact. Here the work is never more than pattern × text.
 */
export const longestPattern = 200;

type Sign =
  | { readonly kind: 'any' }
  | { readonly kind: 'one' }
  | { readonly kind: 'plain'; readonly text: string };

export function matchesPattern(pattern: string, text: string): boolean {
  const signs = read(pattern);
  const letters = [...text.normalize('NFC').toLowerCase()];
  let at = 0;
  let sign = 0;
  // Where to take up again if the rest does not fit: behind the last `*`, one letter further. Earlier stars need no second look.
  let star = -1;
  let starAt = 0;
  while (at < letters.length) {
    const current = signs[sign];
    if (current?.kind === 'any') {
      star = sign;
      starAt = at;
      sign += 1;
    } else if (current && (current.kind === 'one' || current.text === letters[at])) {
      sign += 1;
      at += 1;
    } else if (star >= 0) {
      starAt += 1;
      at = starAt;
      sign = star + 1;
    } else return false;
  }
  return signs.slice(sign).every((left) => left.kind === 'any');
}

function read(pattern: string): Sign[] {
  const signs: Sign[] = [];
  let isPlain = false;
  for (const letter of pattern.normalize('NFC').toLowerCase()) {
    if (!isPlain && letter === '\\') {
      isPlain = true;
      continue;
    }
    if (!isPlain && letter === '*') {
      if (signs.at(-1)?.kind !== 'any') signs.push({ kind: 'any' });
    } else if (!isPlain && letter === '?') signs.push({ kind: 'one' });
    else signs.push({ kind: 'plain', text: letter });
    isPlain = false;
  }
  if (isPlain) signs.push({ kind: 'plain', text: '\\' });
  return signs;
}
