import { describe, expect, it } from 'vitest';
import { newCard, readCard, updateCard } from '../../../lib/services/carddav/convert.ts';
import { lines } from './real-cards.ts';

function labelsOf(text: string, field: string): (string | undefined)[] {
  const read = readCard(text);
  return read.kind === 'contact' ? (read.contact[field] ?? []).map((value) => value.label) : [];
}

const ours = ['', 'Mobile', 'Work', 'Home', 'Main', 'Work Fax', 'Home Fax', 'Fax', 'Pager', 'Other'];
const theirs = [
  'Büro, hinten',
  'Office',
  'New York',
  'X',
  'Cell',
  'WhatsApp: privat',
  '受付',
  'Main\\Line; 2',
];

describe('a label that was written', () => {
  it.each([...ours, ...theirs])(
    '%j is read again, of a number and of an e-mail, in every version',
    (label) => {
      const wanted = { tel: [{ value: '+33612345678', label }], email: [{ value: 'a@b.example', label }] };
      for (const version of ['2.1', '3.0', '4.0']) {
        const blank = lines('BEGIN:VCARD', `VERSION:${version}`, 'FN:x', 'END:VCARD');
        const text = updateCard(blank, wanted);
        expect([version, labelsOf(text, 'tel'), labelsOf(text, 'email')]).toEqual([
          version,
          [label],
          [label],
        ]);
        for (const next of [...ours, ...theirs]) {
          const changed = updateCard(text, { tel: [{ value: '+33612345678', label: next }] });
          expect([version, next, labelsOf(changed, 'tel')]).toEqual([version, next, [next]]);
        }
      }
    },
  );

  it('is a TYPE where there is one, in whatever capitals, else a label line', () => {
    const text = newCard('u', {
      tel: [
        { value: '1', label: 'WORK FAX' },
        { value: '2', label: 'Lager' },
      ],
      email: [{ value: 'a@b.example', label: 'work' }],
    });
    expect(text).toContain('TEL;TYPE=WORK,FAX:1\r\n');
    expect(text).toContain('item1.TEL:2\r\nitem1.X-ABLabel:Lager\r\n');
    expect(text).toContain('EMAIL;TYPE=INTERNET,WORK:a@b.example\r\n');
  });
});

describe('a label that is read', () => {
  it.each([
    ['TEL', ''],
    ['TEL;TYPE=VOICE', ''],
    ['TEL;TYPE=pref', ''],
    ['TEL;TYPE=CELL', 'Mobile'],
    ['TEL;TYPE=WORK,CELL', 'Mobile'],
    ['TEL;type=IPHONE', 'Mobile'],
    ['TEL;CELL;VOICE', 'Mobile'],
    ['TEL;TYPE="work,voice"', 'Work'],
    ['TEL;TYPE=home;TYPE=fax', 'Home Fax'],
    ['TEL;FAX', 'Fax'],
    ['TEL;TYPE=MAIN,WORK', 'Main'],
    ['TEL;TYPE=CAR', 'Car'],
    ['TEL;TYPE=X-ASSISTANT_2', 'ASSISTANT 2'],
    ['TEL;TYPE=Ferienhaus', 'Ferienhaus'],
  ])('of %s is %j', (head, label) => {
    expect(labelsOf(lines('BEGIN:VCARD', `${head}:1`, 'END:VCARD'), 'tel')).toEqual([label]);
  });

  it.each([
    ['_$!<Mobile>!$_', 'Mobile'],
    ['_$!<HomeFAX>!$_', 'Home Fax'],
    ['_$!<WorkFAX>!$_', 'Work Fax'],
    ['_$!<OtherFAX>!$_', 'Fax'],
    ['_$!<School>!$_', 'School'],
    ['Lager\\, Tor 2', 'Lager, Tor 2'],
    ['', 'Work'],
  ])('of the label line %j is %j', (line, label) => {
    const text = lines('BEGIN:VCARD', 'ITEM1.TEL;TYPE=WORK:1', `item1.X-ABLabel:${line}`, 'END:VCARD');
    expect(labelsOf(text, 'tel')).toEqual([label]);
  });
});
