/** A large file is read in steps: nothing of it is lost where one ends, and a page can stop in between. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inSteps } from '../../../lib/app/in-steps.ts';
import { readTable, tableSteps } from '../../../lib/services/files/table.ts';

test('rows are the same wherever a step ends, with quotes and line ends in their cells', () => {
  const cell = fc.constantFrom('Anna', 'a "b" c', 'one\r\ntwo', 'x,y', '', '😀'.repeat(40), '"', ' z ');
  const table = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(table, fc.nat(65_536), (some, shift) => {
      const times = Math.ceil(150_000 / (some.length * 10));
      const rows = [[`${'p'.repeat(shift)}`, 'q'], ...Array.from({ length: times }, () => some).flat()];
      const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
      const text = ['Name,Note', ...rows.map((row) => row.map(quoted).join(','))].join('\r\n');
      const read = readTable(text, { separator: ',', hasHeadings: true });
      const full = rows.filter((row) => row.some((one) => one.trim() !== ''));
      expect(read.count).toBe(full.length);
      expect(read.odd).toEqual([]);
      expect(JSON.stringify(read.rows) === JSON.stringify(full)).toBe(true);
    }),
    { numRuns: 8 },
  );
});

test('a quote that never ends takes the rest of the text, and its row is named', () => {
  const rows = Array.from({ length: 9_000 }, (_, index) => `Anna${index},06 12 34 56 78`);
  rows[100] = '"Anna100,06 12 34 56 78';
  const { count, odd } = readTable(`Name,Phone\n${rows.join('\n')}`, { hasHeadings: true });
  expect([count, odd]).toEqual([101, [101]]);
});

test('all rows are counted though only the first are kept', () => {
  const text = `Name\n${Array.from({ length: 30_000 }, (_, index) => `Anna${index}`).join('\n')}`;
  const { count, rows } = readTable(text, { hasHeadings: true, keep: 5 });
  expect([count, rows.length, rows[4]]).toEqual([30_000, 5, ['Anna4']]);
});

test('who stops waiting gets nothing, and nothing more is read', async () => {
  const text = `Name\n${Array.from({ length: 200_000 }, (_, index) => `Anna${index}`).join('\n')}`;
  let steps = 0;
  function* counted() {
    for (const reading = tableSteps(text, { hasHeadings: true }); ; steps += 1) {
      const step = reading.next();
      if (step.done) return step.value;
      yield;
    }
  }
  const stop = new AbortController();
  stop.abort();
  expect(await inSteps(counted(), stop.signal)).toBeUndefined();
  expect(steps).toBe(0);
  const table = await inSteps(counted(), new AbortController().signal);
  expect([table?.count, steps > 10]).toEqual([200_000, true]);
});
