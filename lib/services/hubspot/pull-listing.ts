/**
 * A complete listing: the plain list, which goes by id and does not lag, so that contacts made or deleted meanwhile push nobody over the
 * edge of a page. Before it, one search says up to where changes are known; edits made while it runs are told by the next pull.
 */
import type { ServiceRecord } from '../../contact/contact.ts';
import type { PullStep, UnreadableRecord } from '../contract.ts';
import { readMany } from './batch.ts';
import { asJson, type ConfirmCheckpoint, type ListingCheckpoint } from './checkpoint.ts';
import { listPage, newestChanged } from './pages.ts';
import type { PullContext } from './pull-context.ts';
import { nextCursor, stepOf } from './pull-end.ts';
import { type Sorted, sortRows } from './rows.ts';
import type { Row } from './schema.ts';

const mostQuestions = 100;

export async function beginListing(context: PullContext): Promise<PullStep> {
  const { api, fields } = context.book;
  const found = await newestChanged(api, fields, 1);
  const newest = Math.max(0, ...found.rows.map(changedAt));
  const total = found.total ?? 0;
  const start = { newest, seenAt: context.now, total };
  return {
    ...stepOf(null, { done: 0, total }),
    restartsListing: true,
    next: asJson({ kind: 'listing', after: null, listed: 0, unnamed: 0, start, explains: false }),
  };
}

export async function listingStep(context: PullContext, checkpoint: ListingCheckpoint): Promise<PullStep> {
  const { api, fields } = context.book;
  const page = await listPage(api, fields, checkpoint.after);
  const sorted = page.isBare ? await sortBare(page.rows, context) : await sortRows(page.rows, context, false);
  const listed = checkpoint.listed + page.rows.length - sorted.unnamed;
  const unnamed = checkpoint.unnamed + sorted.unnamed;
  const step = {
    ...stepOf(sorted, { done: listed, total: Math.max(listed, checkpoint.start.total) }),
    ...(checkpoint.after === null ? { restartsListing: true } : {}),
  };
  if (page.after !== null)
    return { ...step, next: asJson({ ...checkpoint, after: page.after, listed, unnamed }) };
  const gap = checkpoint.explains ? checkpoint.start.total - listed : 0;
  const { start } = checkpoint;
  if (unnamed > 0) {
    const cursor = nextCursor(context, start, gap, null);
    return { ...step, next: null, end: { listing: 'partial', cursor, reason: `${unnamed} without an id` } };
  }
  // What was not mentioned is known only when this step is stored.
  if (context.request.known.unseen) return { ...step, next: asJson({ kind: 'confirm', start, gap }) };
  return { ...step, next: null, end: { listing: 'complete', cursor: nextCursor(context, start, gap, null) } };
}

/** Nothing is called gone that can still be read. Costs nothing where nobody is missing. */
export async function confirmStep(
  context: PullContext,
  { start, gap }: ConfirmCheckpoint,
): Promise<PullStep> {
  const missing = (await context.request.known.unseen?.(mostQuestions + 1)) ?? [];
  const asked = missing.slice(0, mostQuestions);
  const outcomes = asked.length === 0 ? [] : await readMany(context.book, asked);
  const records: ServiceRecord[] = [];
  const unreadable: UnreadableRecord[] = [];
  outcomes.forEach((outcome, index) => {
    if (outcome.ok && outcome.value) records.push(outcome.value);
    if (!outcome.ok)
      unreadable.push({
        id: asked[index] ?? '',
        version: 'broken',
        reason: String(outcome.error.detail.reason ?? ''),
      });
  });
  const found = records.length + unreadable.length;
  const cursor = nextCursor(context, start, gap, null);
  const isSure = found === 0 || missing.length <= mostQuestions;
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

/** Rows that came without their content: it is read, a hundred at a time. */
async function sortBare(rows: readonly Row[], context: PullContext): Promise<Sorted> {
  const ids = rows.flatMap((row) => (row.kind === 'contact' ? [row.contact.id] : (row.id ?? [])));
  const versions = await context.request.known.versions(ids);
  const outcomes = await readMany(context.book, ids);
  const records: ServiceRecord[] = [];
  const unchangedIds: string[] = [];
  const unreadable: UnreadableRecord[] = [];
  outcomes.forEach((outcome, index) => {
    const id = ids[index] ?? '';
    if (!outcome.ok)
      unreadable.push({ id, version: 'broken', reason: String(outcome.error.detail.reason ?? '') });
    else if (outcome.value && versions.get(id) === outcome.value.version) unchangedIds.push(id);
    else if (outcome.value) records.push(outcome.value);
  });
  const fresh = records.filter(({ id }) => !versions.has(id)).length;
  const unnamed = rows.length - ids.length;
  return { records, unreadable, unchangedIds, mergedAway: [], ghosts: [], fresh, unnamed };
}

function changedAt(row: Row): number {
  return row.kind === 'contact' ? row.contact.updatedAt : 0;
}
