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
  if (filter === 'all' && words.length === 0) return everything(db, runId, offset, limit);
  const inList = filter === 'all' ? null : (await listOf(db, runId, filter).primaryKeys()).map(indexOf);
  const found = words.length === 0 ? (inList ?? []) : await titled(db, runId, words, inList);
  const shown = found.slice(offset, offset + limit);
  const rows = await db.planRows.bulkGet(shown.map((index): [string, number] => [runId, index]));
  return { rows: rows.flatMap((row) => (row ? [toPlanRow(row)] : [])), total: found.length };
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

/** Rows are numbered without gaps, so a page is a range of the primary key: an offset would be walked through row by row. */
async function everything(db: Database, runId: string, offset: number, limit: number): Promise<PlanPage> {
  const [rows, total] = await Promise.all([
    db.planRows
      .where('[runId+index]')
      .between([runId, offset], [runId, offset + limit])
      .toArray(),
    listOf(db, runId, 'all').count(),
  ]);
  return { rows: rows.map(toPlanRow), total };
}

/** Each word somewhere in the title, in any order. */
async function titled(
  db: Database,
  runId: string,
  words: readonly string[],
  inList: readonly number[] | null,
): Promise<number[]> {
  const allowed = inList && new Set(inList);
  const chunks = await db.planTitles
    .where('[runId+from]')
    .between(...span(runId))
    .toArray();
  return chunks.flatMap(({ from, titles }) =>
    titles.flatMap((title, place) => {
      const isHit = words.every((word) => title.includes(word)) && (allowed?.has(from + place) ?? true);
      return isHit ? [from + place] : [];
    }),
  );
}

function listOf(db: Database, runId: string, filter: PlanFilter | 'all') {
  return filter === 'all'
    ? db.planRows.where('[runId+index]').between(...span(runId))
    : db.planRows.where('filters').equals(`${runId}|${filter}`);
}

function indexOf([, index]: [string, number]): number {
  return index;
}
