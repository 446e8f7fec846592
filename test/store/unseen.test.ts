import { expect, test } from 'vitest';
import { createMemory } from '../../lib/store/memory.ts';
import { completeListing, freshDatabase, keysOf, recordOf, stepOf } from './fixtures.ts';

test('what a listing under way has not mentioned yet can be asked for, and only what is still there', async () => {
  const memory = createMemory(await freshDatabase());
  const apply = (step: Parameters<typeof memory.applyStep>[1]) => memory.applyStep('a', step, keysOf, 1_000);
  const unseen = (limit: number) => memory.known('a').unseen?.(limit);
  await apply(completeListing({ records: ['1', '2', '3', '4', '5'].map((id) => recordOf(id, `Nr ${id}`)) }));
  await apply(completeListing({ unchangedIds: ['1', '2', '3', '4'] }));
  await apply(stepOf({ restartsListing: true, unchangedIds: ['1'], next: 'page 2' }));
  expect(await unseen(10)).toEqual(['2', '3', '4']);
  expect(await unseen(2)).toEqual(['2', '3']);
  await apply(stepOf({ records: [recordOf('3', 'Neu')], next: 'page 3' }));
  expect(await unseen(10)).toEqual(['2', '4']);
  await apply(stepOf({ restartsListing: true, next: 'page 1' }));
  expect(await unseen(10)).toEqual(['1', '2', '3', '4']);
});
