/** A plan as the preview pages through it: one list at a time, searched by title. Reads indexes and titles, and only the rows that are shown. */
import { fold } from '../contact/fold.ts';
import type { PlanRow } from '../engine/ports.ts';
import { type Database, span } from './database.ts';
import { planFilters } from './plan-filters.ts';
import { toPlanRow } from './plan-rows.ts';
import type { PlanFilter } from './rows.types.ts';

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
  if (words.length > 0) return searched(db, runId, filter, words, offset, limit);
  const list = () => listOf(db, runId, filter);
  const [rows, total] = await Promise.all([list().offset(offset).limit(limit).toArray(), list().count()]);
  return { rows: rows.map(toPlanRow), total };
}

/** How many items each list has. */
export async function itemCounts(
  db: Database,
  runId: string,
): Promise<Readonly<Record<PlanFilter | 'all', number>>> {
  const filters = ['all', ...planFilters] as const;
  const counts = await Promise.all(
    filters.map(async (filter) => [filter, await listOf(db, runId, filter).count()] as const),
  );
  return Object.fromEntries(counts) as Record<PlanFilter | 'all', number>;
}

function listOf(db: Database, runId: string, filter: PlanFilter | 'all') {
  return filter === 'all'
    ? db.planRows.where('[runId+index]').between(...span(runId))
    : db.planRows.where('filters').equals(`${runId}|${filter}`);
}

/** Each word somewhere in the title, in any order. */
async function searched(
  db: Database,
  runId: string,
  filter: PlanFilter | 'all',
  words: readonly string[],
  offset: number,
  limit: number,
): Promise<PlanPage> {
  const [titles, inList] = await Promise.all([
    db.planTitles
      .where('[runId+from]')
      .between(...span(runId))
      .toArray(),
    filter === 'all' ? null : listOf(db, runId, filter).primaryKeys(),
  ]);
  const allowed = inList && new Set(inList.map(([, index]) => index));
  const found: number[] = [];
  for (const chunk of titles) {
    for (const [place, title] of chunk.titles.entries()) {
      const index = chunk.from + place;
      if (words.every((word) => title.includes(word)) && (allowed?.has(index) ?? true)) found.push(index);
    }
  }
  const shown = found.slice(offset, offset + limit);
  const rows = await db.planRows.bulkGet(shown.map((index): [string, number] => [runId, index]));
  return { rows: rows.flatMap((row) => (row ? [toPlanRow(row)] : [])), total: found.length };
}
