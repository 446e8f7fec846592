import { expect, test } from 'vitest';
import type { Link } from '../../lib/sync/plan.types.ts';
import { leastFor } from '../demo/least.ts';
import { AircallEmulator } from '../emulators/aircall/emulator.ts';
import { unaccounted, wrongLinks } from './accounted.ts';
import { duplicateCards } from './duplicates.ts';
import { judge } from './in-line.ts';
import { readCard } from './read-card.ts';

const card = (lines: readonly string[]) =>
  ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n');
const zoe = card([
  'N:Müller;Zoë;;;',
  'ORG:Café\\, Bar',
  'TEL;TYPE=CELL:06 12 34 56 78',
  'EMAIL:Zoe@Example.com',
]);

function sidesWith(text: string) {
  const aircall = new AircallEmulator({ withDefaultContacts: false });
  const [contact] = aircall.seed([
    {
      first_name: 'Zoë',
      last_name: 'MULLER',
      company_name: 'Café, Bar',
      phone_numbers: [{ label: 'Mobile', value: '+33612345678' }],
      emails: [{ label: 'Work', value: 'zoe@example.com' }],
    },
  ]);
  const link: Link = {
    id: '1',
    connectionId: '1',
    leftId: String(contact?.id),
    rightId: '/zoe.vcf',
    baseline: { left: {}, right: {}, open: [] },
    createdSide: null,
    goneSide: null,
  };
  const sides = {
    contacts: aircall.contacts(),
    cards: new Map([['/zoe.vcf', text]]),
    country: 'FR' as const,
  };
  return { sides, link };
}

test('two spellings of the same values are in line', () => {
  const { sides, link } = sidesWith(zoe);
  expect(judge(sides, [link])).toEqual({ inLine: 1, faults: [] });
});

test.each([
  ['another name', zoe.replace('Müller', 'Meier'), /family-name/],
  ['another company', zoe.replace('Café', 'Hotel'), /company/],
  ['a number more in the book', zoe.replace('TEL;', 'TEL:01 99 00 12 34\r\nTEL;'), /in the book only/],
  ['a number less in the book', zoe.replace(/TEL;.*\r\n/, ''), /in Aircall only/],
  ['another e-mail', zoe.replace('Zoe@', 'Z@'), /e-mails/],
  ['a note in the book', zoe.replace('TEL;', 'NOTE:hello\r\nTEL;'), /note/],
])('%s is out of line', (_what, text, fault) => {
  const { sides, link } = sidesWith(text);
  const { inLine, faults } = judge(sides, [link]);
  expect(inLine).toBe(0);
  expect(faults.join()).toMatch(fault);
});

test('a number in the book that nobody can read, and a field with an open question, are no faults', () => {
  const text = zoe.replace('Café', 'Hotel').replace('TEL;', 'TEL:see website\r\nTEL;');
  const { sides, link } = sidesWith(text);
  const withQuestion = { ...link, baseline: { ...link.baseline, open: ['company'] } };
  expect(judge(sides, [withQuestion]).faults).toEqual([]);
});

test('a linked card that is gone is out of line', () => {
  const { sides, link } = sidesWith(zoe);
  expect(judge({ ...sides, cards: new Map() }, [link]).faults.join()).toMatch(/no card in the book/);
});

test('the reader of cards understands folded lines, groups, quoted colons and quoted-printable', () => {
  const text = [
    'BEGIN:VCARD',
    'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Zo=',
    '=C3=AB;;;',
    'item1.TEL;X="a:b";VALUE=uri:tel:+33612345678',
    'NOTE:one\\ntwo\\; th',
    ' ree',
    'END:VCARD',
  ].join('\r\n');
  expect(readCard(text)).toMatchObject({
    family: 'Müller',
    given: 'Zoë',
    phones: ['+33612345678'],
    note: 'one\ntwo; three',
  });
});

test('cards that say the same of somebody are counted, other cards are not', () => {
  const cards = new Map([
    ['/a.vcf', zoe],
    ['/b.vcf', zoe.replace('Zoe@Example.com', 'zoe@example.com')],
    ['/c.vcf', zoe.replace('Müller', 'Meier')],
  ]);
  expect(duplicateCards(cards)).toBe(1);
});

test('a record that a plan forgets or names twice is told', () => {
  const item = (id: string) =>
    ({
      kind: 'excluded',
      key: id,
      records: [{ side: 'left', id }],
      title: '',
      losses: [],
      reason: 'empty',
    }) as const;
  expect(unaccounted([item('1'), item('2'), item('2')], ['1', '2', '3'], [])).toEqual([
    'left 2 is mentioned 2 times',
    'left 3 is mentioned 0 times',
  ]);
});

test('a link between two different people is told, one with an unknown record is not', () => {
  const { link } = sidesWith(zoe);
  const truth = { left: new Map([[link.leftId, 1]]), right: new Map([['/zoe.vcf', 2]]) };
  expect(wrongLinks([link], truth)).toHaveLength(1);
  expect(wrongLinks([link], { ...truth, right: new Map() })).toEqual([]);
});

test('the least is one write for the plain fields of an Aircall contact and one for each number or e-mail that changes', () => {
  const base = { key: '', records: [], title: '', losses: [] };
  const value = (text: string) => [{ value: text }];
  const least = leastFor([
    { ...base, kind: 'create', side: 'left', sourceId: '1', target: {}, source: {}, restores: null },
    {
      ...base,
      kind: 'pair',
      leftId: '1',
      rightId: '2',
      evidence: null,
      conflicts: [],
      refresh: true,
      replaces: null,
      agreed: null,
      writes: [
        {
          side: 'left',
          target: {},
          changes: [
            { field: 'first_name', before: [], after: value('Zoë') },
            { field: 'information', before: [], after: value('hello') },
            { field: 'phone_numbers', before: value('+331'), after: [...value('+332'), ...value('+333')] },
          ],
        },
        { side: 'right', target: {}, changes: [{ field: 'note', before: [], after: value('x') }] },
      ],
    },
  ]);
  expect(least).toEqual({ left: { writes: 4, looks: 1 }, right: { writes: 1, looks: 1 } });
});
