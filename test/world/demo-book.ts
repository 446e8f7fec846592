/** The demo's address book: vCards of three versions, numbers as people type them, and things that Lineup does not map and must keep. */
import type { Faker } from '@faker-js/faker';
import { asCard, type CardContent } from './as-card.ts';
import { type CardVersion, cardText } from './card-text.ts';
import type { Cast } from './demo-cast.ts';
import { unreadableNumbers } from './messy.ts';
import type { Person } from './person.ts';
import { homeSpellings, plainSpelling, type Spelling, worldSpellings } from './spelling.ts';

export interface BookEntry {
  readonly personId: number;
  readonly uid: string;
  readonly fileName: string;
  readonly version: CardVersion;
  readonly content: CardContent;
  readonly text: string;
  /** Name, numbers or addresses are not written as Aircall writes them; only told of people who are on both sides. */
  readonly isSpelledOtherwise: boolean;
}

const versions = [
  { value: '3.0' as const, weight: 83 },
  { value: '2.1' as const, weight: 9 },
  { value: '4.0' as const, weight: 8 },
] satisfies { value: CardVersion; weight: number }[];

export function buildBook(cast: Cast, faker: Faker): BookEntry[] {
  const shared = new Set(cast.shared);
  const spare = cast.spare.filter(({ country }) => country === 'FR').flatMap(({ phones }) => phones);
  const entries = [...cast.shared, ...cast.onlyBook].map((person) => {
    const spelling = spellingOf(person, faker);
    const uid = faker.string.uuid();
    const drawn = faker.helpers.weightedArrayElement(versions);
    let content = adorned(asCard(person, spelling, uid), faker);
    if (shared.has(person)) content = asShared(content, person, cast, faker, () => spare.pop()?.e164);
    if (cast.unreadable.has(person)) {
      const text = unreadableNumbers[[...cast.unreadable].indexOf(person) % unreadableNumbers.length] ?? '';
      content = { ...content, phones: [{ kind: 'work', text }] };
    }
    const version = drawn === '2.1' && content.company?.includes(',') ? '3.0' : drawn;
    const plain = asCard(person, plainSpelling, uid);
    const isSpelledOtherwise =
      shared.has(person) && written(asCard(person, spelling, uid)) !== written(plain);
    return {
      personId: person.id,
      uid,
      fileName: `${uid}.vcf`,
      version,
      content,
      text: textOf(content, version, faker.datatype.boolean({ probability: 0.3 })),
      isSpelledOtherwise,
    };
  });
  return faker.helpers.shuffle(entries);
}

/** A French hand writes French numbers at home's way, and foreign ones so that they can be dialled. */
function spellingOf(person: Person, faker: Faker): Spelling {
  const phone = faker.helpers.arrayElement(
    person.country === 'FR' ? [...homeSpellings, ...worldSpellings] : worldSpellings,
  );
  return {
    phone,
    name: faker.helpers.weightedArrayElement([
      { value: 'as-is' as const, weight: 86 },
      { value: 'upper-case' as const, weight: 8 },
      { value: 'no-diacritics' as const, weight: 6 },
    ]),
    email: faker.datatype.boolean({ probability: 0.05 }) ? 'upper-case' : 'as-is',
  };
}

function adorned(card: CardContent, faker: Faker): CardContent {
  const chance = (probability: number) => faker.datatype.boolean({ probability });
  const { location, date, helpers } = faker;
  return {
    ...card,
    ...(chance(0.3)
      ? { address: [location.streetAddress(), location.city(), location.zipCode(), 'France'] as const }
      : {}),
    ...(chance(0.15)
      ? { birthday: date.birthdate({ refDate: '2026-01-01' }).toISOString().slice(0, 10) }
      : {}),
    ...(chance(0.2)
      ? { categories: [helpers.arrayElement(['Clients', 'Fournisseurs', 'Presse, radio'])] }
      : {}),
  };
}

/** What the book knows otherwise, more of, or not at all. */
function asShared(
  card: CardContent,
  person: Person,
  cast: Cast,
  faker: Faker,
  freeNumber: () => string | undefined,
): CardContent {
  const chance = (probability: number) => faker.datatype.boolean({ probability });
  // The card must still be found by a number of its own, or it would be another case than the one that is counted.
  const hasOwnNumber = person.phones.some(({ kind }) => kind !== 'switchboard');
  const lacksEmails = hasOwnNumber && chance(0.12);
  const more = chance(0.1) ? freeNumber() : undefined;
  const beside = [...cast.unreadableBeside].indexOf(person);
  return {
    ...card,
    company: cast.conflicts.get(person) ?? card.company,
    note: chance(0.5) ? null : card.note,
    emails: lacksEmails ? [] : card.emails,
    phones: [
      ...card.phones,
      ...(more === undefined ? [] : [{ kind: 'home' as const, text: more }]),
      ...(beside < 0 ? [] : [{ kind: 'work' as const, text: unreadableNumbers[beside % 5] ?? '' }]),
    ],
  };
}

function written({ given, family, phones, emails }: CardContent): string {
  return JSON.stringify([given, family, phones, emails]);
}

/**
 * Radicale (seen with 3.1.8) refuses two things that 2.1 allows: quoted-printable with soft breaks, hence plain UTF-8 for long lines, and a
 * bare comma in ORG, hence 3.0 for such companies.
 */
function textOf(content: CardContent, version: CardVersion, hasItemLabels: boolean): string {
  const text = cardText(content, { version, hasItemLabels });
  return text.includes('=\r\n') ? cardText(content, { version, isEightBit: true }) : text;
}
