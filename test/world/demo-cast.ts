/** Who plays which part in the demo's world. Parts that would blur each other's outcome are never given to one person. */

import { type MessKind, messKinds } from './messy.ts';
import { people } from './people.ts';
import type { Person } from './person.ts';

export const sizes = {
  /** Aircall's own two, put there by the emulator. */
  defaultContacts: 2,
  shared: 600,
  sharedTwins: 6,
  conflicts: 10,
  onlyAircall: 562,
  onlyAircallTwins: 30,
  messy: 24,
  onlyBook: 300,
  withoutNumber: 12,
  unreadable: 5,
  switchboardOnly: 4,
  unreadableBeside: 8,
  hidden: 8,
} as const;

export interface Cast {
  readonly shared: readonly Person[];
  readonly onlyAircall: readonly Person[];
  readonly onlyBook: readonly Person[];
  readonly hidden: readonly Person[];
  /** People who are on no side: their numbers and addresses are free to be given to others. */
  readonly spare: readonly Person[];
  /** Numbers that several shared people give. */
  readonly switchboards: readonly string[];
  readonly sharedTwins: ReadonlySet<Person>;
  readonly onlyAircallTwins: ReadonlySet<Person>;
  /** Shared person → the other company that the card names. */
  readonly conflicts: ReadonlyMap<Person, string>;
  readonly messy: ReadonlyMap<Person, MessKind>;
  readonly unreadable: ReadonlySet<Person>;
  readonly unreadableBeside: ReadonlySet<Person>;
  readonly switchboardOnly: ReadonlySet<Person>;
}

export function cast(seed: number): Cast {
  const all = people(seed, 2_100);
  const withNumber = all.filter(({ phones }) => phones.length > 0);
  // All people of a switchboard are on both sides, so that its number is plainly shared on both.
  const atSwitchboard = withNumber.filter(({ phones }) => phones.some(({ kind }) => kind === 'switchboard'));
  const others = withNumber.filter((person) => !atSwitchboard.includes(person));
  const take = (count: number) => others.splice(0, count);
  const ordinary = take(sizes.shared - atSwitchboard.length);
  const onlyAircall = take(sizes.onlyAircall);
  const switchboards = sharedNumbers(atSwitchboard);
  const colleagues = take(sizes.switchboardOnly).map((person, index) =>
    asColleague(person, atSwitchboard, switchboards[index % switchboards.length] ?? ''),
  );
  const silent = all.filter(({ phones }) => phones.length === 0).slice(0, sizes.withoutNumber);
  const talking = take(sizes.onlyBook - sizes.withoutNumber - sizes.switchboardOnly);

  const parts = dealer(ordinary);
  const sharedTwins = parts(sizes.sharedTwins);
  const employed = dealer(
    ordinary.filter((person) => person.company !== null && !sharedTwins.includes(person)),
  );
  const conflicting = employed(sizes.conflicts);
  const aircallParts = dealer(onlyAircall);
  const onlyAircallTwins = aircallParts(sizes.onlyAircallTwins);
  const messy = dealer(
    onlyAircall.filter((person) => person.country === 'FR' && !onlyAircallTwins.includes(person)),
  )(sizes.messy);
  return {
    shared: [...atSwitchboard, ...ordinary],
    onlyAircall,
    onlyBook: [...silent, ...colleagues, ...talking],
    hidden: take(sizes.hidden),
    spare: others,
    switchboards,
    sharedTwins: new Set(sharedTwins),
    onlyAircallTwins: new Set(onlyAircallTwins),
    conflicts: new Map(
      conflicting.map((person, index) => [person, otherCompany(person, onlyAircall, index)]),
    ),
    messy: new Map(messy.map((person, index) => [person, messKinds[index % messKinds.length] ?? 'blanks'])),
    unreadable: new Set(dealer(talking)(sizes.unreadable)),
    unreadableBeside: new Set(
      employed(sizes.unreadableBeside + sizes.conflicts)
        .filter((person) => !conflicting.includes(person))
        .slice(0, sizes.unreadableBeside),
    ),
    switchboardOnly: new Set(colleagues),
  };
}

/** Gives out people evenly spread over the crowd, nobody twice. */
function dealer(crowd: readonly Person[]): (count: number) => Person[] {
  const left = [...crowd];
  return (count) => {
    const step = Math.max(1, Math.floor(left.length / count));
    const dealt = Array.from({ length: count }, (_, index) => left[index * step]).filter(
      (person) => person !== undefined,
    );
    for (const person of dealt) left.splice(left.indexOf(person), 1);
    return dealt;
  };
}

function sharedNumbers(persons: readonly Person[]): string[] {
  const holders = new Map<string, number>();
  for (const { phones } of persons) {
    for (const { kind, e164 } of phones) {
      if (kind === 'switchboard') holders.set(e164, (holders.get(e164) ?? 0) + 1);
    }
  }
  return [...holders].filter(([, count]) => count > 1).map(([number]) => number);
}

function asColleague(person: Person, atSwitchboard: readonly Person[], e164: string): Person {
  const company = atSwitchboard.find(({ phones }) => phones.some((phone) => phone.e164 === e164))?.company;
  return { ...person, company: company ?? null, phones: [{ kind: 'switchboard', e164 }], emails: [] };
}

function otherCompany(person: Person, onlyAircall: readonly Person[], index: number): string {
  const companies = onlyAircall
    .filter(({ country }) => country === person.country)
    .flatMap(({ company }) => company ?? []);
  return companies[(index * 7) % companies.length] ?? 'Ancienne maison';
}
