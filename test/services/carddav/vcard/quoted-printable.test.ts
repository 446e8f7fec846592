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

  it('that was written is read again, in lines of at most 76 characters that neither begin nor end with a blank', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.integer({ min: 0, max: 70 }),
        (text, room) => {
          const written = encodeQuotedPrintable(text, room, '\r\n');
          const lines = written.split('\r\n');
          lines.forEach((line, index) => {
            const isLast = index === lines.length - 1;
            expect(line.length).toBeLessThanOrEqual(index === 0 ? Math.max(76 - room, 14) : 76);
            expect(line.endsWith('=')).toBe(!isLast);
            if (index > 0) expect(line).not.toMatch(/^(?: |BEGIN|END)/i);
            if (isLast) expect(line).not.toMatch(/ $/);
          });
          const joined = lines
            .map((line, index) => (index < lines.length - 1 ? line.slice(0, -1) : line))
            .join('');
          expect(decodeQuotedPrintable(joined, 'utf-8')).toBe(text.replace(/\n/g, '\r\n'));
        },
      ),
    );
  });
});
