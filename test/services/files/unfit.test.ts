/** What is not a file of contacts is told before it is read, and what is one is never refused. */
import { describe, expect, test } from 'vitest';
import { longestText, unfitFor } from '../../../lib/services/files/unfit.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...values: number[]) => Uint8Array.from([...values, ...Array<number>(200).fill(7)]);

describe('refused with its reason', () => {
  test.each([
    ['a workbook of Excel', bytes(0x50, 0x4b, 3, 4), 'workbook'],
    ['an old workbook of Excel', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), 'workbook'],
    ['a file without a byte', new Uint8Array(), 'empty'],
    ['a file of blanks and its mark only', utf8('\uFEFF \r\n\r\n'), 'empty'],
    ['a picture', bytes(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13), 'other-kind'],
    ['a PDF', utf8('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'other-kind'],
    ['a sign-in page saved in place of the export', utf8('\n<!DOCTYPE html><html>'), 'other-kind'],
    ['more than a message carries', new Uint8Array(longestText + 1).fill(0x41), 'too-long'],
  ] as const)('%s', (_what, file, reason) => {
    expect(unfitFor(file)).toBe(reason);
  });
});

describe('taken as it is', () => {
  test.each([
    ['a table', utf8('Name,Phone\nAnna,0612345678\n')],
    ['one of old Windows letters', Uint8Array.from('Name;Tél\nRené;06\n', (letter) => letter.charCodeAt(0))],
    ['one of letters that a look at the beginning cuts in half', utf8(`${'x'.repeat(999)}é,1\n`)],
    ['one of an old Windows with its first accent late', Uint8Array.from(`${'x,'.repeat(700)}é`, code)],
    ['one in UTF-16 without a mark', new Uint8Array(Uint16Array.from('Name;Tel\nAnna;1', code).buffer)],
    ['cards', utf8('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna\r\nEND:VCARD\r\n')],
    ['a table that begins with many blank lines', utf8(`${'\n'.repeat(2_000)}Name\nAnna\n`)],
  ] as const)('%s', (_what, file) => {
    expect(unfitFor(file)).toBeNull();
  });
});

function code(letter: string): number {
  return letter.charCodeAt(0);
}
