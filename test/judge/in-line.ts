/**
 * Judges from outside whether both sides are in line: reads the contacts of the emulator and the cards of the book's server themselves,
 * with a reader and a comparison of its own, and takes from the extension only which contacts it holds for the same person.
 */
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Link } from '../../lib/sync/plan.types.ts';
import type { AircallContact } from '../emulators/aircall/contact.ts';
import { type ReadCard, readCard } from './read-card.ts';

export interface Sides {
  readonly contacts: readonly AircallContact[];
  /** Text of each card by its path on the server. */
  readonly cards: ReadonlyMap<string, string>;
  readonly country: 'FR';
}

export interface Verdict {
  readonly inLine: number;
  /** A sentence for each pair that differs where it should not. */
  readonly faults: readonly string[];
}

/** Plain texts by the role under which the extension maps them. */
const texts = {
  'given-name': [(contact: AircallContact) => contact.first_name, (card: ReadCard) => card.given],
  'family-name': [(contact: AircallContact) => contact.last_name, (card: ReadCard) => card.family],
  company: [(contact: AircallContact) => contact.company_name, (card: ReadCard) => card.company],
  note: [(contact: AircallContact) => contact.information, (card: ReadCard) => card.note],
} as const;

export function judge(sides: Sides, links: readonly Link[]): Verdict {
  const contacts = new Map(sides.contacts.map((contact) => [String(contact.id), contact]));
  const faults: string[] = [];
  let inLine = 0;
  for (const link of links) {
    if (link.goneSide !== null) continue;
    const contact = contacts.get(link.leftId);
    const text = sides.cards.get(link.rightId);
    const differences =
      contact === undefined || text === undefined
        ? [contact === undefined ? 'no contact in Aircall' : 'no card in the book']
        : differencesOf(contact, readCard(text), link.baseline.open, sides.country);
    if (differences.length === 0) inLine += 1;
    else faults.push(`${link.leftId} and ${link.rightId}: ${differences.join('; ')}`);
  }
  return { inLine, faults };
}

/** @param open fields about which a question to the user is open: there they may differ */
function differencesOf(
  contact: AircallContact,
  card: ReadCard,
  open: readonly string[],
  country: 'FR',
): string[] {
  const differences: string[] = [];
  for (const [role, [ofContact, ofCard]] of Object.entries(texts)) {
    const left = ofContact(contact) ?? '';
    const right = ofCard(card);
    if (!open.includes(role) && folded(left) !== folded(right))
      differences.push(`${role} "${left}" / "${right}"`);
  }
  const phone = (text: string) => phoneKey(text, country);
  const onLeft = new Set(contact.phone_numbers.map(({ value }) => phone(value).key));
  const onRight = new Set(card.phones.map((text) => phone(text).key));
  for (const text of card.phones) {
    const { key, isReadable } = phone(text);
    // Aircall takes no number that nobody can read; it stays in the book.
    if (isReadable && !onLeft.has(key)) differences.push(`number ${text} is in the book only`);
  }
  for (const { value } of contact.phone_numbers) {
    if (!onRight.has(phone(value).key)) differences.push(`number ${value} is in Aircall only`);
  }
  const leftEmails = contact.emails.map(({ value }) => value.toLowerCase()).sort();
  const rightEmails = [...new Set(card.emails.map((email) => email.toLowerCase()))].sort();
  if (leftEmails.join() !== rightEmails.join()) differences.push(`e-mails ${leftEmails} / ${rightEmails}`);
  return differences;
}

function phoneKey(text: string, country: 'FR'): { key: string; isReadable: boolean } {
  const parsed = parsePhoneNumberFromString(text, country);
  if (parsed?.isValid()) return { key: parsed.number, isReadable: true };
  return { key: text.replace(/\D/g, ''), isReadable: false };
}

/** Case and accents are spelling, not content. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
