/**
 * Phone numbers that are valid by the newest metadata and never given twice. Taken from the ranges that each country keeps free for
 * films where there are any left; only French and German mobiles are real ranges.
 */
import type { Faker } from '@faker-js/faker';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Country } from './person.ts';

export type Line = 'mobile' | 'landline';

interface Ranges {
  /** Patterns, `#` is any digit. */
  readonly fiction: readonly string[];
  readonly real: readonly string[];
}

const americanAreas =
  '202 206 210 212 213 214 215 267 303 305 310 312 313 314 317 323 347 404 407 408 410 412 415 424 443 469 480 503 504 510 512 516 602 612 614 615 617 619 646 650 702 703 704 713 714 718 719 720 737 757 770 773 801 804 805 813 816 817 818 832 858 901 904 913 914 916 917 919 929 949 954 972 973'.split(
    ' ',
  );
const american: Ranges = {
  fiction: americanAreas.map((area) => `+1${area}55501##`),
  real: americanAreas.map((area) => `+1${area}#######`),
};

const ranges: Readonly<Record<Country, Readonly<Record<Line, Ranges>>>> = {
  FR: {
    landline: {
      fiction: ['+3319900####', '+3326191####', '+3335301####', '+3346571####', '+3353649####'],
      real: ['+331########', '+334########'],
    },
    mobile: { fiction: [], real: ['+336########', '+337########'] },
  },
  DE: {
    landline: {
      fiction: ['+493023125###', '+496990009###', '+494066969###', '+492214710###', '+498999998###'],
      real: ['+4930########', '+4989########', '+4940########'],
    },
    mobile: { fiction: [], real: ['+49151########', '+49160#######', '+49171#######', '+49176########'] },
  },
  GB: {
    landline: {
      fiction: [
        '+442079460###',
        ...['113', '114', '115', '116', '117', '118', '121', '131', '141', '151', '161'].map(
          (area) => `+44${area}4960###`,
        ),
      ],
      real: ['+4420########', '+44161#######'],
    },
    mobile: { fiction: ['+447700900###'], real: ['+4477########', '+4479########'] },
  },
  US: { landline: american, mobile: american },
};

/** Draws after which a range of fiction counts as used up. */
const patience = 12;

export class Numbers {
  private readonly faker: Faker;
  private readonly given = new Set<string>();

  constructor(faker: Faker) {
    this.faker = faker;
  }

  next(country: Country, line: Line): string {
    const { fiction, real } = ranges[country][line];
    for (let draw = 0; ; draw += 1) {
      const from = draw < patience && fiction.length > 0 ? fiction : real;
      const number = this.faker.helpers.arrayElement(from).replace(/#/g, () => this.faker.string.numeric());
      if (this.given.has(number) || !isValid(number, country, line)) continue;
      this.given.add(number);
      return number;
    }
  }
}

function isValid(number: string, country: Country, line: Line): boolean {
  const parsed = parsePhoneNumberFromString(number);
  if (parsed?.country !== country || !parsed.isValid()) return false;
  const type = parsed.getType();
  if (type === 'FIXED_LINE_OR_MOBILE') return true;
  return type === (line === 'mobile' ? 'MOBILE' : 'FIXED_LINE');
}
