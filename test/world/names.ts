/** Names of people, none given twice, and none that only case, accents or the order of its words tell from another. */
import {
  ar,
  base,
  de,
  en,
  en_GB,
  en_US,
  Faker,
  fr,
  he,
  ja,
  ko,
  type LocaleDefinition,
  zh_CN,
} from '@faker-js/faker';
import { nameWords } from '../../lib/contact/name.ts';
import type { Country, NameTrait } from './person.ts';

export interface Name {
  readonly given: string;
  readonly family: string;
}

const homeLocales: Readonly<Record<Country, LocaleDefinition>> = { FR: fr, DE: de, GB: en_GB, US: en_US };

export class Names {
  private readonly home: Readonly<Record<Country, Faker>>;
  private readonly rightToLeft: readonly Faker[];
  private readonly eastAsian: readonly Faker[];
  private readonly faker: Faker;
  private readonly given = new Set<string>();

  constructor(faker: Faker) {
    this.faker = faker;
    const speaker = (locale: LocaleDefinition) =>
      new Faker({ locale: [locale, en, base], seed: faker.number.int() });
    this.home = {
      FR: speaker(homeLocales.FR),
      DE: speaker(homeLocales.DE),
      GB: speaker(homeLocales.GB),
      US: speaker(homeLocales.US),
    };
    this.rightToLeft = [speaker(ar), speaker(he)];
    this.eastAsian = [speaker(ja), speaker(zh_CN), speaker(ko)];
  }

  speaker(country: Country): Faker {
    return this.home[country];
  }

  next(country: Country, trait: NameTrait): Name {
    for (let draw = 0; ; draw += 1) {
      const name = this.draw(country, trait);
      // After many draws in vain the names of the country are used up: a second given name tells the next ones apart.
      const unique =
        draw < 20 ? name : { ...name, given: `${name.given} ${this.home[country].person.firstName()}` };
      const key = nameWords(`${unique.given} ${unique.family}`, true).join(' ');
      if (key === '' || this.given.has(key)) continue;
      this.given.add(key);
      return unique;
    }
  }

  private draw(country: Country, trait: NameTrait): Name {
    switch (trait) {
      case 'plain':
        return plain(this.home[country]);
      case 'long':
        return long(this.home[country], country);
      case 'right-to-left':
        return plain(this.faker.helpers.arrayElement(this.rightToLeft));
      case 'east-asian':
        return plain(this.faker.helpers.arrayElement(this.eastAsian));
      case 'one-word':
        return { given: this.home[country].person.firstName(), family: '' };
    }
  }
}

function plain(speaker: Faker): Name {
  return { given: speaker.person.firstName(), family: speaker.person.lastName() };
}

function long(speaker: Faker, country: Country): Name {
  const first = () => speaker.person.firstName();
  const last = () => speaker.person.lastName();
  const particle = { FR: 'de La ', DE: 'von und zu ', GB: 'St. John ', US: 'Van Der ' }[country];
  return {
    given: `${first()}-${first()} ${first()} ${first()}`,
    family: `${particle}${last()}-${last()} ${last()}`,
  };
}
