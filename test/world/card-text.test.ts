import { expect, test } from 'vitest';
import type { CardContent } from './as-card.ts';
import { cardText } from './card-text.ts';

const card: CardContent = {
  uid: '0b4e1fe7-2d3f-4881-94b2-e9d9429d2394',
  given: 'Zoë',
  family: 'Müller; von Groß',
  company: 'Acme, Söhne',
  title: null,
  note: 'Two\nlines; one \\ and a comma, all in a note that is far too long for a single line: éééééééééé',
  phones: [
    { kind: 'mobile', text: '+33612345678' },
    { kind: 'switchboard', text: '01 99 00 12 34' },
  ],
  emails: [{ kind: 'work', address: 'zoe@acme.example' }],
  address: ['1, rue A', 'Lyon', '69001', 'France'],
  birthday: '1980-02-03',
  categories: ['Presse, radio'],
};

const unfolded = (text: string) => text.replace(/\r\n /g, '').split('\r\n');

test('a 3.0 card escapes what must be, and no line is longer than 75 octets', () => {
  const text = cardText(card, { version: '3.0' });
  expect(text.endsWith('END:VCARD\r\n')).toBe(true);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text).not.toContain('\ufffd');
  expect(unfolded(text)).toEqual(
    expect.arrayContaining([
      'VERSION:3.0',
      'N:Müller\\; von Groß;Zoë;;;',
      'ORG:Acme\\, Söhne',
      'TEL;TYPE=CELL:+33612345678',
      'EMAIL;TYPE=INTERNET,WORK:zoe@acme.example',
      'CATEGORIES:Presse\\, radio',
      'NOTE:Two\\nlines\\; one \\\\ and a comma\\, all in a note that is far too long for a single line: éééééééééé',
    ]),
  );
});

test('a 3.0 card can carry labels as Apple writes them', () => {
  expect(unfolded(cardText(card, { version: '3.0', hasItemLabels: true }))).toEqual(
    expect.arrayContaining(['item2.TEL:01 99 00 12 34', 'item2.X-ABLabel:Zentrale']),
  );
});

test('a 4.0 card has quoted types, and numbers as addresses where they can be', () => {
  expect(unfolded(cardText(card, { version: '4.0' }))).toEqual(
    expect.arrayContaining([
      'VERSION:4.0',
      'UID:urn:uuid:0b4e1fe7-2d3f-4881-94b2-e9d9429d2394',
      'TEL;VALUE=uri;TYPE="cell":tel:+33612345678',
      'TEL;TYPE="work,voice":01 99 00 12 34',
      'BDAY:19800203',
    ]),
  );
});

test('a 2.1 card is plain ASCII with soft breaks, and decodes to what was meant', () => {
  const text = cardText(card, { version: '2.1' });
  expect(text).toMatch(/^[\x20-\x7e\r\n]*$/);
  for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76);
  const lines = text.replaceAll('=\r\n', '').split('\r\n');
  const value = (name: string) => {
    const line = lines.find((candidate) => candidate.startsWith(`${name};CHARSET`)) ?? '';
    const octets = line
      .slice(line.indexOf(':') + 1)
      .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(octets, 'latin1').toString('utf8');
  };
  expect(value('N')).toBe('Müller\\; von Groß;Zoë;;;');
  expect(value('NOTE')).toBe(card.note);
  expect(lines).toContain('TEL;CELL:+33612345678');
});

test('a 2.1 card can be plain UTF-8 instead', () => {
  const lines = cardText(card, { version: '2.1', isEightBit: true }).split('\r\n');
  expect(lines).toEqual(
    expect.arrayContaining(['N;CHARSET=UTF-8:Müller\\; von Groß;Zoë;;;', 'TEL;CELL:+33612345678']),
  );
});
