/** A new card, in 3.0, which every server takes. The same for the same input: no clock and no chance in it. */
import { type Contact, textOf } from '../../contact/contact.ts';
import { formatCard, parseCard } from './vcard/card.ts';
import { escapeText } from './vcard/escape.ts';
import { foldLine } from './vcard/write-line.ts';
import { writeContact } from './write-card.ts';
import { writeFullName } from './write-name.ts';

/** FN is the full name if the contact has one (a card that is made anew), else the name, the company, an e-mail or a number. */
export function newCard(uid: string, contact: Contact): string {
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'PRODID:-//Lineup//Lineup//EN',
    `UID:${escapeText(uid, '3.0', 'whole')}`,
    'N:;;;;',
    'FN:',
    'END:VCARD',
  ];
  const blank = parseCard(lines.map((line) => foldLine(line, '\r\n')).join(''));
  const card = writeContact(blank, contact);
  const fullName = textOf(contact, 'full_name').trim();
  return formatCard(fullName === '' ? card : writeFullName(card, fullName));
}
