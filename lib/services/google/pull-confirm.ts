/**
 * The end of a complete listing: whom the mirror holds and the list did not mention is read by name. A list that lags behind does not
 * mention whom we have just created, and that is no deletion.
 */
import { SyncError } from '../../errors.ts';
import type { PullRequest, PullStep } from '../contract.ts';
import { type GoogleAccount, withName } from './account.ts';
import { asJson, type ConfirmCheckpoint } from './checkpoint.ts';
import { toRecord } from './convert.ts';
import { cursorOf } from './pull-page.ts';
import { groupNamesFor, mostRead, readRows } from './read.ts';
import type { Person } from './schema.ts';

export async function confirmStep(
  account: GoogleAccount,
  { known }: PullRequest,
  checkpoint: ConfirmCheckpoint,
): Promise<PullStep> {
  const { syncToken, done, total } = checkpoint;
  account.renamed = checkpoint.renamed;
  account.groups.names ??= checkpoint.groups;
  const ids = (await known.unseen?.(mostRead)) ?? [];
  if (ids.length === 0)
    return {
      records: [],
      unreadable: [],
      unchangedIds: [],
      removedIds: [],
      next: null,
      progress: { done, total },
      end: { listing: 'complete', cursor: cursorOf(syncToken, checkpoint.renamed, checkpoint.groups) },
    };
  const rows = await readRows(account, ids);
  const people: { id: string; person: Person }[] = [];
  const removedIds: string[] = [];
  const unreadable: { id: string; version: string; reason: string }[] = [];
  for (const [id, row] of rows) {
    if (row === null || (!(row instanceof SyncError) && row.kind === 'gone')) removedIds.push(id);
    else if (!(row instanceof SyncError) && row.kind === 'person') people.push({ id, person: row.person });
    else unreadable.push({ id, version: 'broken.unread', reason: 'not readable by name' });
  }
  const names = await groupNamesFor(
    account,
    people.map(({ person }) => person),
  );
  let { renamed } = checkpoint;
  for (const { id, person } of people) renamed = withName(renamed, id, person.resourceName);
  for (const id of removedIds) renamed = withName(renamed, id, id);
  account.renamed = renamed;
  return {
    records: people.map(({ id, person }) => toRecord(id, person, names)),
    unreadable,
    unchangedIds: [],
    removedIds,
    next: asJson({ ...checkpoint, renamed, groups: names }),
    progress: { done, total },
  };
}
