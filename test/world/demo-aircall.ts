/** The demo's Aircall: mostly clean E.164, some contacts twice, some numbers spoilt, some facts missing that the book has. */
import type { Faker } from '@faker-js/faker';
import type { ContactData } from '../emulators/aircall/contact.ts';
import { asAircall } from './as-aircall.ts';
import type { Cast } from './demo-cast.ts';
import { withMess } from './messy.ts';
import type { Person } from './person.ts';
import { plainSpelling } from './spelling.ts';

export interface AircallEntry {
  readonly personId: number;
  readonly data: ContactData;
}

export function buildAircall(cast: Cast, faker: Faker): AircallEntry[] {
  const chance = (probability: number) => faker.datatype.boolean({ probability });
  const shared = cast.shared.map((person) => {
    const data = asAircall(person, plainSpelling);
    // Only what a conflict or a twin does not hang on may be missing.
    const lacksCompany = !cast.conflicts.has(person) && !cast.sharedTwins.has(person) && chance(0.12);
    return entry(person, {
      ...data,
      company_name: lacksCompany ? null : data.company_name,
      information: chance(0.5) ? null : data.information,
    });
  });
  const onlyHere = cast.onlyAircall.map((person) => {
    const mess = cast.messy.get(person);
    const data = asAircall(person, plainSpelling);
    return entry(person, mess ? withMess(data, mess) : data);
  });
  const twins = [...cast.sharedTwins, ...cast.onlyAircallTwins].map((person) =>
    entry(person, {
      ...asAircall(person, { ...plainSpelling, name: chance(0.5) ? 'upper-case' : 'no-diacritics' }),
      emails: [],
      information: null,
    }),
  );
  return faker.helpers.shuffle([...shared, ...onlyHere, ...twins]);
}

function entry(person: Person, data: ContactData): AircallEntry {
  return { personId: person.id, data };
}
