/**
 * The world of the demo: a French firm's Aircall and the address book that it should be in line with. The same seed gives the same world.
 * `counts` says what was built, so that a demo can check what a sync made of it; the person's id tells which entries are the same person.
 */
import { base, en, Faker, fr } from '@faker-js/faker';
import type { ContactData } from '../emulators/aircall/contact.ts';
import { asAircall } from './as-aircall.ts';
import { type AircallEntry, buildAircall } from './demo-aircall.ts';
import { type BookEntry, buildBook } from './demo-book.ts';
import { type Cast, cast, sizes } from './demo-cast.ts';
import { plainSpelling } from './spelling.ts';

export interface DemoWorld {
  /** Country of numbers that are written without one. */
  readonly country: 'FR';
  /** For `emulator.seed`; the two contacts that every account starts with come on top and make it 1,200. */
  readonly aircall: readonly AircallEntry[];
  /** For `emulator.addHidden`: people's personal contacts, which the API never shows. */
  readonly hidden: readonly ContactData[];
  readonly book: readonly BookEntry[];
  readonly counts: DemoCounts;
}

export interface DemoCounts {
  /** Contacts that the API lists, Aircall's own two included. */
  readonly aircall: number;
  readonly defaultContacts: number;
  readonly book: number;
  /** People who are on both sides: one card each, one contact each but for those with a twin. */
  readonly shared: number;
  /** Of the shared: those with a second contact in Aircall, so that nobody can say which is the card's partner. */
  readonly sharedWithTwin: number;
  /** Of the shared without a twin: the company differs in truth, not in spelling. */
  readonly conflicts: number;
  /** Of the shared: cards whose name, number or address is written in another way than in Aircall. */
  readonly spelledOtherwise: number;
  /** People who are in Aircall only. */
  readonly onlyAircall: number;
  /** Of these: those with a second contact. */
  readonly onlyAircallWithTwin: number;
  /** Of these: contacts whose first number is spoilt. */
  readonly messyInAircall: number;
  /** People who are in the book only. */
  readonly onlyBook: number;
  /** Of these: cards that Aircall cannot take, because they have no number, or none that can be read. */
  readonly withoutNumber: number;
  readonly onlyUnreadableNumbers: number;
  /** Of these: colleagues of shared people, known by the switchboard alone. They are nobody's partner. */
  readonly switchboardOnly: number;
  /** Of the shared: cards with a number that cannot be read beside one that can. */
  readonly unreadableBeside: number;
  /** Numbers that several of the shared people give. */
  readonly switchboards: number;
  readonly hidden: number;
}

export function demoWorld(seed = 7): DemoWorld {
  const faker = new Faker({ locale: [fr, en, base], seed });
  const people = cast(seed);
  const aircall = buildAircall(people, faker);
  const book = buildBook(people, faker);
  const hidden = people.hidden.map((person) => asAircall(person, plainSpelling));
  return { country: 'FR', aircall, hidden, book, counts: countsOf(people, aircall, book, hidden.length) };
}

function countsOf(
  people: Cast,
  aircall: readonly AircallEntry[],
  book: readonly BookEntry[],
  hidden: number,
): DemoCounts {
  return {
    aircall: aircall.length + sizes.defaultContacts,
    defaultContacts: sizes.defaultContacts,
    book: book.length,
    shared: people.shared.length,
    sharedWithTwin: people.sharedTwins.size,
    conflicts: people.conflicts.size,
    spelledOtherwise: book.filter(({ isSpelledOtherwise }) => isSpelledOtherwise).length,
    onlyAircall: people.onlyAircall.length,
    onlyAircallWithTwin: people.onlyAircallTwins.size,
    messyInAircall: people.messy.size,
    onlyBook: people.onlyBook.length,
    withoutNumber: people.onlyBook.filter(({ phones }) => phones.length === 0).length,
    onlyUnreadableNumbers: people.unreadable.size,
    switchboardOnly: people.switchboardOnly.size,
    unreadableBeside: people.unreadableBeside.size,
    switchboards: people.switchboards.length,
    hidden,
  };
}
