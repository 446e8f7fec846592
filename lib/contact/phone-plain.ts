/**
 * A phone field in plain signs: ASCII digits, one kind of dash and blank, no invisible signs or pictures, links unwrapped.
 * Digits are never added, dropped or moved.
 */

/** Longer texts hold more than a number. */
export const longestText = 250;

const invisible = /\p{Cf}|\ufe0f|\u20e3/gu;
const pictures = /(?![©®™])\p{Extended_Pictographic}|\p{Emoji_Modifier}/gu;

const isPlainAlready = /^[\d +()-]*$/;

/** Line ends stay: they part numbers. */
export function plainText(text: string): string {
  if (isPlainAlready.test(text)) return text.trim().replace(/ {2,}/g, ' ');
  return unwrapLink(unwrapCell(toPlainSigns(text)));
}

function toPlainSigns(text: string): string {
  return toAsciiDigits(text.slice(0, longestText).normalize('NFKC'))
    .replace(invisible, '')
    .replace(pictures, ' ')
    .replace(/[\p{Pd}\u2212\u30fc]/gu, '-')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}

/** Marks of a spreadsheet around the number: `'0612…`, `="0612…"`, `612345678.0`. */
function unwrapCell(text: string): string {
  return text
    .replace(/^=?\s*["'’`‘“]+\s*/, '')
    .replace(/\s*["'’`”]+$/, '')
    .replace(/^(\+?\d{6,})\.0+$/, '$1');
}

/** `tel:+33-1-42…;ext=5` as RFC 3966 has it, with its context; `https://wa.me/336…`, whose digits always start with the calling code. */
function unwrapLink(text: string): string {
  const chat = /^(?:https?:\/\/)?(?:wa\.me\/|(?:api\.)?whatsapp\.com\/send\/?\?phone=)\+?(\d+)/i.exec(text);
  if (chat) return `+${chat[1]}`;
  const link = /^(?:tel|callto|sms|phone|facetime|whatsapp):(?:\/\/)?\s*(?=[+%(\d])(.*)$/is.exec(text);
  if (!link) return text.replace(/;\s*ext\s*=\s*/i, ' ext ');
  const [body = '', ...parameters] = (link[1] ?? '').replace(/%2b/gi, '+').replace(/%20/g, ' ').split(/[;?]/);
  const read = (name: string) =>
    parameters.find((one) => one.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
  const context = /^\+[\d.-]+$/.test(read('phone-context')) ? `${read('phone-context')} ` : '';
  const extension = read('ext');
  const unknown = parameters.filter((one) => !/^[a-z-]+=|^$/i.test(one)).map((one) => `; ${one}`);
  return `${body.includes('+') ? '' : context}${body}${extension && ` ext ${extension}`}${unknown.join('')}`;
}

/** Arabic-Indic, Persian, Devanagari and other decimal digits. */
function toAsciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    if (code < 128) return digit;
    // Decimal digits come in runs of ten; walk back to the zero of the run.
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String(code - zero);
  });
}
