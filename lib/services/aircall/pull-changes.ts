/**
 * Changes: the list by updated_at, newest first, down to what the last pull has seen. Aircall tells no deletions, so its total is held
 * against the mirror; if they differ, a complete listing follows within the same pull. An idle pull is one request. A deletion between two
 * pages moves the rows up, so that one of them may be missed; it is also a difference of totals, and the listing finds that row.
 *
 * A pull that was begun must be finished from its checkpoint: the mirror then holds rows that the cursor does not know of.
 */
import type { PullStep } from '../contract.ts';
import { asJson, type ChangesCheckpoint, type Cursor, newListing, type Start } from './checkpoint.ts';
import { isLast, lastPage, newestChanges, perPage } from './pages.ts';
import type { PullContext } from './pull-context.ts';
import { endOfListing, nextCursor, overlapSeconds, stepOf } from './pull-end.ts';
import { changedAtOf, idOf, sortRows } from './rows.ts';
import type { Row } from './schema.ts';

export async function changesStep(
  context: PullContext,
  cursor: Cursor,
  checkpoint: ChangesCheckpoint | null,
): Promise<PullStep> {
  const page = checkpoint?.page ?? 1;
  const found = await newestChanges(context.api, page);
  const { total, rows } = found;
  const newest = Math.max(cursor.newest, ...rows.flatMap((row) => changedAtOf(row) ?? []));
  const start: Start = checkpoint?.start ?? { newest, seenAt: context.now, total };
  const sorted = await sortRows(rows, context, checkpoint?.ghosts ?? []);
  const step = stepOf(sorted, { done: (page - 1) * perPage + rows.length, total: null });
  if (!isLast(found, page) && !reachesKnown(cursor, rows, new Set(sorted.unchangedIds))) {
    if (page >= lastPage) return { ...step, next: asJson(newListing(start)) };
    const next: ChangesCheckpoint = {
      kind: 'changes',
      page: page + 1,
      start,
      ghosts: sorted.ghosts,
    };
    return { ...step, next: asJson(next) };
  }
  const expected = (await context.request.known.count()) + sorted.fresh + sorted.ghosts.length;
  if (total - cursor.gap === expected)
    return {
      ...step,
      next: null,
      end: { listing: 'changes', cursor: nextCursor(context, start, cursor.gap) },
    };
  if (page > 1 || !isLast(found, page)) return { ...step, next: asJson(newListing({ ...start, total })) };
  return {
    ...step,
    restartsListing: true,
    ...(await endOfListing(context, start, { ...sorted, doubt: null })),
  };
}

/**
 * Whether everything further down was seen by the last pull. Rows of the newest second, and those that a lagging list may have held back,
 * are looked at again until the cursor has settled; if none of them differs, a lower page will not either.
 */
function reachesKnown(cursor: Cursor, rows: readonly Row[], unchanged: ReadonlySet<string>): boolean {
  const floor = cursor.settled ? cursor.newest : cursor.newest - overlapSeconds;
  const dated = rows.flatMap((row) => {
    const at = changedAtOf(row);
    return at === null ? [] : [{ at, isUnchanged: unchanged.has(String(idOf(row))) }];
  });
  if (dated.some(({ at }) => at <= floor)) return true;
  const old = dated.filter(({ at }) => at <= cursor.newest);
  return old.some(({ at }) => at < cursor.newest) && old.every(({ isUnchanged }) => isUnchanged);
}
