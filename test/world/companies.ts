/** Companies that people work for; some have a switchboard whose number all of their people give. */
import { foldCompany } from '../../lib/contact/fold.ts';
import type { Names } from './names.ts';
import type { Numbers } from './numbers.ts';
import type { Country } from './person.ts';

export interface Company {
  readonly name: string;
  readonly country: Country;
  readonly domain: string;
  readonly switchboard: string | null;
}

const peoplePerCompany = 5;

export class Companies {
  private readonly names: Names;
  private readonly numbers: Numbers;
  private readonly open = new Map<string, { company: Company; places: number }>();
  private readonly known = new Set<string>();

  constructor(names: Names, numbers: Numbers) {
    this.names = names;
    this.numbers = numbers;
  }

  /** The employer of one more person; a switchboard's company is filled to the last place before another begins. */
  employ(country: Country, hasSwitchboard: boolean): Company {
    const key = `${country} ${hasSwitchboard}`;
    const current = this.open.get(key);
    const seat =
      current && current.places > 0
        ? current
        : { company: this.found(country, hasSwitchboard), places: peoplePerCompany };
    seat.places -= 1;
    this.open.set(key, seat);
    return seat.company;
  }

  /** A company that nobody works for yet. */
  found(country: Country, hasSwitchboard = false): Company {
    for (;;) {
      const name = this.names.speaker(country).company.name();
      const key = foldCompany(name);
      if (this.known.has(key)) continue;
      this.known.add(key);
      return {
        name,
        country,
        domain: `${slug(name) || 'firma'}.example`,
        switchboard: hasSwitchboard ? this.numbers.next(country, 'landline') : null,
      };
    }
  }
}

/** Letters and digits of ASCII, parted by dashes; '' if nothing of the text can be written so. */
export function slug(text: string): string {
  return text
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
