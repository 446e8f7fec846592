/**
 * What people do after the first sync, in Aircall and in the book, past Lineup: each edit says what it is for, so that the second sync
 * can be judged.
 */
import type { Link } from '../../lib/sync/plan.types.ts';
import type { BookClient } from '../e2e/book-client.ts';
import type { AircallEmulator } from '../emulators/aircall/emulator.ts';
import { readCard } from '../judge/read-card.ts';

export interface Edits {
  readonly done: readonly string[];
  /** Whether both sides show what was meant, once they are in line again; a sentence for each that does not. */
  check(): Promise<string[]>;
}

/** @param links pairs without an open question */
export async function editBothSides(
  aircall: AircallEmulator,
  book: BookClient,
  links: readonly Link[],
): Promise<Edits> {
  const pairs = await pairsWithBoth(aircall, book, links, 4);
  const [first, second, third, fourth] = freeNumbers(aircall, await book.all());
  const [renamed, called, merged, noted] = pairs;
  if (!renamed || !called || !merged || !noted || !first || !second || !third || !fourth) {
    throw new Error('too few linked people for the edits of the demo');
  }

  aircall.edit(renamed.id, { company_name: 'Nouvelle Maison SARL' });
  await book.put(called.path, withLine(called.text, `TEL;TYPE=HOME,VOICE:0${first.slice(3)}`));
  aircall.edit(merged.id, { information: 'Rappeler lundi' });
  await book.put(merged.path, withLine(merged.text, 'EMAIL;TYPE=INTERNET,HOME:bureau@nouveau.example'));
  const again = aircall.contact(noted.id)?.phone_numbers ?? [];
  aircall.edit(noted.id, { phone_numbers: [...again, { label: 'Home', value: second }] });
  const made = aircall.create({
    first_name: 'Maëlys',
    last_name: 'Nouvelle',
    phone_numbers: [{ label: 'Work', value: third }],
  });
  const newcomer = book.pathOf('demo-newcomer.vcf');
  await book.put(newcomer, newcomerCard(fourth));

  return {
    done: [
      'Aircall: a company changed, a note written, a number added, a contact made',
      'Book: a number added, an e-mail added to the person with the new note, a card made',
    ],
    async check() {
      const cards = await book.all();
      const card = (path: string) => readCard(cards.get(path) ?? '');
      const contacts = aircall.contacts();
      const contact = (id: number) => contacts.find((one) => one.id === id);
      const has = (id: number, value: string) =>
        contact(id)?.phone_numbers.some((phone) => phone.value === value);
      const holdsInBook = (digits: string) =>
        [...cards.values()].filter((text) =>
          readCard(text).phones.some((phone) => digitsOf(phone).endsWith(digits)),
        ).length;
      const expectations: readonly [string, boolean | undefined][] = [
        ['the changed company is not in the book', card(renamed.path).company === 'Nouvelle Maison SARL'],
        ['the number added in the book is not in Aircall', has(called.id, first)],
        ['the note written in Aircall is not in the book', card(merged.path).note === 'Rappeler lundi'],
        [
          'the e-mail added in the book is not in Aircall',
          contact(merged.id)?.emails.some(({ value }) => value === 'bureau@nouveau.example'),
        ],
        [
          'the number added in Aircall is not in the book',
          card(noted.path).phones.some((phone) => digitsOf(phone).endsWith(second.slice(3))),
        ],
        [
          'the contact made in Aircall is not once in the book',
          made !== undefined && holdsInBook(third.slice(3)) === 1,
        ],
        [
          'the card made in the book is not once in Aircall',
          contacts.filter((one) => one.phone_numbers.some(({ value }) => value === fourth)).length === 1,
        ],
      ];
      return expectations.flatMap(([sentence, isMet]) => (isMet ? [] : [sentence]));
    },
  };
}

const newcomerCard = (number: string) =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'UID:demo-newcomer',
    'N:Arrivé;Gaspard;;;',
    'FN:Gaspard Arrivé',
    'ORG:Atelier Arrivé',
    `TEL;TYPE=WORK,VOICE:0${number.slice(3)}`,
    'END:VCARD',
    '',
  ].join('\r\n');

/** Numbers of the range that France keeps for films, which nobody on either side has. */
function freeNumbers(aircall: AircallEmulator, cards: ReadonlyMap<string, string>): string[] {
  const taken = new Set([
    ...aircall
      .contacts()
      .flatMap(({ phone_numbers }) => phone_numbers.map(({ value }) => digitsOf(value).slice(-9))),
    ...[...cards.values()].flatMap((text) => readCard(text).phones.map((phone) => digitsOf(phone).slice(-9))),
  ]);
  const range = Array.from({ length: 10_000 }, (_, index) => `+3319900${String(index).padStart(4, '0')}`);
  return range.filter((number) => !taken.has(number.slice(3))).slice(0, 4);
}

interface Pair {
  readonly id: number;
  readonly path: string;
  readonly text: string;
}

/** The first linked people who have a company on both sides, in a card that a plain line can be added to. */
async function pairsWithBoth(
  aircall: AircallEmulator,
  book: BookClient,
  links: readonly Link[],
  count: number,
): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (const link of links) {
    const contact = aircall.contact(Number(link.leftId));
    if (link.goneSide !== null || link.baseline.open.length > 0 || !contact?.company_name) continue;
    const text = await book.read(link.rightId);
    if (!text.includes('VERSION:3.0') || readCard(text).company === '') continue;
    pairs.push({ id: contact.id, path: link.rightId, text });
    if (pairs.length === count) break;
  }
  return pairs;
}

function withLine(text: string, line: string): string {
  return text.replace(/END:VCARD/, `${line}\r\nEND:VCARD`);
}

function digitsOf(phone: string): string {
  return phone.replace(/\D/g, '');
}
