/**
 * Quoted-printable as vCard 2.1 uses it. Decoding takes anything; encoding gives UTF-8 in one line, however long: every reader takes a
 * long line, but Radicale refuses a card with soft line breaks (400, seen with 3.1.8).
 */
import { decodeBytes } from './charset.ts';

/** @param text without soft line breaks. Characters beyond ASCII that stand in it unencoded are taken as they are. */
export function decodeQuotedPrintable(text: string, charset: string): string {
  const pieces: string[] = [];
  let bytes: number[] = [];
  const flush = () => {
    if (bytes.length > 0) pieces.push(decodeBytes(Uint8Array.from(bytes), charset));
    bytes = [];
  };
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const hex = code === 61 ? text.slice(index + 1, index + 3) : '';
    if (/^[0-9A-Fa-f]{2}$/.test(hex)) {
      bytes.push(Number.parseInt(hex, 16));
      index += 2;
    } else if (code < 128) bytes.push(code);
    else {
      flush();
      pieces.push(text.charAt(index));
    }
  }
  flush();
  return pieces.join('');
}

export function encodeQuotedPrintable(text: string): string {
  const encoder = new TextEncoder();
  const written = [...text.replace(/\n/g, '\r\n')].map((character) =>
    isPlain(character) ? character : hexOf(encoder.encode(character)),
  );
  // A blank at the end of the value does not survive every reader.
  if (written.at(-1) === ' ') written[written.length - 1] = '=20';
  return written.join('');
}

function isPlain(character: string): boolean {
  return character >= ' ' && character <= '~' && character !== '=';
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
