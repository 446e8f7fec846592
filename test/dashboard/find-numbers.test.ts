import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNumbers } from '../../lib/dashboard/find-numbers.ts';
import { never, perhaps, several, surely, within } from './numbers.cases.ts';

const texts = (text: string) => findNumbers(text).map((found) => found.text);
const sure = (text: string) => findNumbers(text).filter((found) => found.isSure);

test('the table has at least 150 rows', () => {
  const rows = [...surely, ...never].flatMap((group) => group.texts);
  expect(rows.length + within.length + several.length + perhaps.length).toBeGreaterThanOrEqual(150);
});

describe.each(surely)('a number $about', ({ texts: rows }) => {
  test.each(rows)('%s', (row) => {
    expect(findNumbers(row)).toEqual([{ start: 0, end: row.length, text: row, isSure: true }]);
  });
});

describe('a number within a text', () => {
  test.each(within)('%s', (text, number) => {
    expect(sure(text).map((found) => found.text)).toEqual([number]);
  });
});

describe('several numbers', () => {
  test.each(several)('%s', (text, numbers) => expect(texts(text)).toEqual(numbers));
});

describe.each(never)('no number: $about', ({ texts: rows }) => {
  test.each(rows)('%s', (row) => expect(texts(row)).toEqual([]));
});

describe('digits that may be anything', () => {
  test.each(perhaps)('%s', (row) => {
    expect(texts(row)).toHaveLength(1);
    expect(sure(row)).toEqual([]);
  });
  test('are a number where the page says so', () => {
    for (const row of ['0612345678', '612 345 678', '12 34 56 78', '555-1234']) {
      expect(findNumbers(row, true)).toEqual([{ start: 0, end: row.length, text: row, isSure: true }]);
    }
  });
  test('but a date is none even there', () => {
    for (const row of ['23/11/2026', '14:30:25', '1 234,50 €', 'INV-20261234']) {
      expect(findNumbers(row, true)).toEqual([]);
    }
  });
});

test('whatever stands in a text, what is found lies in it and has 7 to 15 digits', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'0123456789+() .-/:,€aZ\u00a0٣é'), maxLength: 60 }),
      (text) => {
        for (const found of findNumbers(text)) {
          expect(text.slice(found.start, found.end)).toBe(found.text);
          expect(found.text.match(/\p{Nd}/gu)?.length ?? 0).toBeGreaterThanOrEqual(7);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});
