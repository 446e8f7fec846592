/**
 * A hundred thousand people for the long measurement, made the same each time, on both sides in other spellings. Of each thousand 994 are on
 * both sides, one of whom has another e-mail in the file; 5 are at Aircall only, one of them twice, and one is in the file only. 10 numbers
 * at Aircall lack their country code.
 */
import type { ContactData } from '../emulators/aircall/contact.ts';

const given = ['Anna', 'Béatrice', 'Chloé', 'David', 'Émile', 'Fatima', 'Giulia', 'Hans', 'Inès', 'Jürgen'];
const family = ['Albers', 'Bernard', 'Conti', 'Dubois', 'Eriksen', 'Fischer', 'García', 'Haddad', 'Ivanova'];
const syllables = [
  'ba',
  'do',
  'fi',
  'ga',
  'ku',
  'le',
  'mi',
  'no',
  'pe',
  'ri',
  'sa',
  'tu',
  'va',
  'wo',
  'xe',
  'zu',
];

interface Member {
  readonly index: number;
  readonly given: string;
  readonly family: string;
  readonly company: string;
  /** Behind the country code. */
  readonly digits: string;
  readonly email: string;
}

function member(index: number): Member {
  const last = `${family[index % family.length]}-${nameOf(index)}`;
  return {
    index,
    given: given[Math.floor(index / 7) % given.length] ?? '',
    family: last,
    company: index % 4 === 0 ? '' : `Company ${index % 5_000}`,
    digits: `6${String(10_000_000 + index * 37).slice(-8)}`,
    email: index % 3 === 0 ? '' : `${nameOf(index)}${index}@example${index % 40}.com`,
  };
}

/** Nobody shares it with anybody. */
function nameOf(index: number): string {
  let rest = index;
  let name = '';
  for (let place = 0; place < 5; place += 1) {
    name += syllables[rest % syllables.length];
    rest = Math.floor(rest / syllables.length);
  }
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const isOnlyAtAircall = (index: number) => index % 200 === 7;
const isOnlyInFile = (index: number) => index % 1_000 === 8;
const hasMoreInFile = (index: number) => index % 1_000 === 9;
const lacksCode = (index: number) => index % 100 === 11;
const isTwice = (index: number) => index % 1_000 === 7;

export function atAircall(count: number): ContactData[] {
  const all: ContactData[] = [];
  for (let index = 0; index < count; index += 1) {
    if (isOnlyInFile(index)) continue;
    const one = asAircall(member(index));
    all.push(one);
    if (isTwice(index)) all.push(one);
  }
  return all;
}

function asAircall({
  index,
  given: first_name,
  family: last_name,
  company,
  digits,
  email,
}: Member): ContactData {
  const value = lacksCode(index) ? `0${digits}` : `+33${digits}`;
  return {
    first_name,
    last_name,
    ...(company === '' ? {} : { company_name: company }),
    phone_numbers: [{ label: 'Work', value }],
    emails: email === '' || hasMoreInFile(index) ? [] : [{ label: 'Work', value: email }],
  };
}

/** Numbers as people in France write them. */
export function asFile(count: number): string {
  const lines = ['ID,First name,Last name,Company,Mobile phone,Email'];
  for (let index = 0; index < count; index += 1) {
    if (isOnlyAtAircall(index)) continue;
    const { given: first, family: last, company, digits, email } = member(index);
    const more = hasMoreInFile(index) ? `extra${index}@example.com` : email;
    const phone = `0${digits}`.replace(/(\d\d)(?=\d)/g, '$1 ');
    lines.push([`p${index}`, first, last, company, phone, more].join(','));
  }
  return lines.join('\n');
}

/** Of somebody near this place who is on both sides. */
export function nameInLine(place: number): string {
  return member(Math.floor(place / 200) * 200 + 3).family;
}
