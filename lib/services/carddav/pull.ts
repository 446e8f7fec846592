/**
 * One step of a pull: list, then fetch what is new batch by batch, then fetch again those whose group cards changed. Every step's
 * checkpoint holds all that the next one needs, so a new connector can go on. An idle book costs one request.
 */
import { SyncError } from '../../errors.ts';
import type { PullRequest, PullStep } from '../contract.ts';
import type { BookAddress } from './book.ts';
import { type Checkpoint, type Cursor, readCheckpoint, readCursor, type Way } from './checkpoint.ts';
import type { Group } from './group-cards.ts';
import { collectionTag, etagPage, type Page, syncPage } from './listing.ts';
import { type FetchedContacts, fetchStep } from './pull-cards.ts';
import { listStep } from './pull-list.ts';
import { nothingFound, type Step, toStep } from './pull-step.ts';

/** What a connector remembers between steps, to spare requests; never needed. */
export interface PullMemory {
  /** Contacts fetched in this pull, by id. */
  readonly fetched: FetchedContacts;
  /** Group cards as of the last finished pull, or since. */
  groups: readonly Group[] | null;
}

export async function pullStep(
  book: BookAddress,
  request: PullRequest,
  memory: PullMemory,
): Promise<PullStep> {
  const stored = readCheckpoint(request.checkpoint, book.path);
  // A pull of changes that was under way is of no use to one that shall see everything.
  const checkpoint = stored && request.complete && stored.mode === 'changes' ? null : stored;
  const step = checkpoint
    ? await goOn(book, checkpoint, request, memory)
    : await begin(book, request, memory);
  if (step.isLast) memory.groups = step.checkpoint.groups;
  return toStep(step);
}

async function begin(book: BookAddress, request: PullRequest, memory: PullMemory): Promise<Step> {
  memory.fetched.clear();
  const cursor = readCursor(request.cursor, book.path);
  if (!cursor || request.complete) return listAll(book, cursor?.groups ?? null, request);
  if (cursor.way === 'sync' && cursor.token !== null) {
    const page = await syncPage(book, cursor.token);
    if (!page) return listAll(book, cursor.groups, request);
    return listStep(book, changesFrom(book, cursor), page, request.known, memory.fetched);
  }
  if (cursor.ctag !== null) {
    const ctag = await collectionTag(book);
    if (ctag === cursor.ctag)
      return { ...nothingFound(), checkpoint: changesFrom(book, cursor), isLast: true };
    return listEtags(book, cursor.groups, ctag, request);
  }
  return listEtags(book, cursor.groups, null, request);
}

async function goOn(
  book: BookAddress,
  checkpoint: Checkpoint,
  request: PullRequest,
  memory: PullMemory,
): Promise<Step> {
  if (!checkpoint.isListing) return fetchStep(book, checkpoint, request.known, memory.fetched);
  const page = await syncPage(book, checkpoint.token ?? '');
  if (page) return listStep(book, checkpoint, page, request.known, memory.fetched);
  // The token died between two pages. The other way of listing has no pages that could die again.
  return listEtags(book, checkpoint.groupsBefore, await collectionTag(book), request);
}

async function listAll(
  book: BookAddress,
  groupsBefore: readonly Group[] | null,
  request: PullRequest,
): Promise<Step> {
  const page = await syncPage(book, '');
  if (page) return restart(book, completeFrom(book, 'sync', groupsBefore, null), page, request);
  // The tag is read before the list: what changes in between is seen by the next pull.
  return listEtags(book, groupsBefore, await collectionTag(book), request);
}

async function listEtags(
  book: BookAddress,
  groupsBefore: readonly Group[] | null,
  ctag: string | null,
  request: PullRequest,
): Promise<Step> {
  const page = await etagPage(book);
  const partial = page.isTruncated ? 'listing truncated by the server' : null;
  const checkpoint = { ...completeFrom(book, 'etags', groupsBefore, ctag), partial };
  return restart(book, checkpoint, { ...page, isTruncated: false }, request);
}

async function restart(
  book: BookAddress,
  checkpoint: Checkpoint,
  page: Page,
  request: PullRequest,
): Promise<Step> {
  if (page.removed.length > 0 && page.present.size === 0 && checkpoint.way === 'etags')
    throw new SyncError('answer-unreadable', { reason: 'no properties' });
  return { ...(await listStep(book, checkpoint, page, request.known, new Map())), restartsListing: true };
}

function changesFrom(book: BookAddress, cursor: Cursor): Checkpoint {
  return {
    ...cursor,
    ...nothingYet(book),
    mode: 'changes',
    groupsBefore: cursor.groups,
  };
}

function completeFrom(
  book: BookAddress,
  way: Way,
  groupsBefore: readonly Group[] | null,
  ctag: string | null,
): Checkpoint {
  return {
    ...nothingYet(book),
    shape: 1,
    book: book.path,
    way,
    mode: 'complete',
    token: null,
    ctag,
    groupsBefore,
    groups: [],
  };
}

function nothingYet(book: BookAddress) {
  return {
    isListing: false,
    pending: [],
    isRegrouping: false,
    fetch: { size: book.batch, multiget: 'untried' },
    listed: 0,
    partial: null,
  } as const;
}
