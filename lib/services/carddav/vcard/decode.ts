/** A property's value with its transfer encoding undone; backslashes are still in it, so that it can be split first. */
import { decodeBytes } from './charset.ts';
import { unescapeText } from './escape.ts';
import { isQuotedPrintable, type Property, parameterValues } from './property.ts';
import { decodeQuotedPrintable } from './quoted-printable.ts';

export function decoded(property: Property): string {
  const encoding = parameterValues(property, 'ENCODING')[0]?.toUpperCase() ?? '';
  const charset = parameterValues(property, 'CHARSET')[0] ?? '';
  if (isQuotedPrintable(property)) return decodeQuotedPrintable(property.value, charset);
  if (encoding === 'B' || encoding === 'BASE64') return decodeBase64(property.value, charset);
  return property.value;
}

/** The value as one text. */
export function textOfProperty(property: Property): string {
  return unescapeText(decoded(property)).trim();
}

function decodeBase64(value: string, charset: string): string {
  try {
    const bytes = Uint8Array.from(atob(value), (letter) => letter.charCodeAt(0));
    return decodeBytes(bytes, charset);
  } catch {
    return value;
  }
}
