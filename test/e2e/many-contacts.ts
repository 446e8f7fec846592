/**
 * Two thousand contacts for the pages' lists, made the same each time: every seventh number lacks its country code, every eleventh is none. No
 * two have one name; one has the name of a colleague whom the call list shows.
 */
import type { ShownContact } from '../dashboard/pages/site.ts';

const first = ['Anna', 'Béatrice', 'Chloé', 'David', 'Émile', 'Fatima', 'Giulia', 'Hans'];
const last = ['Albers', 'Bernard', 'Conti', 'Dubois', 'Eriksen', 'Fischer', 'García', 'Haddad', 'Ivanova'];
const married = ['Jansen', 'Klein', 'Lopez', 'Novák', 'Ohlsson', 'Petit', 'Quinn', 'Rossi', 'Schmidt'];
const middle = ['Marie', 'Lee', 'Noor', 'Kai'];
const colleague = { index: 3, first: 'Léo', last: 'Martin' };

export function manyContacts(count = 2_000): ShownContact[] {
  return Array.from({ length: count }, (_, index) => {
    const digits = String(10_000_000 + index * 3_571).slice(-8);
    const isBare = index % 7 === 3;
    const isBroken = !isBare && index % 11 === 5;
    const value = isBare
      ? `06 ${digits.match(/\d\d/g)?.join(' ')}`
      : isBroken
        ? `+336${digits.slice(2)}`
        : `+336${digits}`;
    return {
      id: 500_000 + index,
      ...nameOf(index),
      company_name: index % 4 === 0 ? 'Acme GmbH' : null,
      phones: [{ value, truth: isBare ? 'not-e164' : isBroken ? 'invalid' : '' }],
      emails: index % 3 === 0 ? [{ value: `person.${index}@example.org` }] : [],
    };
  });
}

function nameOf(index: number): Pick<ShownContact, 'first_name' | 'last_name'> {
  if (index === colleague.index) return { first_name: colleague.first, last_name: colleague.last };
  const [a, b, c, d] = digitsOf(index, [first.length, last.length, married.length, middle.length]);
  return {
    first_name: `${first[a ?? 0]} ${middle[d ?? 0]}`,
    last_name: `${last[b ?? 0]}-${married[c ?? 0]}`,
  };
}

/** A number in a system whose digits have different bases: another one for each number. */
function digitsOf(index: number, bases: readonly number[]): number[] {
  let rest = index;
  return bases.map((base) => {
    const digit = rest % base;
    rest = Math.floor(rest / base);
    return digit;
  });
}
