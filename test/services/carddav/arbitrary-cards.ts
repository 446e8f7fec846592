/** Any card and any wanted values, for properties that hold for all of them. */
import fc from 'fast-check';
import type { Contact, Value } from '../../../lib/contact/contact.ts';
import { readCard } from '../../../lib/services/carddav/convert.ts';

const alphabet = [
  ...'abzAZ09 ;:,.\\"=^-_+()/@#é€漢字😀ßn',
  '\n',
  '\t',
  '\u00a0',
  'N',
  '=3D',
  '\\n',
  'END:VCARD',
];
const anyText = fc.array(fc.constantFrom(...alphabet), { maxLength: 60 }).map((parts) => parts.join(''));

/** A value as a contact holds it: trimmed, not empty. */
export const text = anyText.map((all) => all.trim()).filter((all) => all !== '');
const line = text.map((all) => all.replace(/\s+/g, ' '));

const name = fc.constantFrom(
  ...'N FN n fn TEL tel Tel EMAIL ORG TITLE NOTE CATEGORIES BDAY URL NICKNAME UID KIND X-ABLabel X-ABShowAs X-FOO PHOTO AGENT ADR'.split(
    ' ',
  ),
);
const parameter = fc.constantFrom(
  ...'TYPE=CELL TYPE=WORK,FAX type=home type=pref TYPE="home,voice" TYPE=Ferien CELL WORK FAX PREF=1 VALUE=uri ENCODING=QUOTED-PRINTABLE QUOTED-PRINTABLE ENCODING=b CHARSET=ISO-8859-1 CHARSET=nonsense X="a:b;c" X="open'.split(
    ' ',
  ),
);
const value = fc.oneof(
  { weight: 4, arbitrary: anyText.map((all) => all.replace(/\n/g, '')) },
  fc.constantFrom(
    'Müller;Anna;Maria;Dr.;',
    'Anna Müller',
    'Acme;Sales',
    'Acme',
    '+33 6 12 34 56 78',
    'tel:+33612345678;ext=1',
    'anna@acme.example',
    '_$!<HomeFAX>!$_',
    'COMPANY',
    'a,b\\,c,,d',
    '1985-04-12',
    'M=FCller;J=C3=B6rg=',
    'SGFsbG8=',
  ),
);
const property = fc
  .tuple(
    fc.constantFrom('', '', 'item1.', 'ITEM1.', 'item2.'),
    name,
    fc.array(parameter, { maxLength: 3 }),
    value,
  )
  .map(([group, named, parameters, held]) => `${group}${[named, ...parameters].join(';')}:${held}`);
const rubbish = fc.constantFrom(
  '',
  ' folded',
  '\ttab',
  'no colon here',
  ':',
  ';;',
  'BEGIN:VCARD\nFN:inner\nEND:VCARD',
);
const version = fc.constantFrom('VERSION:2.1', 'VERSION:3.0', 'version:4.0', 'VERSION:', '');

/** Folded anywhere but between the halves of a character, which cannot be stored. */
function folded(all: string, every: number): string {
  const characters = [...all];
  const pieces: string[] = [];
  for (let index = 0; index < characters.length; index += every)
    pieces.push(characters.slice(index, index + every).join(''));
  return pieces.join('\n ');
}

export const card = fc
  .tuple(
    version,
    fc.array(fc.oneof({ weight: 6, arbitrary: property }, { weight: 1, arbitrary: rubbish }), {
      maxLength: 14,
    }),
    fc.integer({ min: 1, max: 90 }),
    fc.constantFrom('\r\n', '\n', '\r', '\r\r\n'),
    fc.constantFrom('', '\uFEFF', 'junk\n\n'),
    fc.constantFrom('', 'BEGIN:VCARD\nFN:second\nEND:VCARD\n', 'trailing'),
  )
  .map(([versionLine, properties, every, eol, before, after]) =>
    [
      `${before}BEGIN:VCARD`,
      versionLine,
      ...properties.map((each) => (each.startsWith('BEGIN') ? each : folded(each, every))),
      'END:VCARD',
      after,
    ]
      .join('\n')
      .replaceAll('\n', eol),
  )
  // An END that a soft line break has swallowed leaves no card.
  .filter(isReadable);

function isReadable(all: string): boolean {
  try {
    readCard(all);
    return true;
  } catch {
    return false;
  }
}

const labels = fc.oneof(
  fc.constantFrom('', 'Mobile', 'Work', 'Home', 'Main', 'Work Fax', 'Home Fax', 'Fax', 'Pager', 'Other'),
  line.filter((all) => !all.startsWith('_$!<')),
);
const labelled = (values: fc.Arbitrary<string>) =>
  fc.array(fc.record({ value: values, label: labels }), { maxLength: 4 });
const single = (values: fc.Arbitrary<string>): fc.Arbitrary<Value[]> =>
  fc.array(
    values.map((all) => ({ value: all })),
    { maxLength: 1 },
  );
const phone = fc.oneof(
  fc.constantFrom('+33 6 12 34 56 78', '+33612345678', '0612345678', '030/123456', '+1 555;ext=3'),
  line.filter((all) => !/^tel:/i.test(all)),
);
const email = fc.oneof(fc.constantFrom('anna@acme.example', 'ANNA@acme.example', 'b@c.example'), line);
const date = fc.constantFrom('1985-04-12', '2000-02-29', '--12-31');

/** Wanted values of some of the fields. */
export const target: fc.Arbitrary<Contact> = fc.record(
  {
    given: single(line),
    family: single(line),
    middle: single(line),
    prefix: single(line),
    suffix: single(line),
    org: single(line),
    department: single(line),
    title: single(line),
    nickname: single(line),
    note: single(text),
    birthday: single(date),
    tel: labelled(phone),
    email: labelled(email),
    url: fc.array(
      line.map((all) => ({ value: all })),
      { maxLength: 3 },
    ),
    categories: fc.array(
      line.map((all) => ({ value: all })),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: [] },
);
