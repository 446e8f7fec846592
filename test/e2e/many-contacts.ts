/** Two thousand contacts for the pages' lists, made the same each time; every seventh number lacks its country code, every eleventh is none. */
import type { ShownContact } from '../dashboard/pages/site.ts';

const first = ['Anna', 'Béatrice', 'Chloé', 'David', 'Émile', 'Fatima', 'Giulia', 'Hans'];
const last = ['Albers', 'Bernard', 'Conti', 'Dubois', 'Eriksen', 'Fischer', 'García', 'Haddad', 'Ivanova'];

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
      first_name: first[index % first.length] ?? null,
      last_name: last[Math.floor(index / 3) % last.length] ?? null,
      company_name: index % 4 === 0 ? 'Acme GmbH' : null,
      phones: [{ value, truth: isBare ? 'not-e164' : isBroken ? 'invalid' : '' }],
      emails: [],
    };
  });
}
