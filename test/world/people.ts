/**
 * Realistic people of France, Germany, the United Kingdom and the United States: the same seed gives the same people. Every number is
 * valid in its country; every address is in a domain that cannot exist.
 */
import { base, en, Faker } from '@faker-js/faker';
import { Companies, type Company, slug } from './companies.ts';
import { type Name, Names } from './names.ts';
import { Numbers } from './numbers.ts';
import type { Country, NameTrait, Person, PersonEmail, PersonPhone } from './person.ts';

const countryWeights = [
  { value: 'FR', weight: 45 },
  { value: 'DE', weight: 20 },
  { value: 'US', weight: 20 },
  { value: 'GB', weight: 15 },
] as const satisfies { value: Country; weight: number }[];

const traitWeights = [
  { value: 'plain', weight: 92 },
  { value: 'long', weight: 2 },
  { value: 'right-to-left', weight: 2 },
  { value: 'east-asian', weight: 2 },
  { value: 'one-word', weight: 2 },
] as const satisfies { value: NameTrait; weight: number }[];

const reachWeights = [
  { value: 'both', weight: 73 },
  { value: 'phone-only', weight: 23 },
  { value: 'email-only', weight: 4 },
] as const;
type Reach = (typeof reachWeights)[number]['value'];

const notes: Readonly<Record<Country, readonly string[]>> = {
  FR: ['Rappeler après 14 h', 'Client depuis 2019 ; préfère le téléphone', 'En congé le mercredi'],
  DE: ['Nur vormittags erreichbar', 'Ansprechpartner für Rechnungen', 'Bitte immer per Du'],
  GB: ['Prefers a call, not e-mail', 'Met at the trade fair in Leeds', 'Out of office on Fridays'],
  US: ['Call before 5 pm Eastern', 'Renewal is due in March', 'Speaks Spanish, too'],
};

const mailHosts: Readonly<Record<Country, string>> = {
  FR: 'courriel.example',
  DE: 'post.example',
  GB: 'mail.example',
  US: 'inbox.example',
};

export function people(seed: number, count: number): Person[] {
  const faker = new Faker({ locale: [en, base], seed });
  const names = new Names(faker);
  const numbers = new Numbers(faker);
  const companies = new Companies(names, numbers);
  return Array.from({ length: count }, (_, id) => person(id, faker, names, numbers, companies));
}

function person(id: number, faker: Faker, names: Names, numbers: Numbers, companies: Companies): Person {
  const { helpers } = faker;
  const chance = (probability: number) => faker.datatype.boolean({ probability });
  const country = helpers.weightedArrayElement([...countryWeights]);
  const trait = helpers.weightedArrayElement([...traitWeights]);
  const reach = helpers.weightedArrayElement([...reachWeights]);
  const name = names.next(country, trait);
  const isEmployed = trait !== 'one-word' && chance(reach === 'phone-only' ? 0.3 : 0.8);
  // Somebody at a switchboard can be told from colleagues by an address only.
  const employer = isEmployed ? companies.employ(country, reach === 'both' && chance(0.08)) : null;
  return {
    id,
    country,
    trait,
    ...name,
    company: employer?.name ?? null,
    title: employer && chance(0.3) ? names.speaker(country).person.jobTitle() : null,
    note: chance(0.2) ? helpers.arrayElement(notes[country]) : null,
    phones: reach === 'email-only' ? [] : phonesOf(country, employer, numbers, chance),
    emails: reach === 'phone-only' ? [] : emailsOf(id, country, name, employer, reach, chance),
  };
}

function phonesOf(
  country: Country,
  employer: Company | null,
  numbers: Numbers,
  chance: (probability: number) => boolean,
): PersonPhone[] {
  const mobile = (): PersonPhone => ({ kind: 'mobile', e164: numbers.next(country, 'mobile') });
  if (!employer) {
    const home: PersonPhone = { kind: 'home', e164: numbers.next(country, 'landline') };
    return chance(0.7) ? [mobile()] : chance(0.5) ? [home] : [mobile(), home];
  }
  if (employer.switchboard !== null) {
    const shared: PersonPhone = { kind: 'switchboard', e164: employer.switchboard };
    return chance(0.5) ? [shared] : [shared, mobile()];
  }
  const work: PersonPhone = { kind: 'work', e164: numbers.next(country, 'landline') };
  return chance(0.4) ? [work, mobile()] : [chance(0.5) ? work : mobile()];
}

function emailsOf(
  id: number,
  country: Country,
  name: Name,
  employer: Company | null,
  reach: Reach,
  chance: (probability: number) => boolean,
): PersonEmail[] {
  const local = [slug(name.given).split('-')[0], slug(name.family)].filter(Boolean).join('.') || 'contact';
  // The id keeps apart two people whose names differ only in what ASCII cannot say.
  const home: PersonEmail = { kind: 'home', address: `${local}.${id}@${mailHosts[country]}` };
  if (!employer) return [home];
  const work: PersonEmail = { kind: 'work', address: `${local}.${id}@${employer.domain}` };
  return reach === 'both' && chance(0.1) ? [work, home] : [work];
}
