import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '../../../lib/contact/contact.ts';
import { type Places, phonesIn, placePhones } from '../../../lib/services/microsoft/phones.ts';
import { failureOf } from '../contract/expect.ts';

const number = (value: string, label = ''): Value => ({ value, label });
const none: Places = { Work: [], Mobile: [], Home: [] };

describe('numbers in Outlook’s places', () => {
  it.each([
    [
      'each to the place that its label names',
      ['a Work', 'b Home', 'c Mobile'],
      none,
      ['a', '-', 'c', 'b', '-'],
    ],
    ['by people’s words', ['a Bureau', 'b Privat', 'c Handy'], none, ['a', '-', 'c', 'b', '-']],
    ['without a label: for work first', ['a', 'b'], none, ['a', 'b', '-', '-', '-']],
    [
      'a third one for work where there is room',
      ['a Work', 'b Work', 'c Work'],
      none,
      ['a', 'b', 'c', '-', '-'],
    ],
    [
      'those whose place is named before those that overflow',
      ['a Work', 'b Work', 'c Work', 'd Mobile'],
      none,
      ['a', 'b', 'd', 'c', '-'],
    ],
    [
      'an unknown label takes no place that another one names',
      ['a Yacht', 'b Work', 'c Work'],
      none,
      ['b', 'c', 'a', '-', '-'],
    ],
    [
      'five are as many as there are',
      ['a Work', 'b Work', 'c Work', 'd Work', 'e Work'],
      none,
      ['a', 'b', 'c', 'd', 'e'],
    ],
    [
      'one that overflowed before stays where it is called by its place',
      ['a Work', 'b Work', 'c Home'],
      { Work: ['a', 'b'], Mobile: [], Home: ['c'] },
      ['a', 'b', '-', 'c', '-'],
    ],
    [
      'the label moves a number that is there',
      ['a Mobile'],
      { Work: ['a'], Mobile: [], Home: [] },
      ['-', '-', 'a', '-', '-'],
    ],
    [
      'the order of two that stay is the one they had',
      ['b Work', 'a Work'],
      { Work: ['a', 'b'], Mobile: [], Home: [] },
      ['a', 'b', '-', '-', '-'],
    ],
    [
      'a new one takes the room of one that went',
      ['b Work', 'c Work'],
      { Work: ['a', 'b'], Mobile: [], Home: [] },
      ['b', 'c', '-', '-', '-'],
    ],
  ] as [string, string[], Places, string[]][])('%s', (_what, wanted, held, expected) => {
    const values = wanted.map((text) => number(...(text.split(' ') as [string, string])));
    const { Work, Mobile, Home } = placePhones(values, held);
    const slots = [Work[0], Work[1], Mobile[0], Home[0], Home[1]].map((one) => one ?? '-');
    expect(slots).toEqual(expected);
  });

  it('a sixth number is refused, never left out', async () => {
    const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((value) => number(value, 'Work'));
    const error = await failureOf((async () => placePhones(six))());
    expect([error.code, error.detail.reason]).toEqual(['not-supported', 'too-many-values']);
  });

  const values = fc.uniqueArray(
    fc.record({
      value: fc.stringMatching(/^\+\d{6,12}$/),
      label: fc.constantFrom('Work', 'Home', 'Mobile', '', 'Office', 'Fax', 'Yacht', 'privat'),
    }),
    { maxLength: 5, selector: ({ value }) => value },
  );
  const places = values.map((list) => placePhones(list));

  it('no number is lost or doubled, whatever its label and whatever was there', () => {
    fc.assert(
      fc.property(values, places, (wanted, held) => {
        const placed = phonesIn(placePhones(wanted, held)).map(({ value }) => value);
        expect([...placed].sort()).toEqual(wanted.map(({ value }) => value).sort());
      }),
    );
  });

  it('what Outlook holds is read, sent back and placed as it was: nothing wanders', () => {
    fc.assert(
      fc.property(places, (held) => {
        expect(placePhones(phonesIn(held), held)).toEqual(held);
        expect(
          placePhones(
            phonesIn(held).map(({ value }) => ({ value })),
            held,
          ),
        ).toEqual(held);
      }),
    );
  });
});
