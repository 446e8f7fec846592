/**
 * One second in which more contacts were created than fit on a page (an import). Only this second is listed then, by position; its total
 * can only shrink, so as long as it stays the same no row was pushed over the edge of a page.
 */
import type { PullStep } from '../contract.ts';
import { asJson, type ListingCheckpoint, type Second } from './checkpoint.ts';
import { isLast, lastPage, ofSecond } from './pages.ts';
import type { PullContext } from './pull-context.ts';
import { stepOf } from './pull-end.ts';
import { sortRows } from './rows.ts';

const mostRestarts = 5;

/** @param checkpoint as it was before the page that lies within the second */
export function enterSecond(checkpoint: ListingCheckpoint, at: number): ListingCheckpoint {
  const base = checkpoint.listed - (checkpoint.from === at ? checkpoint.edge.length : 0);
  // Not null: the listing has begun, and must not begin anew in the mirror.
  const from = checkpoint.from ?? at;
  return {
    ...checkpoint,
    from,
    edge: [],
    second: { at, page: 1, base, counted: 0, total: null, restarts: 0 },
  };
}

export async function secondStep(
  context: PullContext,
  checkpoint: ListingCheckpoint,
  second: Second,
): Promise<PullStep> {
  const { at, page, base } = second;
  const found = await ofSecond(context.api, at, page);
  const hasMoved = second.total !== null && found.total !== second.total;
  if (hasMoved && second.restarts < mostRestarts) {
    const again: Second = { ...second, page: 1, counted: 0, total: null, restarts: second.restarts + 1 };
    const progress = { done: base, total: checkpoint.start.total };
    return { ...stepOf(null, progress), next: asJson({ ...checkpoint, second: again }) };
  }
  const sorted = await sortRows(found.rows, context, checkpoint.ghosts);
  const counted = second.counted + found.rows.length - sorted.unnamed;
  const isThrough = isLast(found, page);
  const isTooMuch = !isThrough && page >= lastPage;
  const doubt = hasMoved ? 'a crowded second never settled' : isTooMuch ? 'over 10,000 of one second' : null;
  const after: ListingCheckpoint = {
    ...checkpoint,
    unnamed: checkpoint.unnamed + sorted.unnamed,
    ghosts: sorted.ghosts,
    doubt: doubt ?? checkpoint.doubt,
  };
  const next: ListingCheckpoint =
    isThrough || isTooMuch
      ? { ...after, from: at + 1, edge: [], listed: base + counted, second: null }
      : { ...after, second: { ...second, page: page + 1, counted, total: found.total } };
  return { ...stepOf(sorted, { done: base + counted, total: checkpoint.start.total }), next: asJson(next) };
}
