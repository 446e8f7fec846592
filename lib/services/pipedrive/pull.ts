/** Pulls persons, a page a step: everything by id, or what changed since the newest update_time that was seen. */
import type { ServiceRecord } from '../../contact/contact.ts';
import type { PullRequest, PullStep } from '../contract.ts';
import type { PipedriveAccount } from './account.ts';
import {
  asJson,
  type Checkpoint,
  type Cursor,
  checkpointJson,
  readCheckpoint,
  readCursor,
} from './checkpoint.ts';
import { isAsAt, toRecord } from './convert.ts';
import { removedSince } from './recents.ts';
import { type Page, type Person, type Row, readPage, readPerson } from './schema.ts';

const pageSize = 500;
/** Before anything: an account without persons has no newest change. */
const longAgo = '1970-01-01T00:00:00Z';

export async function pullStep(
  account: PipedriveAccount,
  request: PullRequest,
  now: number,
): Promise<PullStep> {
  const checkpoint = readCheckpoint(request.checkpoint);
  const cursor = readCursor(request.cursor);
  if (checkpoint?.kind === 'list') return listStep(account, checkpoint, request);
  if (!cursor || (request.complete && checkpoint === null)) return beginList(account, request);
  return changesStep(account, cursor, checkpoint?.kind === 'changes' ? checkpoint : null, request, now);
}

/** What changes while the listing runs is told by the next pull: its cursor is where this listing began. */
async function beginList(account: PipedriveAccount, request: PullRequest): Promise<PullStep> {
  account.organisations.forget();
  const newest = await persons(account, { sort_by: 'update_time', sort_direction: 'desc', limit: 1 });
  const start: Cursor = {
    newest: newestIn(newest.rows, longAgo),
    recents: null,
    noRecents: readCursor(request.cursor)?.noRecents ?? false,
  };
  return listStep(account, { kind: 'list', cursor: '', start, done: 0 }, request);
}

async function listStep(
  account: PipedriveAccount,
  at: Extract<Checkpoint, { kind: 'list' }>,
  request: PullRequest,
): Promise<PullStep> {
  const page = await persons(account, {
    sort_by: 'id',
    sort_direction: 'asc',
    limit: pageSize,
    ...(at.cursor === '' ? {} : { cursor: at.cursor }),
  });
  const sorted = await sort(account, page.rows, request, 'listing');
  const done = at.done + page.rows.length;
  return {
    ...sorted,
    // Whoever is not in a complete listing is gone; a row that says so is one of them.
    removedIds: [],
    next: page.nextCursor === null ? null : checkpointJson({ ...at, cursor: page.nextCursor, done }),
    progress: { done, total: null },
    ...(at.cursor === '' ? { restartsListing: true } : {}),
    ...(page.nextCursor === null ? { end: { listing: 'complete' as const, cursor: asJson(at.start) } } : {}),
  };
}

async function changesStep(
  account: PipedriveAccount,
  cursor: Cursor,
  at: Extract<Checkpoint, { kind: 'changes' }> | null,
  request: PullRequest,
  now: number,
): Promise<PullStep> {
  const page = await persons(account, {
    updated_since: cursor.newest,
    sort_by: 'update_time',
    sort_direction: 'asc',
    limit: pageSize,
    ...(at ? { cursor: at.cursor } : {}),
  });
  const { removedIds, ...sorted } = await sort(account, page.rows, request, 'changes');
  const newest = newestIn(page.rows, at?.newest ?? cursor.newest);
  const done = (at?.done ?? 0) + page.rows.length;
  const step = { ...sorted, progress: { done, total: null } };
  if (page.nextCursor !== null)
    return {
      ...step,
      removedIds,
      next: checkpointJson({ kind: 'changes', cursor: page.nextCursor, newest, done }),
    };
  const removed = await removedSince(account, cursor, now);
  return {
    ...step,
    removedIds: [...removedIds, ...removed.ids],
    next: null,
    end: { listing: 'changes', cursor: asJson({ newest, ...removed.cursor }) },
  };
}

async function persons(
  account: PipedriveAccount,
  query: Readonly<Record<string, string | number>>,
): Promise<Page<Row>> {
  return readPage(await account.api.get('/api/v2/persons', query), readPerson);
}

/**
 * Of changes, whoever is as before is not asked the name of its organisation: the newest row comes back at every pull, and each would cost
 * a second request. A renamed organisation is seen by the next complete listing, as with all others.
 */
async function sort(
  account: PipedriveAccount,
  rows: readonly Row[],
  { known }: PullRequest,
  of: 'listing' | 'changes',
) {
  const held = await known.versions(
    rows.map((row) => String(row.kind === 'person' ? row.person.id : row.id)),
  );
  const alive = rows.flatMap((row) => (row.kind === 'person' && !row.person.is_deleted ? [row.person] : []));
  const isAsBefore = (person: Person) =>
    of === 'changes' && isAsAt(held.get(String(person.id)) ?? '', person, account.fields);
  const before = alive.filter(isAsBefore).map((person) => String(person.id));
  const others = alive.filter((person) => !isAsBefore(person));
  const nameOf = await account.organisations.namesOf(others.map((person) => person.org_id));
  const all = others.map((person) => toRecord(person, nameOf(person.org_id), account.fields));
  const isKnown = (record: ServiceRecord) => held.get(record.id) === record.version;
  return {
    records: all.filter((record) => !isKnown(record)),
    unchangedIds: [...before, ...all.filter(isKnown).map((record) => record.id)],
    unreadable: rows.flatMap((row) =>
      row.kind === 'broken' ? [{ id: String(row.id), version: row.version, reason: row.reason }] : [],
    ),
    removedIds: rows.flatMap((row) =>
      row.kind === 'person' && row.person.is_deleted ? [String(row.person.id)] : [],
    ),
  };
}

function newestIn(rows: readonly Row[], before: string): string {
  return rows.reduce(
    (newest, row) =>
      row.kind === 'person' && Date.parse(row.person.update_time) > Date.parse(newest)
        ? row.person.update_time
        : newest,
    before,
  );
}
