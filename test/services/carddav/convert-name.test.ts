import { describe, expect, it } from 'vitest';
import { textOf } from '../../../lib/contact/contact.ts';
import { readCard, updateCard } from '../../../lib/services/carddav/convert.ts';
import { lines } from './real-cards.ts';

const inside = (...properties: readonly string[]) =>
  lines('BEGIN:VCARD', 'VERSION:3.0', ...properties, 'END:VCARD');

function nameOf(text: string): [given: string, family: string] {
  const read = readCard(text);
  if (read.kind !== 'contact') throw new Error('a group');
  return [textOf(read.contact, 'given'), textOf(read.contact, 'family')];
}

describe('a card without a name in N', () => {
  it.each([
    ['a name in FN is split', ['FN:Anna Müller'], ['Anna', 'Müller']],
    [
      'a name in FN is split, its particles kept',
      ['N:;;;;', 'FN:Ludwig van Beethoven'],
      ['Ludwig', 'van Beethoven'],
    ],
    ['FN is the company', ['N:;;;;', 'FN:Acme GmbH', 'ORG:ACME  GmbH;Sales'], ['', '']],
    ['FN is the company and its unit', ['FN:Acme Sales', 'ORG:Acme;Sales'], ['', '']],
    ['FN is an e-mail of the card', ['FN:info@acme.example', 'EMAIL:info@acme.example'], ['', '']],
    ['FN is an e-mail that is no longer there', ['FN:info@acme.example'], ['', '']],
    ['FN is a number', ['FN:+33 6 12 34 56 78', 'TEL:+33612345678'], ['', '']],
    ['the card says that it is a company', ['FN:Acme Berlin', 'X-ABShowAs:COMPANY'], ['', '']],
    ['the card says so in the words of 4.0', ['FN:Acme Berlin', 'KIND:org'], ['', '']],
    ['there is no FN either', ['TEL:1'], ['', '']],
  ])('%s', (_story, properties, expected) => {
    expect(nameOf(inside(...properties))).toEqual(expected);
  });

  it('gets an N when it is named, and shows the name', () => {
    const text = inside('FN:Acme', 'ORG:Acme');
    const after = updateCard(text, { given: [{ value: 'Anna' }], family: [{ value: 'Müller' }] });
    expect(after).toBe(inside('N:Müller;Anna;;;', 'FN:Anna Müller', 'ORG:Acme'));
  });

  it('keeps a guessed name when FN becomes equal to the company', () => {
    const after = updateCard(inside('FN:Anna Müller'), { org: [{ value: 'Anna Müller' }] });
    expect(nameOf(after)).toEqual(['Anna', 'Müller']);
  });

  it('shows the new company where it showed the old one', () => {
    expect(updateCard(inside('N:;;;;', 'FN:Acme', 'ORG:Acme'), { org: [{ value: 'Beta' }] })).toBe(
      inside('N:;;;;', 'FN:Beta', 'ORG:Beta'),
    );
    const cleared = updateCard(inside('N:;;;;', 'FN:Acme', 'ORG:Acme', 'TEL:123'), { org: [] });
    expect(cleared).toBe(inside('N:;;;;', 'FN:123', 'TEL:123'));
    expect(nameOf(cleared)).toEqual(['', '']);
  });
});

describe('the parts of N that are not changed', () => {
  it('stay as they are written, lists and further parts included', () => {
    const text = inside('N;SORT-AS="M":Müller;Anna;Maria,Eva;Dr.,Prof.;Jr.\\, M.D.;x', 'FN:Annie');
    expect(updateCard(text, { given: [{ value: 'Anne' }] })).toBe(
      inside('N;SORT-AS="M":Müller;Anne;Maria,Eva;Dr.,Prof.;Jr.\\, M.D.;x', 'FN:Annie'),
    );
  });
});

describe('FN after a change of name from Anna Maria Müller (Dr.) to Eva … Meier', () => {
  it.each([
    ['Anna Müller', 'Eva Meier'],
    ['Dr. Anna Maria Müller', 'Dr. Eva Maria Meier'],
    ['Müller\\, Anna', 'Meier\\, Eva'],
    ['Müller Anna', 'Meier Eva'],
    ['Dr. Müller', 'Dr. Meier'],
    ['Anna Müller (plumber)', 'Eva Meier (plumber)'],
    ['MÜLLER Anna — Paris', 'Meier Eva — Paris'],
    ['Granny', 'Granny'],
    ['', 'Dr. Eva Maria Meier'],
  ])('%j becomes %j', (before, after) => {
    const text = inside('N:Müller;Anna;Maria;Dr.;', `FN:${before}`);
    expect(updateCard(text, { given: [{ value: 'Eva' }], family: [{ value: 'Meier' }] })).toBe(
      inside('N:Meier;Eva;Maria;Dr.;', `FN:${after}`),
    );
  });

  it('is joined anew where it would still show a word of the old name', () => {
    const text = inside('N:Müller;Anna Lena;;;', 'FN:Lena Müller (plumber)');
    expect(updateCard(text, { given: [{ value: 'Eva' }] })).toBe(inside('N:Müller;Eva;;;', 'FN:Eva Müller'));
  });

  it('stays when given and family name had only changed places in N', () => {
    const text = inside('N:Anna;Müller;;;', 'FN:Anna Müller');
    expect(updateCard(text, { given: [{ value: 'Anna' }], family: [{ value: 'Müller' }] })).toBe(
      inside('N:Müller;Anna;;;', 'FN:Anna Müller'),
    );
  });

  it('stays the company on a card that is shown as one', () => {
    const text = inside('N:;;;;', 'FN:Acme', 'ORG:Acme', 'X-ABShowAs:COMPANY');
    expect(updateCard(text, { given: [{ value: 'Eva' }] })).toContain('FN:Acme\r\n');
  });

  it('is joined as the script has it', () => {
    const text = inside('N:山田;太郎;;;', 'FN:山田太郎');
    expect(updateCard(text, { given: [{ value: '花子' }] })).toBe(inside('N:山田;花子;;;', 'FN:山田花子'));
  });

  it('shows what is left when the name is taken away', () => {
    const text = inside('N:Müller;Anna;;;', 'FN:Granny', 'ORG:Acme');
    expect(updateCard(text, { given: [], family: [] })).toBe(inside('N:;;;;', 'FN:Acme', 'ORG:Acme'));
  });

  it('stays hand-written when something else changes', () => {
    const text = inside('N:Müller;Anna;;;', 'FN:Granny');
    expect(updateCard(text, { note: [{ value: 'x' }] })).toBe(
      inside('N:Müller;Anna;;;', 'FN:Granny', 'NOTE:x'),
    );
  });
});
