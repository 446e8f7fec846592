/**
 * Letters to dial: `1-800-FLOWERS`. Read only in the shapes that are printed on purpose: a known prefix and capitals or one word
 * that fill the number up. Whether the digits are a number is for phone.ts to say.
 */
const keys = 'abc2def3ghi4jkl5mno6pqrs7tuv8wxyz9';

function onKeypad(text: string): string {
  return text
    .toLowerCase()
    .replace(/[a-z]/g, (letter) => /\d/.exec(keys.slice(keys.indexOf(letter)))?.[0] ?? '');
}

const northAmerican = /^(\+?\s?1?)[\s.(-]*([2-9]\d\d)[\s.)-]+([A-Z\d][A-Z\d\s.-]*)$/i;
const tollFree = /^8(?:00|88|77|66|55|44|33|22)$/;
const others = /^(0800|0808|0508|1300|1800|13)[\s.-]*([A-Z\d][A-Z\d\s.-]*)$/i;
const othersAt: ReadonlySet<string> = new Set(['AU', 'NZ', 'GB', 'IE', 'ZA']);
const noWords = /\b(?:ext|extn|fax|tel|mob|cell)\b|x\d/i;

/**
 * @param plain as plainText gives it
 * @param isNorthAmerican whether the country of the account has calling code 1
 * @returns digits, with `+` where the calling code is part of them; null where it is no such text
 */
export function keypadDigits(plain: string, country: string, isNorthAmerican: boolean): string | null {
  if (!/[A-Z]{3}/i.test(plain) || noWords.test(plain)) return null;
  const [, lead = '', area = '', tail = ''] = northAmerican.exec(plain) ?? [];
  if (area !== '' && (isNorthAmerican || lead.startsWith('+1'))) {
    const dialled = tail.replace(/[^A-Z\d]/gi, '');
    if (tail.replace(/\D/g, '').length >= 7 || lead === '+') return null;
    // Keys pressed after the seventh change nothing: the call is already on its way.
    const isFilled = tollFree.test(area)
      ? dialled.length >= 7 && dialled.length <= 12
      : dialled.length === 7 && !/[a-z]/.test(tail);
    return isFilled ? `+1${area}${onKeypad(dialled.slice(0, 7))}` : null;
  }
  const [, prefix = '', rest = ''] = others.exec(plain) ?? [];
  return prefix !== '' && othersAt.has(country) ? onKeypad(prefix + rest.replace(/[^A-Z\d]/gi, '')) : null;
}
