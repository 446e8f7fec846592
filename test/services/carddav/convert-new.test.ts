import { describe, expect, it } from 'vitest';
import type { Contact } from '../../../lib/contact/contact.ts';
import { newCard } from '../../../lib/services/carddav/convert.ts';
import { lines } from './real-cards.ts';

describe('a new card', () => {
  it('is a 3.0 card with everything that the contact has', () => {
    const contact: Contact = {
      given: [{ value: 'Anna' }],
      family: [{ value: 'Müller; Meier' }],
      org: [{ value: 'Acme, Inc.' }],
      tel: [
        { value: '+49 30 1234567', label: 'Work' },
        { value: '+49 151 1234567', label: 'Boot' },
      ],
      email: [{ value: 'anna@acme.example', label: 'Work' }],
      note: [{ value: 'one\ntwo' }],
      categories: [{ value: 'Kunden' }, { value: 'A, B' }],
    };
    expect(newCard('id-1', contact)).toBe(
      lines(
        'BEGIN:VCARD',
        'VERSION:3.0',
        'PRODID:-//Lineup//Lineup//EN',
        'UID:id-1',
        'N:Müller\\; Meier;Anna;;;',
        'FN:Anna Müller\\; Meier',
        'ORG:Acme\\, Inc.',
        'NOTE:one\\ntwo',
        'TEL;TYPE=WORK:+49 30 1234567',
        'item1.TEL:+49 151 1234567',
        'item1.X-ABLabel:Boot',
        'EMAIL;TYPE=INTERNET,WORK:anna@acme.example',
        'CATEGORIES:Kunden,A\\, B',
        'END:VCARD',
      ),
    );
  });

  it.each([
    ['the name', { given: 'Anna', org: 'Acme', tel: '1' }, 'Anna'],
    ['the company', { org: 'Acme', email: 'a@b.example', tel: '1' }, 'Acme'],
    ['an e-mail', { email: 'a@b.example', tel: '1' }, 'a@b.example'],
    ['a number', { tel: '1' }, '1'],
    ['the full name of a card that is made anew', { given: 'Anna', full_name: 'Granny' }, 'Granny'],
    ['nothing, if there is nothing', {}, ''],
  ])('shows %s in FN', (_what, texts, shown) => {
    const contact = Object.fromEntries(Object.entries(texts).map(([id, value]) => [id, [{ value }]]));
    expect(newCard('u', contact)).toContain(`\r\nFN:${shown}\r\n`);
    expect(newCard('u', contact)).toMatch(/\r\nN:[^\r\n]*\r\n/);
  });

  it('is the same for the same input', () => {
    const contact = { tel: [{ value: '1', label: 'Work' }] };
    expect(newCard('u', contact)).toBe(newCard('u', contact));
  });
});
