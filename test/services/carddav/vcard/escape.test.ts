import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  escapeText,
  splitEscaped,
  storable,
  unescapeText,
} from '../../../../lib/services/carddav/vcard/escape.ts';

const awkward = fc
  .array(fc.constantFrom('\\', ';', ',', ':', 'n', 'N', '\n', 'a', 'é', ' '), { maxLength: 12 })
  .map((parts) => parts.join(''));

describe('backslashes', () => {
  it('that were written are read again as what they stood for', () => {
    fc.assert(
      fc.property(
        awkward,
        fc.constantFrom('2.1', '3.0', '4.0'),
        fc.constantFrom('whole', 'component', 'item'),
        (text, version, place) => {
          expect(unescapeText(escapeText(text, version, place))).toBe(text);
        },
      ),
    );
  });

  it('part what stands between semicolons and commas', () => {
    fc.assert(
      fc.property(
        fc.array(awkward, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('2.1', '3.0', '4.0'),
        fc.constantFrom([';', 'component'] as const, [',', 'item'] as const),
        (texts, version, [separator, place]) => {
          const written = texts.map((text) => escapeText(text, version, place)).join(separator);
          expect(splitEscaped(written, separator).map(unescapeText)).toEqual(texts);
        },
      ),
    );
  });

  it('are read as they are where they mean nothing', () => {
    expect(unescapeText('C:\\temp\\x \\, \\\\n \\')).toBe('C:\\temp\\x , \\n \\');
  });

  it('are spared in 2.1 where nobody needs them', () => {
    expect(escapeText('a, b; c\\d\ne', '2.1', 'whole')).toBe('a, b; c\\d\ne');
    expect(escapeText('a, b; c', '2.1', 'component')).toBe('a, b\\; c');
  });

  it('have no control characters beside them, and no halves of characters', () => {
    expect(storable('a\u0000\r\nb\rc\u0007\td\uD83D\uFFFFe\u{1F600}')).toBe('a\nb\nc\tde\u{1F600}');
  });
});
