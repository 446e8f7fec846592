/** The figures of a run: what its journal says, counted once. */
import { beforeEach, expect, test } from 'vitest';
import { emptyConfirmation, type JournalEntry, type Memory } from '../../lib/engine/ports.ts';
import type { Database } from '../../lib/store/database.ts';
import { createMemory } from '../../lib/store/memory.ts';
import { tallyOf } from '../../lib/store/tally.ts';
import { journal } from '../../lib/store/views.ts';
import { freshDatabase, runOf } from './fixtures.ts';

let db: Database;
let memory: Memory;
let entriesRead: number;

beforeEach(async () => {
  db = await freshDatabase();
  memory = createMemory(db);
  await memory.saveRun(runOf('r', 'c', { phase: 'apply' }));
  db.journal.hook('reading', (entry) => {
    entriesRead += 1;
    return entry;
  });
  entriesRead = 0;
});

const kinds = ['create', 'update', 'delete', 'link', 'unlink'] as const;

/** Of five entries one of each kind; every third on the right. */
function entry(index: number): JournalEntry {
  return {
    id: `r/0/${index}`,
    runId: 'r',
    connectionId: 'c',
    accountId: 'a',
    side: index % 3 === 0 ? 'right' : 'left',
    at: index,
    kind: kinds[index % 5] ?? 'link',
    recordId: `${index}`,
    title: '',
    changes: [],
  };
}

async function write(from: number, count: number): Promise<void> {
  const entries = Array.from({ length: count }, (_, index) => entry(from + index));
  await memory.confirm({ ...emptyConfirmation, journal: entries });
}

const ofThirty = {
  left: { created: 4, updated: 4, deleted: 4 },
  right: { created: 2, updated: 2, deleted: 2 },
  linked: 6,
  unlinked: 6,
};

test('a run that is still writing, or was stopped, is counted from its journal at every look', async () => {
  await write(0, 25);
  await memory.updateRun('r', { phase: 'cancelled' });
  // What was under way when it was stopped is confirmed afterwards.
  await write(25, 5);
  expect(await tallyOf(db, 'r')).toEqual(ofThirty);
});

test('a run that is done is counted once, and never again', async () => {
  await write(0, 30);
  await memory.updateRun('r', { phase: 'done' });
  entriesRead = 0;
  expect(await tallyOf(db, 'r')).toEqual(ofThirty);
  const page = await journal(db, 'r', 0, 10);
  expect(page.total).toBe(30);
  expect(entriesRead).toBe(page.entries.length);
});

test('the figures stay with their run when it is changed, and are no part of what the engine sees', async () => {
  await write(0, 30);
  await memory.updateRun('r', { phase: 'done' });
  await memory.updateRun('r', { leftOut: ['L1'] });
  expect(await tallyOf(db, 'r')).toEqual(ofThirty);
  expect(await memory.run('r')).not.toHaveProperty('tally');
});
