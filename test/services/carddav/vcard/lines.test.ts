import { describe, expect, it } from 'vitest';
import { logicalLines } from '../../../../lib/services/carddav/vcard/lines.ts';

const texts = (text: string) => logicalLines(text).map((line) => line.text);

describe('lines of a card', () => {
  it('that are folded are one, without the one blank of the fold', () => {
    expect(texts('NOTE:a\r\n b\r\n  c\r\n\td\r\nTEL:1')).toEqual(['NOTE:ab cd', 'TEL:1']);
  });

  it('are folded anywhere, in the name and the parameters too', () => {
    expect(texts('NO\n TE;X\n =1:a')).toEqual(['NOTE;X=1:a']);
  });

  it('end with a soft line break in quoted-printable alone', () => {
    expect(texts('NOTE;ENCODING=QUOTED-PRINTABLE:a=\r\nb=  \r\n c\r\nTEL:1')).toEqual([
      'NOTE;ENCODING=QUOTED-PRINTABLE:ab c',
      'TEL:1',
    ]);
    expect(texts('PHOTO;ENCODING=b:AA=\r\nTEL:1')).toEqual(['PHOTO;ENCODING=b:AA=', 'TEL:1']);
    expect(texts('NOTE:QUOTED-PRINTABLE=\r\nTEL:1')).toEqual(['NOTE:QUOTED-PRINTABLE=', 'TEL:1']);
  });

  it('do not swallow the end of the card', () => {
    expect(texts('NOTE;QUOTED-PRINTABLE:a=\nEND:VCARD\n')).toEqual(['NOTE;QUOTED-PRINTABLE:a=', 'END:VCARD']);
  });

  it('put together are the text', () => {
    const text = '\uFEFF\r\r\n a\n\rb:=\n c\r\n\r\n  \n';
    expect(
      logicalLines(text)
        .map((line) => line.raw)
        .join(''),
    ).toBe(text);
  });
});
