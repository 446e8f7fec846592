/** Quoted-printable as vCard 2.1 uses it. Decoding takes anything; encoding gives UTF-8 with soft line breaks at 76 characters. */
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

/** @param room characters that the head takes on the first line. @param eol what parts the lines. */
export function encodeQuotedPrintable(text: string, room: number, eol: string): string {
  const lines: string[] = [];
  let line = '';
  let width = 76 - room;
  const encoder = new TextEncoder();
  const characters = [...text.replace(/\n/g, '\r\n')];
  characters.forEach((character, index) => {
    const isLast = index === characters.length - 1;
    let piece = isPlain(character) ? character : hexOf(encoder.encode(character));
    // A blank at the start of a line or at the end of the value does not survive every reader.
    if (piece === ' ' && isLast) piece = '=20';
    if (line !== '' && line.length + piece.length > width - 1) {
      lines.push(`${line}=`);
      line = '';
      width = 76;
    }
    // Nor does a line that could be taken for BEGIN:VCARD or END:VCARD.
    if (/^[ BE]$/i.test(piece) && line === '' && lines.length > 0) piece = hexOf(encoder.encode(piece));
    line += piece;
  });
  return [...lines, line].join(eol);
}

function isPlain(character: string): boolean {
  return character >= ' ' && character <= '~' && character !== '=';
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
