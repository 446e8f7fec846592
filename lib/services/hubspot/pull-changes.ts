/**
 * Changes. One search, newest first, tells both what changed and how many contacts there are; when nothing has, that is all. If it does
 * not reach back to what is known, the rest is walked from there in order of time, which no edit meanwhile can disturb: what is edited
 * again moves to the end. A search ends after 10,000 results; the next one begins at the last time seen.
 */
import type { PullStep } from '../contract.ts';
import { type ArchivedCheckpoint, asJson, type ChangesCheckpoint, type Cursor } from './checkpoint.ts';
import { archivedPage, changedSince, mostResults, newestChanged, perPage, perSearch } from './pages.ts';
import type { PullContext } from './pull-context.ts';
import { endOfChanges, overlapMs, settle, stepOf } from './pull-end.ts';
import { beginListing } from './pull-listing.ts';
import { sortRows } from './rows.ts';
import type { Row } from './schema.ts';

export async function beginChanges(context: PullContext, cursor: Cursor): Promise<PullStep> {
  const { api, fields } = context.book;
  // While the last two minutes are looked at again, one full page often holds them.
  const limit = cursor.settled ? perPage : perSearch;
  const page = await newestChanged(api, fields, limit);
  if (page.total === null) return beginListing(context);
  const newest = Math.max(cursor.newest, ...timesOf(page.rows));
  const start = { newest, seenAt: context.now, total: page.total };
  const floor = cursor.settled ? cursor.newest : cursor.newest - overlapMs;
  const reachesKnown = page.rows.length < limit || timesOf(page.rows).some((at) => at <= floor);
  if (!reachesKnown)
    return {
      ...stepOf(null, { done: 0, total: null }),
      next: asJson({ kind: 'changes', from: floor, after: null, start, ghosts: [] }),
    };
  const sorted = await sortRows(page.rows, context, true);
  const step = stepOf(sorted, { done: page.rows.length, total: page.rows.length });
  return { ...step, ...(await endOfChanges(context, start, sorted, sorted.ghosts.length)) };
}

export async function changesStep(context: PullContext, checkpoint: ChangesCheckpoint): Promise<PullStep> {
  const { api, fields } = context.book;
  const page = await changedSince(api, fields, checkpoint.from, checkpoint.after);
  const sorted = await sortRows(page.rows, context, true, checkpoint.ghosts);
  const last = Math.max(checkpoint.from, ...timesOf(page.rows));
  // An edit made while this goes on is seen at its end, and no later pull has to look for it.
  const start = { ...checkpoint.start, newest: Math.max(checkpoint.start.newest, last) };
  const step = stepOf(sorted, { done: Number(checkpoint.after ?? 0) + page.rows.length, total: page.total });
  const next = { ...checkpoint, start, ghosts: sorted.ghosts };
  if (page.after === null)
    return { ...step, ...(await endOfChanges(context, start, sorted, sorted.ghosts.length)) };
  if (Number(page.after) + perSearch <= mostResults)
    return { ...step, next: asJson({ ...next, after: page.after }) };
  // More than a search can tell at one and the same time: only a listing gets past that.
  if (last === checkpoint.from) return { ...step, ...(await listingInstead(context)) };
  return { ...step, next: asJson({ ...next, from: last, after: null }) };
}

/** Costs at most as many pages as a complete listing would, and usually ends long before. */
export async function archivedStep(context: PullContext, checkpoint: ArchivedCheckpoint): Promise<PullStep> {
  const { known } = context.request;
  const page = await archivedPage(context.book.api, checkpoint.after);
  const ids = page.rows.flatMap((row) => (row.kind === 'contact' ? [row.contact.id] : (row.id ?? [])));
  const removedIds = [...(await known.versions(ids)).keys()];
  const missing = checkpoint.missing - removedIds.length;
  const pages = checkpoint.pages + 1;
  const step = { ...stepOf(null, { done: pages * perPage, total: null }), removedIds };
  const mostPages = Math.ceil((await known.count()) / perPage) + 1;
  if (missing <= 0 || page.after === null)
    return { ...step, ...settle(context, checkpoint.start, missing <= 0 ? 0 : -missing) };
  if (pages >= mostPages) return { ...step, ...(await listingInstead(context)) };
  return { ...step, next: asJson({ ...checkpoint, after: page.after, missing, pages }) };
}

async function listingInstead(context: PullContext): Promise<Pick<PullStep, 'next'>> {
  return { next: (await beginListing(context)).next };
}

function timesOf(rows: readonly Row[]): readonly number[] {
  return rows.flatMap((row) => (row.kind === 'contact' ? [row.contact.updatedAt] : []));
}
