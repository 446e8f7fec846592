/** What is exported can be imported again, into Lineup and elsewhere, and does nothing to the spreadsheet that opens it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importable } from '../../../lib/app/file-import.ts';
import type { Contact, Field } from '../../../lib/contact/contact.ts';
import { aircallFields } from '../../../lib/services/aircall/fields.ts';
import { readFile } from '../../../lib/services/files/read-file.ts';
import { writeCards } from '../../../lib/services/files/write-cards.ts';
import { writeCsv } from '../../../lib/services/files/write-csv.ts';
import { openFile } from './at-once.ts';

const names: Readonly<Record<string, string>> = {
  first_name: 'First name',
  last_name: 'Last name',
  company_name: 'Company',
  information: 'Information',
  phone_numbers: 'Phone',
  emails: 'E-mail',
};
const nameOf = (field: Field) => names[field.id] ?? field.id;

const anna: Contact = {
  first_name: [{ value: 'Anna' }],
  last_name: [{ value: 'Müller; "Süß", \\n' }],
  company_name: [{ value: '=HYPERLINK("https://evil.example","Acme")' }],
  information: [{ value: 'one\ntwo' }],
  phone_numbers: [
    { value: '+33612345678', label: 'Mobile' },
    { value: '+33142685300', label: 'Work' },
  ],
  emails: [{ value: 'anna@acme.fr', label: 'Work' }],
};

function again(text: string, name: string) {
  const draft = openFile(name, new TextEncoder().encode(text), 'FR');
  return readFile({ ...importable(draft), id: 'f', version: '1', country: 'FR', importedAt: 0 }, 'FR')
    .records;
}

describe('CSV', () => {
  test('comes back as it was, labels, quotes, line ends and all', () => {
    const [row] = again(writeCsv([anna], aircallFields, nameOf, 'Label'), 'a.csv');
    expect(row?.contact).toMatchObject({
      given: anna.first_name,
      family: anna.last_name,
      org: anna.company_name,
      note: anna.information,
      tel: anna.phone_numbers,
      email: anna.emails,
    });
  });

  test('no cell is a formula, whatever people wrote; numbers stay numbers', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', ''), fc.string(), (start, rest) => {
        const contact: Contact = { ...anna, company_name: [{ value: `${start}${rest}` }] };
        const draft = openFile(
          'a.csv',
          new TextEncoder().encode(writeCsv([contact], aircallFields, nameOf, 'Label')),
          'FR',
        );
        for (const cell of draft.table?.rows[0] ?? []) {
          if (/^[=+\-@\t\r]/.test(cell)) expect(cell).toMatch(/^[+-]?[\d\s().\-/]+$/);
        }
      }),
    );
    expect(writeCsv([anna], aircallFields, nameOf, 'Label')).toContain(',+33612345678,');
  });

  test('nobody at all is a heading alone', () => {
    expect(again(writeCsv([], aircallFields, nameOf, 'Label'), 'a.csv')).toEqual([]);
  });
});

test('vCards come back as they were', () => {
  const text = writeCards([{ uid: 'aircall-7', contact: anna }], aircallFields, nameOf);
  const [card] = again(text, 'a.vcf');
  expect(card?.uid).toBe('aircall-7');
  expect(card?.contact).toMatchObject({
    given: anna.first_name,
    family: anna.last_name,
    org: anna.company_name,
    note: anna.information,
  });
  expect(card?.contact.tel?.map(({ value }) => value)).toEqual(['+33612345678', '+33142685300']);
});

test('what a card has no place for stands in its note', () => {
  const fields: readonly Field[] = [
    { id: 'name', name: 'Name', type: 'text', many: false, role: 'full-name' },
    { id: 'tier', name: 'Tier', type: 'choice', many: false },
  ];
  const text = writeCards(
    [{ uid: 'u', contact: { name: [{ value: 'Anna Müller' }], tier: [{ value: 'Gold' }] } }],
    fields,
    (field) => field.name,
  );
  expect(again(text, 'a.vcf')[0]?.contact).toMatchObject({
    full_name: [{ value: 'Anna Müller' }],
    note: [{ value: 'Tier: Gold' }],
  });
});
