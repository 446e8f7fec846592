/**
 * A plan as the preview pages through it: one list at a time, searched by title. Reads the digests of the plan and only those rows that
 * are shown, so that a page observed live is told of its own rows and not of a hundred thousand others.
 */
import { fold } from '../contact/fold.ts';
import type { PlanRow } from '../engine/ports.ts';
import { type Database, span } from './database.ts';
import { planLists } from './plan-lists.ts';
import type { PlanDigest, PlanFilter } from './rows.types.ts';

export interface PlanPage {
  readonly rows: readonly PlanRow[];
  readonly total: number;
}

export async function items(
  db: Database,
  runId: string,
  filter: PlanFilter | 'all',
  search: string,
  offset: number,
  limit: number,
): Promise<PlanPage> {
  const words = fold(search).split(' ').filter(Boolean);
  const digests = await digestsOf(db, runId);
  const failed = filter === 'failed' ? new Set(await failedRows(db, runId)) : null;
  const found = digests.flatMap((digest) =>
    placesIn(digest, filter)
      .filter((place) => isCalled(digest.titles[place] ?? '', words))
      .map((place) => digest.from + place)
      .filter((index) => failed?.has(index) ?? true),
  );
  const shown = found.slice(offset, offset + limit);
  const rows = await db.planRows.bulkGet(shown.map((index): [string, number] => [runId, index]));
  return { rows: rows.flatMap((row) => row ?? []), total: found.length };
}

/** How many items each list has. */
export async function itemCounts(
  db: Database,
  runId: string,
): Promise<Readonly<Record<PlanFilter | 'all', number>>> {
  const digests = await digestsOf(db, runId);
  const failed = await failedRows(db, runId);
  const count = (filter: PlanFilter | 'all') =>
    digests.reduce((sum, digest) => sum + placesIn(digest, filter).length, 0);
  const counts = Object.fromEntries([...planLists, 'all' as const].map((list) => [list, count(list)]));
  return { ...(counts as Record<PlanFilter | 'all', number>), failed: failed.length };
}

function digestsOf(db: Database, runId: string): PromiseLike<PlanDigest[]> {
  return db.planDigests
    .where('[runId+from]')
    .between(...span(runId))
    .toArray();
}

async function failedRows(db: Database, runId: string): Promise<number[]> {
  const keys = await db.planRows
    .where('[runId+state+index]')
    .between(...span(runId, 'failed'))
    .primaryKeys();
  return keys.map(([, index]) => index);
}

function placesIn(digest: PlanDigest, filter: PlanFilter | 'all'): readonly number[] {
  return filter === 'all' || filter === 'failed' ? [...digest.titles.keys()] : (digest.lists[filter] ?? []);
}

/** Each word somewhere in the title, in any order. */
function isCalled(title: string, words: readonly string[]): boolean {
  return words.every((word) => title.includes(word));
}
