import { describe, expect, it } from 'vitest';
import { type Contact, textOf, valuesOf } from '../../../lib/contact/contact.ts';
import { SyncError } from '../../../lib/errors.ts';
import { readCard } from '../../../lib/services/carddav/convert.ts';
import * as cards from './real-cards.ts';
import { lines } from './real-cards.ts';

function contactOf(text: string): Contact {
  const read = readCard(text);
  if (read.kind !== 'contact') throw new Error('a group');
  return read.contact;
}

/** `given | family | company | number (label), … | e-mail (label), … | note` */
function summary(text: string): string {
  const contact = contactOf(text);
  const labelled = (field: string) =>
    valuesOf(contact, field)
      .map(({ value, label }) => `${value} (${label})`)
      .join(', ');
  const texts = ['given', 'family', 'org'].map((field) => textOf(contact, field));
  return [...texts, labelled('tel'), labelled('email'), textOf(contact, 'note')].join(' | ');
}

const inside = (...properties: readonly string[]) =>
  lines('BEGIN:VCARD', 'VERSION:3.0', ...properties, 'END:VCARD');

describe('cards of real address books', () => {
  it.each([
    [
      'apple',
      'Anna | Müller | Acme GmbH | +49 151 23456789 (Mobile), +49 30 1234568 (Work Fax), +49 30 1234567 (Büro, hinten), +49 30 7654321 (Home Fax) | anna@acme.example (Work), anna@home.example (Home) | Erste Zeile\nzweite; mit, allem \\ und',
    ],
    ['appleCompany', ' |  | Bäckerei Sommer | 030 1234567 (Main) |  | '],
    [
      'google',
      'Jean-Luc | de La Fontaine | Société Générale d’Exemples | 06 12 34 56 78 (Mobile), +33 1 23 45 67 89 (), 01 98 76 54 32 (Standard), 01 11 11 11 11 (Work) | jl@exemple.example (Home) | ',
    ],
    [
      'outlook',
      'Jörg | Müller | Acme Ltd | +44 20 7946 0000 (Work), +44 20 7946 0001 (Work Fax), +44 7700 900123 (Mobile) | joerg@acme.example () | First line\nsecond line\n\nlast one: café and a=b, André too',
    ],
    [
      'nextcloud',
      'Zoë | O’Connor |  | +353 1 234 5678 (Home), +353-85-012-3456;ext=12 (Mobile), +353 91 234 567 (Ferienhaus) | zoe@work.example (Work), zoe@home.example (Home) | ',
    ],
    [
      'thunderbird',
      'Kees | van der Berg |  | 06-12345678 (Mobile), 020 123 4567 (Work) | kees@voorbeeld.example () | ',
    ],
    [
      'fastmail',
      'Cher |  |  | (02) 5550 1234 (Work) |  | A long note that the server has folded in the middle of a word and of a name: Ånders',
    ],
    [
      'davx5',
      '太郎 | 山田 |  | +81 3-1234-5678 (受付), +81 3-1234-5679 (Assistant) | taro@example.example (Mobile) | ',
    ],
    ['sogo', 'Luc | Tremblay | Inverse inc. | 514-555-0100 (Work) | luc@inverse.example (Work) | '],
  ])('%s is read', (name, expected) => {
    expect(summary(cards.contactCards[name] ?? '')).toBe(expected);
  });

  it('give the other fields too: parts of the name, title, department, birthday, web address, groups', () => {
    const contact = contactOf(cards.apple);
    const texts = ['prefix', 'middle', 'full_name', 'department', 'title', 'birthday', 'url'];
    expect(texts.map((field) => textOf(contact, field))).toEqual([
      'Dr.',
      'Maria',
      'Dr. Anna Maria Müller',
      'Vertrieb',
      'Einkäuferin, Süd',
      '--04-12',
      'http://www.acme.example',
    ]);
    expect(contact.categories).toEqual([{ value: 'Kunden' }, { value: 'Berlin, Mitte' }]);
    expect(contactOf(cards.google).birthday).toEqual([{ value: '1985-04-12' }]);
    expect(contactOf(cards.nextcloud).birthday).toEqual([{ value: '--04-12' }]);
    expect(contactOf(cards.nextcloud).categories).toEqual([{ value: 'Friends' }, { value: 'Family' }]);
  });

  it('give their uid without urn:uuid:, or none', () => {
    expect(readCard(cards.nextcloud).uid).toBe('3f1c2f3e-0000-4000-8000-000000000001');
    expect(readCard(cards.google).uid).toBe('');
  });
});

describe('a card that is not quite one', () => {
  it.each([
    ['without a version', lines('BEGIN:VCARD', 'N:Doe;Jane', 'TEL:1', 'END:VCARD')],
    ['with a byte order mark', `\uFEFF${inside('N:Doe;Jane', 'TEL:1')}`],
    ['with bare line feeds', inside('N:Doe;Jane', 'TEL:1').replaceAll('\r', '')],
    ['with bare carriage returns', inside('N:Doe;Jane', 'TEL:1').replaceAll('\n', '')],
    ['with line ends converted twice', inside('N:Doe;Jane', 'TEL:1').replaceAll('\r\n', '\r\r\n')],
    ['without a line end at its end', inside('N:Doe;Jane', 'TEL:1').trimEnd()],
    ['in lower case', inside('n:Doe;Jane', 'tel:1').replace('BEGIN:VCARD', 'begin:vcard')],
    ['followed by another', inside('N:Doe;Jane', 'TEL:1') + inside('N:Other;One', 'TEL:2')],
    ['with text before it', `HTTP leftovers\n\n${inside('N:Doe;Jane', 'TEL:1')}`],
    ['with rubbish in it', inside('rubbish', ':', 'N:Doe;Jane', ';x:y', '', 'TEL:1')],
    [
      'with a card inside it',
      inside('AGENT:', 'BEGIN:VCARD', 'N:In;Side', 'END:VCARD', 'N:Doe;Jane', 'TEL:1'),
    ],
    ['with a value that wrongly ends in =', inside('N:Doe;Jane', 'TEL:1', 'NOTE;QUOTED-PRINTABLE:=')],
  ])('%s is read', (_name, text) => {
    expect(summary(text).replace(/ \| =$/, ' | ')).toBe('Jane | Doe |  | 1 () |  | ');
  });

  it('with characters folded between their halves is read', () => {
    expect(textOf(contactOf(inside('N:\uD83D\r\n \uDE00;Jane')), 'family')).toBe('\u{1F600}');
  });

  it('with an unknown charset, or another than it says, is read as far as it goes', () => {
    const note = (parameters: string, value: string) =>
      textOf(contactOf(inside(`NOTE;ENCODING=QUOTED-PRINTABLE;${parameters}:${value}`)), 'note');
    expect(note('CHARSET=x-nonsense', 'caf=C3=A9')).toBe('café');
    expect(note('CHARSET=UTF-8', 'caf=E9')).toBe('café');
    expect(note('CHARSET=ISO-8859-15', '=A4')).toBe('€');
    expect(note('CHARSET=Shift_JIS', '=8E=52')).toBe('山');
  });

  it.each([
    ['', 'no-begin'],
    ['<html><body>Not found</body></html>', 'no-begin'],
    ['BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n', 'no-begin'],
    ['BEGIN:VCARD\r\nVERSION:3.0\r\nFN:half', 'no-end'],
    ['\u0000\u0001\uD800', 'no-begin'],
  ])('%j is refused with a reason', (text, reason) => {
    const read = () => readCard(text);
    expect(read).toThrow(SyncError);
    expect(read).toThrow(expect.objectContaining({ code: 'record-unreadable', detail: { reason } }));
  });

  it('whose characters were broken by a fold is refused, since a broken name must not travel', () => {
    const bytes = new TextEncoder().encode(inside('FN:Andr\u00e9'));
    const at = bytes.indexOf(0xc3) + 1;
    const broken = new TextDecoder().decode(
      Uint8Array.from([...bytes.slice(0, at), 13, 10, 32, ...bytes.slice(at)]),
    );
    expect(() => readCard(broken)).toThrow(
      expect.objectContaining({ code: 'record-unreadable', detail: { reason: 'split-character' } }),
    );
  });
});

describe('values', () => {
  it('that are empty are none', () => {
    expect(
      contactOf(inside('N:;;;;', 'FN:', 'TEL:', 'EMAIL: ', 'NOTE:\\n', 'CATEGORIES:,', 'ORG:;')),
    ).toEqual({});
  });

  it('said twice with the same label are one; with another label they are two', () => {
    expect(contactOf(inside('TEL;TYPE=HOME:1', 'TEL;TYPE=HOME:1', 'TEL;TYPE=WORK:1')).tel).toEqual([
      { value: '1', label: 'Home' },
      { value: '1', label: 'Work' },
    ]);
  });

  it('that are preferred come first', () => {
    expect(contactOf(inside('TEL:1', 'TEL:2', 'TEL;TYPE=pref:3')).tel?.map(({ value }) => value)).toEqual([
      '3',
      '1',
      '2',
    ]);
  });

  it('keep what people typed: no change of Unicode form, no blanks inside taken out', () => {
    expect(textOf(contactOf(inside('NOTE: Zoe\u0308  x ')), 'note')).toBe('Zoe\u0308  x');
  });

  it('of several notes are one note', () => {
    expect(textOf(contactOf(inside('NOTE:one', 'NOTE:', 'NOTE:two')), 'note')).toBe('one\ntwo');
  });

  it('that are no date are no birthday', () => {
    expect(contactOf(inside('BDAY;VALUE=text:circa 1800'))).toEqual({});
    expect(contactOf(inside('BDAY:1985-13-40'))).toEqual({});
    expect(textOf(contactOf(inside('BDAY:1985-04-12T00:00:00Z')), 'birthday')).toBe('1985-04-12');
  });

  it('of telephone addresses are numbers', () => {
    const number = (value: string) => textOf(contactOf(inside(`TEL;VALUE=uri:${value}`)), 'tel');
    expect(number('tel:+33-6-12-34-56-78')).toBe('+33-6-12-34-56-78');
    expect(number('tel:7042;phone-context=example.com')).toBe('7042');
    expect(number('TEL:%2B33612345678;ext=9')).toBe('+33612345678;ext=9');
  });
});

describe('a big card', () => {
  it('with a large photo, or built to be slow, is read', () => {
    const photo = Array.from({ length: 40_000 }, () => ` ${'A'.repeat(74)}`);
    const much = (piece: string) => piece.repeat(300_000);
    const big = [
      inside('PHOTO;ENCODING=b:', ...photo, 'N:Doe;Jane'),
      inside(`N:Doe;Jane\r\nNOTE:${much('\\')}`),
      inside(`N:Doe;Jane\r\nX-A;B="${much(':=')}`),
      inside('N:Doe;Jane', 'NOTE;QUOTED-PRINTABLE:', ...Array.from({ length: 40_000 }, () => '=')),
      inside(`N:Doe;Jane${much('\r')}`),
      inside(`N:Doe;Jane\r\nFN:${much(' ,')}`),
      inside(`N:Doe;Jane\r\nTEL${much(';TYPE=A')}:1`),
      inside(`N:Doe;Jane\r\nEMAIL:${much('a@')}`),
      inside('N:Doe;Jane', ...Array.from({ length: 20_000 }, (_, index) => `item${index}.TEL:${index}`)),
    ];
    for (const text of big) expect(textOf(contactOf(text), 'given')).toBe('Jane');
  });
});
