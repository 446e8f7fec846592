/**
 * What people pick by mistake: a workbook in place of the table in it, an empty file, a saved web page. Told before anything is read of it,
 * for as a table it would become rows of rubbish.
 */
import { decodeFile, detectEncoding } from './encoding.ts';

export type Unfit = 'empty' | 'workbook' | 'other-kind' | 'too-long';

/** As much as a message between a page and the background carries in every browser. */
export const longestText = 60_000_000;

/** The first bytes of a zip (.xlsx, .ods, .numbers are zips) and of Microsoft's compound files (.xls). */
const workbooks = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];
const looked = 1_000;

/** @returns null: it may be a file of contacts */
export function unfitFor(bytes: Uint8Array): Unfit | null {
  if (workbooks.some((mark) => mark.every((byte, index) => bytes[index] === byte))) return 'workbook';
  const start = bytes.subarray(0, looked);
  // A letter that the cut halves only spoils its own place.
  const text = decodeFile(start, detectEncoding(start));
  if (bytes.length <= looked && text.trim() === '') return 'empty';
  if (text.includes('\0') || /^\s*(%PDF-|\{\\rtf|<!doctype|<html|<\?xml)/i.test(text)) return 'other-kind';
  return bytes.length > longestText && decodeFile(bytes, detectEncoding(bytes)).length > longestText
    ? 'too-long'
    : null;
}
