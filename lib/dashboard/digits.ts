/** A text in ASCII digits, dashes and blanks, sign by sign, so that places in it are places in the text on the page. */

const plain = /^[\x20-\x7e]*$/;
const digit = /\p{Nd}/u;

export function plainSigns(text: string): string {
  if (plain.test(text)) return text;
  let out = '';
  for (let at = 0; at < text.length; at++) out += plainSign(text[at] ?? '');
  return out;
}

function plainSign(sign: string): string {
  if (plain.test(sign)) return sign;
  if (/[\u2010-\u2015\u2212\uff0d\u30fc]/.test(sign)) return '-';
  if (sign === '\uff0b') return '+';
  if (sign === '\uff08') return '(';
  if (sign === '\uff09') return ')';
  if (/\s/.test(sign)) return sign === '\n' ? '\n' : ' ';
  // Marks of direction stand around numbers in right-to-left pages.
  if (/\p{Cf}/u.test(sign)) return ' ';
  return digit.test(sign) ? asciiDigit(sign) : sign;
}

/** Decimal digits come in runs of ten; walks back to the zero of the run. */
function asciiDigit(sign: string): string {
  const code = sign.charCodeAt(0);
  let zero = code;
  while (code - zero < 9 && digit.test(String.fromCharCode(zero - 1))) zero -= 1;
  return String(code - zero);
}

export function digitsOf(text: string): string {
  return plainSigns(text).replace(/\D/g, '');
}
