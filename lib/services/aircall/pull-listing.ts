/**
 * A complete listing: the list by created_at, oldest first. Each page is asked for by the created_at of the last contact seen, not by its
 * position, so that contacts made or deleted meanwhile cannot push another one over the edge of a page, and there is no window of
 * 10,000. Contacts of the very second at the edge come twice and are counted once.
 */
import { SyncError } from '../../errors.ts';
import type { PullStep } from '../contract.ts';
import { asJson, type ListingCheckpoint, newListing, type Start } from './checkpoint.ts';
import { isLast, newestChanges, oldestFrom } from './pages.ts';
import type { PullContext } from './pull-context.ts';
import { endOfCounting, endOfListing, stepOf } from './pull-end.ts';
import { enterSecond, secondStep } from './pull-second.ts';
import { changedAtOf, createdAtOf, idOf, sortRows } from './rows.ts';

/** Asks first what changed last: edits made while the listing runs are told by the next pull, which starts from there. */
export async function beginListing(context: PullContext): Promise<PullStep> {
  const found = await newestChanges(context.api, 1);
  const newest = Math.max(0, ...found.rows.flatMap((row) => changedAtOf(row) ?? []));
  const start: Start = { newest, seenAt: context.now, total: found.total };
  const progress = { done: 0, total: found.total };
  if (!isLast(found, 1)) return { ...stepOf(null, progress), next: asJson(newListing(start)) };
  // The whole account on one page.
  const sorted = await sortRows(found.rows, context, []);
  const step = stepOf(sorted, { done: found.rows.length, total: found.total });
  return {
    ...step,
    restartsListing: true,
    ...(await endOfListing(context, start, { ...sorted, doubt: null })),
  };
}

export async function listingStep(context: PullContext, checkpoint: ListingCheckpoint): Promise<PullStep> {
  if (checkpoint.second) return secondStep(context, checkpoint, checkpoint.second);
  const found = await oldestFrom(context.api, checkpoint.from);
  const known = new Set(checkpoint.edge);
  const rows = found.rows.filter((row) => !known.has(idOf(row) ?? 0));
  const sorted = await sortRows(rows, context, checkpoint.ghosts);
  const after: ListingCheckpoint = {
    ...checkpoint,
    listed: checkpoint.listed + rows.length - sorted.unnamed,
    unnamed: checkpoint.unnamed + sorted.unnamed,
    ghosts: sorted.ghosts,
  };
  const step = {
    ...stepOf(sorted, { done: after.listed, total: checkpoint.start.total }),
    ...(checkpoint.from === null ? { restartsListing: true } : {}),
  };
  if (isLast(found, 1)) return { ...step, ...(await endOfCounting(context, after, sorted)) };
  const times = found.rows.flatMap((row) => createdAtOf(row) ?? []);
  const newest = Math.max(...times);
  if (times.length === 0) throw new SyncError('answer-unreadable', { reason: 'no-times' });
  // A page within one second: from here positions are the only order there is.
  if (times.every((at) => at === newest)) return { ...step, next: asJson(enterSecond(checkpoint, newest)) };
  const edge = found.rows.flatMap((row) => (createdAtOf(row) === newest ? (idOf(row) ?? []) : []));
  return { ...step, next: asJson({ ...after, from: newest, edge }) };
}
