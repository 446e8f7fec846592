/**
 * One step of a pull: one page of delta. An idle folder costs one request. A link that has died (410) begins a listing of everything, which
 * brings the mirror up to date and infers no deletion: what changed in between may have been missed, and the next complete listing says so.
 */
import { SyncError } from '../../errors.ts';
import type { HttpResponse, PullRequest, PullStep } from '../contract.ts';
import { isOk } from '../status.ts';
import type { Api } from './api.ts';
import {
  asJson,
  type Checkpoint,
  type Cursor,
  changesSince,
  newListing,
  readCheckpoint,
  readCursor,
} from './checkpoint.ts';
import { type Folder, folderError } from './folder.ts';
import { graphError } from './graph-error.ts';
import { confirmStep } from './pull-confirm.ts';
import { sortRows } from './pull-rows.ts';
import { readPage, selected } from './schema.ts';

/** Rows of a page, if Graph grants so many. */
const pageSize = 500;
const mostRestarts = 3;

export async function pullStep(api: Api, folder: Folder, request: PullRequest): Promise<PullStep> {
  const stored = readCheckpoint(request.checkpoint, folder.path);
  for (const parent of stored?.parents ?? []) folder.parents.add(parent);
  // A pull of changes that was under way is of no use to one that shall see everything.
  const checkpoint = stored && request.complete && stored.kind === 'changes' ? null : stored;
  if (checkpoint?.kind === 'confirm') return confirmStep(api, folder, checkpoint, request);
  const cursor = request.complete ? null : readCursor(request.cursor, folder.path);
  return page(api, folder, checkpoint ?? (cursor ? changesSince(cursor) : newListing(folder.path)), request);
}

async function page(
  api: Api,
  folder: Folder,
  checkpoint: Checkpoint,
  request: PullRequest,
): Promise<PullStep> {
  const { link, kind } = checkpoint;
  const response =
    link === null
      ? await api.ask({ method: 'GET', path: `${folder.path}/delta?$select=${selected.join(',')}`, pageSize })
      : await api.follow(link, pageSize);
  if (!isOk(response)) {
    if (link === null) throw folderError(api, response);
    if (!isDeadLink(response)) throw graphError(response, { now: api.clock(), isWrite: false });
    return page(api, folder, afresh(checkpoint), request);
  }
  folder.isThere = true;
  const { rows, nextLink, deltaLink } = readPage(response, kind === 'changes');
  const next = nextLink ?? deltaLink;
  if (next === null) throw new SyncError('answer-unreadable', { status: response.status, reason: 'no-link' });
  const sorted = await sortRows(api, folder, rows);
  const listed = checkpoint.listed + rows.length;
  const parents = [...folder.parents];
  const doubt = sorted.unnamed > 0 ? `${sorted.unnamed} without an id` : checkpoint.doubt;
  const after: Checkpoint = { ...checkpoint, link: next, listed, parents, doubt };
  return {
    records: sorted.records,
    unreadable: sorted.unreadable,
    unchangedIds: [],
    removedIds: sorted.removedIds,
    progress: { done: listed, total: nextLink === null ? listed : null },
    ...(link === null && kind === 'listing' ? { restartsListing: true } : {}),
    ...endOf(after, nextLink === null, request),
  };
}

/** Everything from the beginning. What was a pull of changes has lost its thread. */
function afresh({ folder, kind, restarts, doubt, parents }: Checkpoint): Checkpoint {
  if (restarts >= mostRestarts) throw new SyncError('answer-unreadable', { reason: 'links die' });
  return newListing(folder, {
    parents,
    restarts: restarts + 1,
    doubt: kind === 'changes' ? 'cursor lost' : doubt,
  });
}

/** By status or code: the reference names 410; others have been told of. */
function isDeadLink(response: HttpResponse): boolean {
  return response.status === 410 || response.status === 404 || response.status === 400;
}

function endOf(
  checkpoint: Checkpoint,
  isLast: boolean,
  { known }: PullRequest,
): Pick<PullStep, 'next' | 'end'> {
  const { kind, folder, link, parents, doubt } = checkpoint;
  if (!isLast || link === null) return { next: asJson(checkpoint) };
  const cursor: Cursor = { shape: 1, folder, link, parents };
  if (doubt !== null)
    return { next: null, end: { listing: 'partial', cursor: asJson(cursor), reason: doubt } };
  // What is missing is known only when this step is stored.
  if (kind === 'listing' && known.unseen) return { next: asJson({ ...checkpoint, kind: 'confirm' }) };
  return {
    next: null,
    end: { listing: kind === 'changes' ? 'changes' : 'complete', cursor: asJson(cursor) },
  };
}
