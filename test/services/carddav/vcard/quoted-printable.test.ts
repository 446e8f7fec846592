import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeQuotedPrintable,
  encodeQuotedPrintable,
} from '../../../../lib/services/carddav/vcard/quoted-printable.ts';

describe('quoted-printable', () => {
  it('is read in the charset it is in', () => {
    expect(decodeQuotedPrintable('M=FCller', 'windows-1252')).toBe('Müller');
    expect(decodeQuotedPrintable('M=C3=BCller', '')).toBe('Müller');
    expect(decodeQuotedPrintable('=cf=f0=e8', 'windows-1251')).toBe('При');
  });

  it('leaves alone what is none', () => {
    expect(decodeQuotedPrintable('50=% =G1 = é=C3=A9', 'utf-8')).toBe('50=% =G1 = éé');
  });

  it('that was written is read again, and is one line of ASCII without a blank at its end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const written = encodeQuotedPrintable(text);
        expect(written).toMatch(/^[!-~ ]*$/);
        expect(written).not.toMatch(/ $/);
        expect(decodeQuotedPrintable(written, 'utf-8')).toBe(text.replace(/\n/g, '\r\n'));
      }),
    );
  });
});
