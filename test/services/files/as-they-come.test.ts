/** Files as spreadsheets, CRMs and address books write them, read without a word from the user. */
import { describe, expect, test } from 'vitest';
import { importable } from '../../../lib/app/file-import.ts';
import { type Contact, textOf, valuesOf } from '../../../lib/contact/contact.ts';
import { readFile } from '../../../lib/services/files/read-file.ts';
import { changeDraft, openFile, outcomeOf } from './at-once.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const utf16 = (text: string) => {
  const units = Uint16Array.from(`\uFEFF${text}`, (letter) => letter.charCodeAt(0));
  return new Uint8Array(units.buffer);
};

function contactsIn(bytes: Uint8Array, country = 'FR', name = 'people.csv') {
  const draft = openFile(name, bytes, country);
  const file = { ...importable(draft), id: 'f', version: '1', country, importedAt: 0 };
  return readFile(file, country);
}
const only = (bytes: Uint8Array, country?: string): Contact =>
  contactsIn(bytes, country).records[0]?.contact ?? {};
const values = (contact: Contact, field: string) => valuesOf(contact, field).map((one) => one.value);
const labelled = (contact: Contact, field: string) =>
  valuesOf(contact, field).map((one) => `${one.value} (${one.label ?? ''})`);

describe('tables', () => {
  test('of Google Contacts: numbered columns with their labels, several values in a cell, labels without the starred ones', () => {
    const contact = only(
      utf8(
        'First Name,Middle Name,Last Name,Organization Name,Organization Title,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\n' +
          'Anna,,Müller,Acme,CTO,"one\ntwo",Customers ::: * myContacts,* Work,anna@acme.fr,Mobile,+33 6 12 34 56 78 ::: +33 6 12 34 56 79,Home,01 42 68 53 00\n',
      ),
    );
    expect([
      textOf(contact, 'given'),
      textOf(contact, 'family'),
      textOf(contact, 'org'),
      textOf(contact, 'title'),
    ]).toEqual(['Anna', 'Müller', 'Acme', 'CTO']);
    expect(textOf(contact, 'note')).toBe('one\ntwo');
    expect(values(contact, 'categories')).toEqual(['Customers']);
    expect(labelled(contact, 'email')).toEqual(['anna@acme.fr (Work)']);
    expect(labelled(contact, 'tel')).toEqual([
      '+33 6 12 34 56 78 (Mobile)',
      '+33 6 12 34 56 79 (Mobile)',
      '01 42 68 53 00 (Home)',
    ]);
  });

  test('of Outlook: a column for each kind of number', () => {
    const contact = only(
      utf8(
        'Title,First Name,Last Name,Company,Business Phone,Home Phone,Mobile Phone,E-mail Address,E-mail 2 Address,Categories\n' +
          ',Bob,Ray,Bolt,01 42 68 53 00,,06 12 34 56 78,bob@bolt.fr,bob@home.fr,VIP;Paris\n',
      ),
    );
    expect(labelled(contact, 'tel')).toEqual(['01 42 68 53 00 (Work)', '06 12 34 56 78 (Mobile)']);
    expect(values(contact, 'email')).toEqual(['bob@bolt.fr', 'bob@home.fr']);
    expect(values(contact, 'categories')).toEqual(['VIP', 'Paris']);
  });

  test('of a German spreadsheet: semicolons, Windows letters, German headings', () => {
    const contact = only(
      latin(
        'Vorname;Nachname;Firma;Telefon geschäftlich;Handy;Bemerkung\r\nJürgen;Groß;Müller & Söhne;030 901820;0151 23456789;ruft "gern" an\r\n',
      ),
      'DE',
    );
    expect([textOf(contact, 'given'), textOf(contact, 'family'), textOf(contact, 'org')]).toEqual([
      'Jürgen',
      'Groß',
      'Müller & Söhne',
    ]);
    expect(labelled(contact, 'tel')).toEqual(['030 901820 (Work)', '0151 23456789 (Mobile)']);
  });

  test('of a French one: apostrophes, accents, tabs and UTF-16', () => {
    const contact = only(
      utf16(
        'Prénom\tNom\tSociété\tTéléphone portable\tAdresse e-mail\r\nZoé\tL’Hôte\tÉtoile\t06 12 34 56 78\tzoe@etoile.fr\r\n',
      ),
    );
    expect([textOf(contact, 'given'), textOf(contact, 'family'), textOf(contact, 'org')]).toEqual([
      'Zoé',
      'L’Hôte',
      'Étoile',
    ]);
    expect(labelled(contact, 'tel')).toEqual(['06 12 34 56 78 (Mobile)']);
  });

  test('of a Spanish one', () => {
    const contact = only(
      utf8(
        'Nombre;Apellidos;Empresa;Móvil;Correo electrónico\nInés;García Márquez;Sol;612 34 56 78;ines@sol.es\n',
      ),
      'ES',
    );
    expect([textOf(contact, 'given'), textOf(contact, 'family')]).toEqual(['Inés', 'García Márquez']);
    expect(values(contact, 'tel')).toEqual(['612 34 56 78']);
  });

  test('with headings that say nothing, by what their columns hold', () => {
    const contact = only(
      utf8('A,B,C\n06 12 34 56 78,anna@acme.fr,gold\n07 66 12 34 56,bob@acme.fr,silver\n'),
    );
    expect([values(contact, 'tel'), values(contact, 'email')]).toEqual([
      ['06 12 34 56 78'],
      ['anna@acme.fr'],
    ]);
    expect(textOf(contact, 'column:C')).toBe('gold');
  });

  test('with values that a spreadsheet was kept from taking for formulas', () => {
    const contact = only(utf8("Name,Phone\n'=Anna,'+33612345678\n"));
    expect([textOf(contact, 'full_name'), values(contact, 'tel')]).toEqual(['=Anna', ['+33612345678']]);
  });

  test('rows that share an e-mail are two people, known again in the next file', () => {
    const sheet = (note: string) =>
      utf8(`Name,E-mail,Notes\nAnna,team@acme.fr,${note}\nBob,team@acme.fr,x\nCleo,,x\n`);
    const first = contactsIn(sheet('a')).records;
    const second = contactsIn(sheet('b')).records;
    expect(new Set(first.map((one) => one.id)).size).toBe(3);
    expect(second.map((one) => one.id)).toEqual(first.map((one) => one.id));
    expect(second.map((one) => one.version === first.find((other) => other.id === one.id)?.version)).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('a column of ids tells rows apart whatever else changes', () => {
    const sheet = (email: string) => utf8(`Customer ID,Name,E-mail\nC-7,Anna,${email}\n`);
    expect(contactsIn(sheet('new@acme.fr')).records[0]?.id).toBe(
      contactsIn(sheet('old@acme.fr')).records[0]?.id,
    );
  });

  test('rows that are not as the heading says are named, and none is dropped', () => {
    const outcome = outcomeOf(
      openFile(
        'x.csv',
        utf8('Name,Phone\nAnna,0612345678\nBob,0612345679,surplus\n\nCleo,3.36E+10\nDora,\n'),
        'FR',
      ),
    );
    expect(outcome).toMatchObject({ records: 4, withoutNumber: 1, badNumbers: 1, odd: [2] });
  });

  test('two columns of one name are two fields', () => {
    const contact = only(utf8('Name,Region,Region\nAnna,North,South\n'));
    expect([textOf(contact, 'column:Region'), textOf(contact, 'column:Region (2)')]).toEqual([
      'North',
      'South',
    ]);
  });

  test('an empty file brings nobody and breaks nothing', () => {
    expect(outcomeOf(openFile('x.csv', utf8(''), 'FR')).records).toBe(0);
    expect(outcomeOf(openFile('x.csv', utf8('Name,Phone\n'), 'FR')).records).toBe(0);
  });

  test('the user knows better: another separator, another encoding, no headings, other columns', () => {
    const draft = openFile('x.csv', latin('Andr\xe9|0612345678\nZo\xe9|0612345679\n'), 'FR');
    const bare = changeDraft(draft, { hasHeadings: false, separator: '|' });
    expect(bare.table?.rows).toEqual([
      ['André', '0612345678'],
      ['Zoé', '0612345679'],
    ]);
    const told = changeDraft(bare, {
      columns: [
        { kind: 'field', field: 'given' },
        { kind: 'field', field: 'tel', label: 'Home' },
      ],
    });
    expect(labelled(outcomeOf(told).samples[1]?.contact ?? {}, 'tel')).toEqual(['0612345679 (Home)']);
    expect(changeDraft(draft, { encoding: 'macintosh' }).table?.headings[0]).toBe(
      'AndrÈ|0612345678'.split('|')[0],
    );
  });
});

describe('vCards', () => {
  const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');
  const two =
    card('UID:a', 'N:Müller;Anna;;;', 'FN:Anna Müller', 'TEL;TYPE=CELL:06 12 34 56 78') +
    card('FN:Bob', 'N:Ray;Bob;;;', 'TEL:0612345679', 'AGENT:BEGIN:VCARD');

  test('several in a file are read one by one, by their UID where they have one', () => {
    const { records } = contactsIn(utf8(two), 'FR', 'all.vcf');
    expect(records.map((one) => [textOf(one.contact, 'given'), one.uid ?? ''])).toEqual([
      ['Anna', 'a'],
      ['Bob', ''],
    ]);
    expect(records[0]?.id).toBe('id:a');
  });

  test('one that cannot be read is named, and the others are read', () => {
    const broken = `${card('FN:Anna', 'N:M;Anna;;;')}BEGIN:VCARD\r\nFN:Nobody\r\n`;
    const read = contactsIn(utf8(broken), 'FR', 'all.vcf');
    expect([read.records.length, read.unreadable.map((one) => one.reason)]).toEqual([1, ['no-end']]);
  });

  test('of old phones, in their own letters', () => {
    const old =
      'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Zo=C3=A9\r\nTEL;CELL:0612345678\r\nEND:VCARD\r\n';
    expect(only(utf8(old))).toMatchObject({ given: [{ value: 'Zoé' }], family: [{ value: 'Müller' }] });
  });
});

test('a hundred thousand rows are read whole, each with an id of its own', () => {
  const rows = Array.from(
    { length: 100_000 },
    (_, n) => `Person ${n},+336${String(10_000_000 + n)},p${n % 99_000}@example.com`,
  );
  const { records } = contactsIn(utf8(`Name,Phone,E-mail\n${rows.join('\n')}\n`));
  expect(records).toHaveLength(100_000);
  expect(new Set(records.map((one) => one.id)).size).toBe(100_000);
});
