import { describe, expect, test } from 'vitest';
import { judgeFormat, judgeKnown, shownHolders } from '../../../lib/app/in-page/judge.ts';
import { readSighting, readSightings } from '../../../lib/app/in-page/read-sightings.ts';
import type { Finding, Holder, Verdict } from '../../../lib/app/mend-api.ts';
import type { Sighting } from '../../../lib/platform/page-messages.ts';

const seen = (text: string, change: Partial<Sighting> = {}): Sighting => ({
  text,
  source: 'text',
  isSure: true,
  names: [],
  emails: [],
  numbers: [],
  ...change,
});
const kinds = (text: string, country = 'FR', change: Partial<Sighting> = {}) =>
  judgeFormat(seen(text, change), country).map(({ finding }) => finding);

describe('by its digits alone', () => {
  test('a number with its country code is fine, however it is spaced', () => {
    for (const text of [
      '+33612345678',
      '+33 6 12 34 56 78',
      '+33 (0)6 12 34 56 78',
      '+33 1 42 68 53 00 ext. 12',
    ])
      expect(kinds(text)).toEqual([]);
  });
  test('one without gets it from the account’s country, and none is made up without an account', () => {
    expect(kinds('06 12 34 56 78')).toEqual([{ kind: 'not-e164', proposed: '+33612345678' }]);
    expect(kinds('06 12 34 56 78', '')).toEqual([{ kind: 'not-e164', proposed: null }]);
  });
  test('a +1 before a number of the account’s country is suspicious', () => {
    expect(kinds('+1 612345678')).toEqual([{ kind: 'plus-one', proposed: '+33612345678' }]);
  });
  test('a number that no plan knows is invalid', () => {
    expect(kinds('+33 612 345')).toMatchObject([{ kind: 'invalid' }]);
  });
  test('digits that may be anything are left alone', () => {
    expect(kinds('0612345678', 'FR', { isSure: false })).toEqual([]);
  });
});

const wrong = (recordId: string): Finding => ({
  kind: 'number',
  key: `k${recordId}`,
  recordId,
  title: 'Anna',
  company: '',
  field: 'phone_numbers',
  value: '0612345678',
  label: 'Work',
  problem: 'not-e164',
  reason: null,
  proposed: '+33612345678',
});
const holder = (recordId: string, title: string, findings: Finding[] = []): Holder => ({
  recordId,
  title,
  company: '',
  keys: [],
  findings,
});
const known = (...holders: Holder[]): Verdict => ({
  asked: '',
  problem: null,
  reason: null,
  proposed: null,
  e164: '+33612345678',
  holders,
});

describe('by what contacts have it', () => {
  test('the stored value is judged, not what is displayed', () => {
    const spaced = seen('06 12 34 56 78');
    expect(judgeKnown(spaced, known(holder('1', 'Anna')), 'FR')).toEqual([]);
    const shown = judgeKnown(seen('+33 6 12 34 56 78'), known(holder('1', 'Anna', [wrong('1')])), 'FR');
    expect(shown.map(({ finding }) => finding.kind)).toEqual(['not-e164']);
  });
  test('of several with the number, the one whose name stands beside it', () => {
    const both = known(holder('1', 'Anna Müller', [wrong('1')]), holder('2', 'Bruno Weiß'));
    expect(shownHolders(both, seen('', { names: ['Weiss, Bruno'] })).map((one) => one.recordId)).toEqual([
      '2',
    ]);
    expect(judgeKnown(seen('06 12 34 56 78', { names: ['Bruno Weiß'] }), both, 'FR')).toEqual([]);
    expect(shownHolders(both, seen('', { names: ['Somebody'] }))).toHaveLength(2);
  });
  test('plain digits are a number if a contact has exactly them', () => {
    const digits = seen('0612345678', { isSure: false });
    expect(judgeKnown(digits, known(holder('1', 'Anna', [wrong('1')])), 'FR')).toHaveLength(1);
    expect(judgeKnown(digits, known(), 'FR')).toEqual([]);
  });
  test('in a field the digits themselves are judged, whoever has the number', () => {
    const typed = seen('0612345678', { source: 'input' });
    const [judged] = judgeKnown(typed, known(holder('1', 'Anna')), 'FR');
    expect(judged?.finding).toEqual({ kind: 'not-e164', proposed: '+33612345678' });
  });
  test('what cannot be put back is not offered to be undone', () => {
    const [judged] = judgeKnown(seen('0612345678'), known(holder('1', 'Anna', [wrong('1')])), 'FR');
    expect(judged?.canUndo).toBe(false);
  });
});

test('what a page sends is checked for its shape and size', () => {
  for (const bad of [null, 'text', [null], [{ text: 5 }], [{ ...seen('x'), source: 'script' }]])
    expect(() => readSightings(bad)).toThrow();
  expect(() => readSighting(seen('1'.repeat(500)))).toThrow();
  expect(() => readSightings(Array.from({ length: 1_000 }, () => seen('1')))).toThrow();
  expect(readSighting({ ...seen('1'), names: ['a', 5, 'b'.repeat(900)], more: 1 })).toEqual(
    seen('1', { names: ['a'] }),
  );
});
