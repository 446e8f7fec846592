/** A service with fixed places in place of labels (Outlook): what of a label would be lost is said before it is. */
import { expect, test } from 'vitest';
import type { Field, Value } from '../../lib/contact/contact.ts';
import { fitValues } from '../../lib/sync/fit.ts';

const phones: Field = {
  id: 'phones',
  name: 'field_tel',
  type: 'phone',
  many: true,
  maxValues: 2,
  labels: ['Work', 'Mobile', 'Home'],
};

const lossesOf = (...wanted: Value[]) =>
  fitValues({
    field: phones,
    wanted,
    held: [],
    sourceCountry: 'FR',
    targetCountry: 'FR',
    e164: true,
    sourceLabel: 'Work',
  }).losses.map(({ reason, value }) => `${reason} ${value}`);

test('a label that is one of the places is no loss, in whatever case', () => {
  expect(
    lossesOf({ value: '+33612345678', label: 'mobile' }, { value: '+33142685300', label: 'Home' }),
  ).toEqual([]);
});

test('a label that no place has is told; the number travels all the same', () => {
  expect(lossesOf({ value: '+33612345678', label: 'Lobby' })).toEqual(['label-dropped Lobby: +33612345678']);
});

test('a number too many is told', () => {
  const three = ['+33612345601', '+33612345602', '+33612345603'].map((value) => ({ value, label: 'Work' }));
  expect(lossesOf(...three)).toEqual(['too-many-values +33612345603']);
});
