import { expect, test } from 'vitest';
import { indexKeys, isMark } from '../../lib/contact/index-keys.ts';
import { titleKeys } from '../../lib/contact/title-keys.ts';
import { aircallFields } from '../../lib/services/aircall/fields.ts';

const share = (a: string, b: string) => titleKeys(a).some((key) => titleKeys(b).includes(key));

test('a name is found however it is turned, accented and written with an umlaut', () => {
  expect(share('Müller, Hans', 'hans MULLER')).toBe(true);
  expect(share('Hans Mueller', 'Hans Müller')).toBe(true);
  expect(share('Zoë  O’Brien', "zoe o'brien")).toBe(true);
  expect(share('Anna Müller', 'Anne Müller')).toBe(false);
});

test('one word is no full name, but for scripts that put no blank between the two', () => {
  expect(titleKeys('Anna')).toEqual([]);
  expect(titleKeys('田中太郎')).toHaveLength(1);
});

test('a number or an address is no name', () => {
  for (const text of ['+33 6 12 34 56 78', 'anna muller@acme.fr', '']) expect(titleKeys(text)).toEqual([]);
});

test('nobody is matched by a name alone: it is a mark', () => {
  const contact = { first_name: [{ value: 'Anna' }], last_name: [{ value: 'Müller' }] };
  const keys = indexKeys(contact, aircallFields, 'FR');
  expect(keys.filter((key) => key.startsWith('t:'))).toEqual(['t:anna muller', 't:anna mueller']);
  expect(keys.every(isMark)).toBe(true);
});
