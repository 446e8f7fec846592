/** How a pull ends: what its listing may be called, what is asked for once more before anything is called gone, and where the next one starts. */
import type { ServiceRecord } from '../../contact/contact.ts';
import type { Json, PullStep, UnreadableRecord } from '../contract.ts';
import { asJson, type Cursor, type ListingCheckpoint, newListing, type Start } from './checkpoint.ts';
import { toRecord } from './convert.ts';
import { newestChanges } from './pages.ts';
import type { PullContext } from './pull-context.ts';
import { changedAtOf, type Sorted } from './rows.ts';
import { readOne } from './schema.ts';

/** Lists may lag behind, and the edits of one second may be seen apart: for so long rows are looked at again. */
export const overlapSeconds = 120;
const mostAttempts = 3;
const mostQuestions = 20;

type Progress = PullStep['progress'];
type Ending = Pick<PullStep, 'next' | 'end'>;

export function stepOf(sorted: Sorted | null, progress: Progress): Omit<PullStep, 'next' | 'end'> {
  return {
    records: sorted?.records ?? [],
    unreadable: sorted?.unreadable ?? [],
    unchangedIds: sorted?.unchangedIds ?? [],
    removedIds: [],
    progress,
  };
}

/** The rows are through. As many as the total at the start said: complete. Else the total is asked for again. */
export async function endOfCounting(
  context: PullContext,
  listing: ListingCheckpoint,
  sorted: Sorted,
): Promise<Ending> {
  const { listed, unnamed, start, doubt } = listing;
  const isSettled = listed + unnamed === start.total || doubt !== null;
  if (!isSettled) return { next: asJson({ kind: 'recount', listing }) };
  return endOfListing(context, start, { unnamed, fresh: sorted.fresh, doubt });
}

/** Contacts that came or went while the listing ran explain a difference; any other one is a reason to list again, and then to doubt. */
export async function recountStep(context: PullContext, listing: ListingCheckpoint): Promise<PullStep> {
  const { total, rows } = await newestChanges(context.api, 1);
  const progress = { done: listing.listed, total };
  const step = stepOf(null, progress);
  const { unnamed } = listing;
  const start = { ...listing.start, total };
  if (listing.listed + unnamed === total)
    return { ...step, ...(await endOfListing(context, start, { unnamed, fresh: 0, doubt: null })) };
  if (listing.attempt < mostAttempts) {
    const newest = Math.max(listing.start.newest, ...rows.flatMap((row) => changedAtOf(row) ?? []));
    const again = newListing({ newest, seenAt: context.now, total }, listing.attempt + 1);
    return { ...step, next: asJson(again) };
  }
  const doubt = `listed ${listing.listed} of ${total}`;
  return { ...step, ...(await endOfListing(context, start, { unnamed, fresh: 0, doubt })) };
}

interface Findings {
  readonly unnamed: number;
  /** Records of the step that ends here which the mirror does not hold yet. */
  readonly fresh: number;
  readonly doubt: string | null;
}

export async function endOfListing(context: PullContext, start: Start, findings: Findings): Promise<Ending> {
  const { known } = context.request;
  const reason = findings.unnamed > 0 ? `${findings.unnamed} without an id` : findings.doubt;
  if (reason !== null) {
    const gap = start.total - (await known.count()) - findings.fresh;
    return { next: null, end: { listing: 'partial', cursor: nextCursor(context, start, gap), reason } };
  }
  // What is missing is known only when this step is stored.
  if (known.unseen) return { next: asJson({ kind: 'confirm', start }) };
  return { next: null, end: { listing: 'complete', cursor: nextCursor(context, start, 0) } };
}

/** A list that lags behind misses what was made a moment ago: nothing is called gone that can still be read. */
export async function confirmStep(context: PullContext, start: Start): Promise<PullStep> {
  const { known } = context.request;
  const missing = (await known.unseen?.(mostQuestions + 1)) ?? [];
  const records: ServiceRecord[] = [];
  const unreadable: UnreadableRecord[] = [];
  for (const id of missing.slice(0, mostQuestions)) {
    const response = await context.api.find(`/contacts/${encodeURIComponent(id)}`);
    if (!response) continue;
    const row = readOne(response);
    if (row.kind === 'contact') records.push(toRecord(row.contact));
    else unreadable.push({ id, version: row.version, reason: row.reason });
  }
  const found = records.length + unreadable.length;
  const isSure = found === 0 || missing.length <= mostQuestions;
  const cursor = nextCursor(context, start, 0);
  return {
    ...stepOf(null, { done: start.total, total: start.total }),
    records,
    unreadable,
    next: null,
    end: isSure
      ? { listing: 'complete', cursor }
      : { listing: 'partial', cursor, reason: `${found} of ${mostQuestions} not listed are there` },
  };
}

export function nextCursor(context: PullContext, start: Start, gap: number): Json {
  const before = context.cursor;
  const seenAt = before?.newest === start.newest ? before.seenAt : start.seenAt;
  const cursor: Cursor = {
    newest: start.newest,
    seenAt,
    settled: start.seenAt - seenAt >= overlapSeconds * 1000,
    gap,
  };
  return asJson(cursor);
}
