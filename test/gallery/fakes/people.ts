/** Made-up people, some with names that test the pages: long, right to left, without a name. */
import { de, en, Faker, fr } from '@faker-js/faker';
import type { Contact, Value } from '../../../lib/app/api.ts';

const faker = new Faker({ locale: [de, fr, en], seed: 20261123 });

export interface Person {
  readonly id: string;
  readonly given: string;
  readonly family: string;
  readonly company: string;
  readonly phone: string;
  readonly email: string;
}

const special: readonly Person[] = [
  {
    id: 's1',
    given: 'يوسف',
    family: 'الحداد',
    company: 'شركة النور',
    phone: '+971501234567',
    email: 'y@noor.example',
  },
  {
    id: 's2',
    given: 'Maximiliane-Friederike',
    family: 'von und zu Hohenlohe-Schillingsfürst-Waldenburg',
    company: 'Donaudampfschifffahrtsgesellschaft mbH & Co. KG',
    phone: '+4915123456789',
    email: 'm.f@donau.example',
  },
  { id: 's3', given: 'José', family: 'García-Núñez', company: '', phone: '+34612345678', email: '' },
  { id: 's4', given: '', family: '', company: 'Elektro Brandt', phone: '+493012345678', email: '' },
];

export const people: readonly Person[] = [
  ...special,
  ...Array.from({ length: 1200 }, (_, index) => {
    const given = faker.person.firstName();
    const family = faker.person.lastName();
    return {
      id: String(index + 1),
      given,
      family,
      company: faker.company.name(),
      phone: `+33${faker.string.numeric({ length: 9, allowLeadingZeros: false })}`,
      email: faker.internet
        .email({ firstName: given, lastName: family, provider: 'example.com' })
        .toLowerCase(),
    };
  }),
];

export function personAt(index: number): Person {
  const person = people[index % people.length];
  if (!person) throw new Error('no people');
  return person;
}

export function titleOf(person: Person): string {
  return `${person.given} ${person.family}`.trim() || person.company;
}

function values(...texts: string[]): Value[] {
  return texts.filter((text) => text !== '').map((value) => ({ value }));
}

export function atAircall(person: Person): Contact {
  return {
    first_name: values(person.given),
    last_name: values(person.family),
    company_name: values(person.company),
    phone_numbers: [{ value: person.phone, label: 'Work' }],
    emails: person.email ? [{ value: person.email, label: 'Work' }] : [],
  };
}

export function atBook(person: Person): Contact {
  return {
    given: values(person.given),
    family: values(person.family),
    org: values(person.company),
    tel: [
      { value: person.phone.replace(/^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '0$1 $2 $3 $4 $5'), label: 'cell' },
    ],
    email: values(person.email),
  };
}
