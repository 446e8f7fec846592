/** How a pull ends: whether the numbers agree, what is looked at if they do not, and where the next pull starts. */
import type { Json, PullStep } from '../contract.ts';
import { asJson, type Cursor, type Start } from './checkpoint.ts';
import type { PullContext } from './pull-context.ts';
import type { Sorted } from './rows.ts';

/** The search lags behind: for so long rows are looked at again. How long it can be is not published; minutes were seen. */
export const overlapMs = 120_000;

export type Ending = Pick<PullStep, 'next' | 'end'>;

export function stepOf(
  sorted: Sorted | null,
  progress: PullStep['progress'],
): Omit<PullStep, 'next' | 'end'> {
  return {
    records: sorted?.records ?? [],
    unreadable: sorted?.unreadable ?? [],
    unchangedIds: sorted?.unchangedIds ?? [],
    removedIds: sorted?.mergedAway ?? [],
    progress,
  };
}

/**
 * The changes are through: HubSpot's total against the mirror. Fewer: somebody was deleted, and the archived listing says who. A difference
 * that was there before and that the archive did not explain lists everything, but not before the search had time to catch up.
 */
export async function endOfChanges(
  context: PullContext,
  start: Start,
  sorted: Sorted,
  ghosts: number,
): Promise<Ending> {
  const gap = context.cursor?.gap ?? 0;
  const held = (await context.request.known.count()) + sorted.fresh - sorted.mergedAway.length;
  const difference = start.total - gap - ghosts - sorted.unnamed - held;
  if (difference >= 0 || context.cursor?.doubt?.difference === difference)
    return settle(context, start, difference);
  return {
    next: asJson({ kind: 'archived', after: null, missing: -difference, pages: 0, start }),
  };
}

export function settle(context: PullContext, start: Start, difference: number): Ending {
  const gap = context.cursor?.gap ?? 0;
  if (difference === 0)
    return { next: null, end: { listing: 'changes', cursor: nextCursor(context, start, gap, null) } };
  const before = context.cursor?.doubt;
  const since = before?.difference === difference ? before.since : context.now;
  if (context.now - since >= overlapMs)
    return {
      next: asJson({ kind: 'listing', after: null, listed: 0, unnamed: 0, start, explains: true }),
    };
  return {
    next: null,
    end: { listing: 'changes', cursor: nextCursor(context, start, gap, { difference, since }) },
  };
}

export function nextCursor(context: PullContext, start: Start, gap: number, doubt: Cursor['doubt']): Json {
  const before = context.cursor;
  const seenAt = before?.newest === start.newest ? before.seenAt : start.seenAt;
  const settled = start.seenAt - seenAt >= overlapMs;
  return asJson({ newest: start.newest, seenAt, settled, gap, doubt, asked: context.asked });
}
