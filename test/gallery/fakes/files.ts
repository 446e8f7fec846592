/** Files that a person may pick, made up. */

const people = [
  [
    'C-1001',
    'Anna',
    'Brandt',
    'Brandt & Söhne GmbH',
    '+49 30 901820',
    '0151 23456789',
    'anna@brandt.example',
    'Gold',
    'calls in the morning',
  ],
  [
    'C-1002',
    'Jürgen',
    'Großmann-Öztürk',
    'Nordlicht Energie Genossenschaft eG',
    '040 36138 500',
    '',
    'j.grossmann@nordlicht.example',
    'Silver',
    '',
  ],
  ['C-1003', 'محمد', 'الأحمد', 'شركة النور', '+971 4 366 8888', '', '', 'Gold', ''],
  ['C-1004', 'Chloé', 'Lefèvre', '', '', '3.36E+10', 'chloe@lefevre.example', '', 'met at the fair'],
  ['C-1005', 'Wei', 'Zhang', 'Hangzhou Parts', '', '', 'wei@parts.example', '', ''],
];

export const files: Readonly<Record<string, string>> = {
  'customers.csv': [
    ['Kundennummer', 'Vorname', 'Nachname', 'Firma', 'Telefon', 'Handy', 'E-Mail', 'Tier', 'Bemerkung'],
    ...people,
    ...Array.from({ length: 240 }, (_, n) => [
      `C-${2000 + n}`,
      `Kim${n}`,
      'Beispiel',
      '',
      `030 9018${String(1000 + n)}`,
      '',
      '',
      '',
      '',
    ]),
    ['C-3000', 'Lost', 'Cell', '', '030 901899', '', '', '', '', 'one cell too many'],
  ]
    .map((row) => row.join(';'))
    .join('\r\n'),
  'customers.xlsx': 'PK\u0003\u0004 and the rest of a workbook',
  'empty.vcf': 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna',
  'empty.csv': 'Name;Phone\r\n',
  'phone.vcf': ['Anna', 'Bob', 'Cleo']
    .map(
      (name) =>
        `BEGIN:VCARD\r\nVERSION:3.0\r\nN:Ray;${name};;;\r\nFN:${name} Ray\r\nTEL;TYPE=CELL:0151 2345678${name.length}\r\nEND:VCARD\r\n`,
    )
    .join(''),
};
