/** One page of a list becomes one step: contacts found under the id that the mirror knows them by, old news left out. */
import type { ServiceRecord } from '../../contact/contact.ts';
import { SyncError } from '../../errors.ts';
import type { Known, PullRequest, PullStep, UnreadableRecord } from '../contract.ts';
import { type GoogleAccount, withName } from './account.ts';
import { asJson, type Cursor, type PageCheckpoint, type Renamed } from './checkpoint.ts';
import { toRecord, updatedAtOf } from './convert.ts';
import { listedAtMost, personMask } from './fields.ts';
import { groupNamesFor, mostRead, readRows } from './read.ts';
import type { ConnectionsPage, Person } from './schema.ts';

interface Placed {
  readonly id: string;
  readonly person: Person;
}

export async function pageStep(
  account: GoogleAccount,
  request: PullRequest,
  checkpoint: PageCheckpoint,
  page: ConnectionsPage,
): Promise<PullStep> {
  const { known } = request;
  account.groups.names ??= checkpoint.groups;
  account.renamed = checkpoint.renamed;
  const people = page.rows.flatMap((row) => (row.kind === 'person' ? [row.person] : []));
  const placed = await placedIn(known, checkpoint.renamed, people);
  for (const { id, person } of placed) account.renamed = withName(account.renamed, id, person.resourceName);
  const versions = await known.versions(placed.map(({ id }) => id));
  const fresh = await verified(account, checkpoint, placed, versions);
  const names = await groupNamesFor(
    account,
    fresh.map(({ person }) => person),
  );
  const records: ServiceRecord[] = [];
  const unchangedIds: string[] = [];
  for (const { id, person } of fresh) {
    const record = toRecord(id, person, names);
    const held = versions.get(id);
    // What we hold is what was read after a write; a list that is behind would take it back.
    const isOld = person.updatedAt > 0 && person.updatedAt < updatedAtOf(held);
    if (held === record.version || (held !== undefined && isOld)) unchangedIds.push(id);
    else records.push(record);
  }
  const gone = [...checkpoint.gone, ...goneIn(checkpoint, page)];
  const done = checkpoint.done + people.length;
  const total = checkpoint.total ?? page.total;
  const found = { records, unreadable: unreadableIn(page), unchangedIds, progress: { done, total } };
  const next = { renamed: account.renamed, groups: names, done, total };
  if (page.nextPageToken !== null)
    return {
      ...found,
      removedIds: [],
      next: asJson({ ...checkpoint, ...next, pageToken: page.nextPageToken, gone }),
    };
  // Without a token the next pull lists everything: slow, and never wrong.
  const syncToken = page.nextSyncToken ?? '';
  if (checkpoint.mode === 'complete' && !checkpoint.isLost)
    return { ...found, removedIds: [], next: asJson({ kind: 'confirm', syncToken, ...next }) };
  const removedIds = checkpoint.isLost ? [] : idsOfGone(account.renamed, gone);
  return {
    ...found,
    removedIds,
    next: null,
    end: {
      listing: checkpoint.isLost ? 'partial' : 'changes',
      cursor: cursorOf(syncToken, without(account.renamed, removedIds), names),
      ...(checkpoint.isLost ? { reason: 'sync token expired' } : {}),
    },
  };
}

export function cursorOf(syncToken: string, renamed: Renamed, groups: Cursor['groups']) {
  return syncToken === '' ? null : asJson({ syncToken, mask: personMask, renamed, groups });
}

function without(renamed: Renamed, ids: readonly string[]): Renamed {
  return Object.fromEntries(Object.entries(renamed).filter(([id]) => !ids.includes(id)));
}

/**
 * The id under which the mirror knows each: by the contact's own id, which stays when it gets another resource name; else by a former name;
 * else it is new, and its present name is its id.
 */
async function placedIn(
  known: Known,
  renamed: Renamed,
  people: readonly Person[],
): Promise<readonly Placed[]> {
  const byUid = await known.idsByUid(people.map(({ sourceId }) => sourceId));
  const former = people
    .filter(({ sourceId }) => !byUid.has(sourceId))
    .flatMap(({ formerNames }) => formerNames);
  const held = former.length === 0 ? new Map<string, string>() : await known.versions(former);
  const byName = new Map(Object.entries(renamed).map(([id, name]) => [name, id]));
  return people.map((person) => ({
    id:
      byUid.get(person.sourceId) ??
      byName.get(person.resourceName) ??
      person.formerNames.find((name) => held.has(name)) ??
      person.resourceName,
    person,
  }));
}

/**
 * Read by name: in a complete listing whom the mirror does not hold (a list that is behind may show somebody whom we have just deleted),
 * and always whose numbers or addresses were cut off.
 */
async function verified(
  account: GoogleAccount,
  { mode, isFirst }: PageCheckpoint,
  placed: readonly Placed[],
  versions: ReadonlyMap<string, string>,
): Promise<readonly Placed[]> {
  const asked = placed.filter(
    ({ id, person }) => (mode === 'complete' && !isFirst && !versions.has(id)) || isCutOff(person),
  );
  if (asked.length === 0) return placed;
  const answers = new Map<string, Person | null>();
  for (let start = 0; start < asked.length; start += mostRead) {
    const ids = asked.slice(start, start + mostRead).map(({ id }) => id);
    for (const [id, row] of await readRows(account, ids)) {
      if (row instanceof SyncError) continue;
      if (row === null || row.kind === 'gone') answers.set(id, null);
      else if (row.kind === 'person') answers.set(id, row.person);
    }
  }
  return placed.flatMap((one) => {
    const answer = answers.get(one.id);
    return answer === null ? [] : [answer ? { id: one.id, person: answer } : one];
  });
}

function isCutOff({ entries }: Person): boolean {
  return ['phoneNumbers', 'emailAddresses'].some((field) => (entries[field]?.length ?? 0) >= listedAtMost);
}

/** Names that the page calls deleted. A complete listing names nobody deleted; absence is judged at its end. */
function goneIn({ mode }: PageCheckpoint, page: ConnectionsPage): readonly string[] {
  return mode === 'complete'
    ? []
    : page.rows.flatMap((row) => (row.kind === 'gone' ? [row.resourceName] : []));
}

/** A former name of somebody who has another one by now is no deletion. */
function idsOfGone(renamed: Renamed, gone: readonly string[]): readonly string[] {
  const byName = new Map(Object.entries(renamed).map(([id, name]) => [name, id]));
  return [...new Set(gone)].flatMap((name) => byName.get(name) ?? (name in renamed ? [] : [name]));
}

function unreadableIn(page: ConnectionsPage): readonly UnreadableRecord[] {
  return page.rows.flatMap((row) =>
    row.kind === 'broken' && row.resourceName !== null
      ? [{ id: row.resourceName, version: `broken.${row.reason}`, reason: row.reason }]
      : [],
  );
}
