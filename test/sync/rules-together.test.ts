/** Several rules at work on the same field: the later one has the last word, and leaving them all leads back to what was there before. */
import { expect, test } from 'vitest';
import { everything, type Rule } from '../../lib/rules/rule.ts';
import { books, edit, settle } from './carry-out.ts';
import { contactOf, inputOf, type Said } from './world.ts';

const anna: Said = { first: 'Anna', last: 'Muller', phone: 'Work:+33612345678' };
const vip = { kind: 'text', field: 'information', test: 'contains', value: 'vip' } as const;
const wants = (id: string, value: string, label: string): Rule => ({
  ...everything(id),
  when: { kind: 'group', match: 'all', of: [vip] },
  exit: 'undo',
  actions: [
    { kind: 'set', field: 'org', value, when: 'always' },
    { kind: 'set-label', field: 'tel', label, when: 'always' },
  ],
});
const twoRules = settle(
  inputOf({
    left: { a: { ...anna, note: 'vip' } },
    right: { r: anna },
    settings: {
      direction: 'to-right',
      rules: { toRight: [wants('one', 'One', 'First'), wants('two', 'Two', 'Second')], toLeft: [] },
    },
  }),
);
const leave = (input: typeof twoRules) =>
  books(settle(edit(input, 'left', 'a', contactOf('left', { note: 'nobody' })))).right.r;

test('the later rule has the last word', () => {
  const { org, tel } = books(twoRules).right.r ?? {};
  expect(org).toEqual([{ value: 'Two' }]);
  expect(tel).toEqual([{ value: '+33612345678', label: 'Second' }]);
});

test('taken back is what was there before all of them, however many runs later', () => {
  const { org, tel } = leave(twoRules) ?? {};
  expect(org).toBeUndefined();
  expect(tel).toEqual([{ value: '+33612345678', label: 'Work' }]);
});

test('what a person wrote in between is what it is taken back to', () => {
  const { org } = leave(settle(edit(twoRules, 'right', 'r', { org: [{ value: 'Acme' }] }))) ?? {};
  expect(org).toEqual([{ value: 'Acme' }]);
});
