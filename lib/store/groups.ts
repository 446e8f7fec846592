/**
 * Groups of duplicates within an account, kept beside the mirror so that nobody has to look through all of it to find them. They follow the
 * mirror by its sequence numbers; finding them is the caller's.
 */
import type { GroupChange } from '../engine/ports.ts';
import type { DuplicateGroup } from '../sync/duplicate-groups.ts';
import { rowsByKeys } from './by-keys.ts';
import { type Database, span } from './database.ts';
import type { GroupRow } from './rows.types.ts';

/** Mirror sequence number that the groups follow up to; null: they were never found, or must be found anew. */
export async function groupsFollow(db: Database, accountId: string): Promise<number | null> {
  return (await db.groupStates.get(accountId))?.seq ?? null;
}

/** All, or those that one of the records is in. */
export async function groups(
  db: Database,
  accountId: string,
  ids: readonly string[] | null,
): Promise<DuplicateGroup[]> {
  const rows =
    ids === null
      ? await db.groups
          .where('[accountId+key]')
          .between(...span(accountId))
          .toArray()
      : await rowsByKeys(db.groups, 'members', membersOf(accountId, ids));
  return rows.map(toGroup);
}

/** All of it or nothing. */
export async function saveGroups(db: Database, accountId: string, change: GroupChange): Promise<void> {
  await db.transaction('rw', db.groups, db.groupStates, async () => {
    if (change.gone === 'all') {
      await db.groups
        .where('[accountId+key]')
        .between(...span(accountId))
        .delete();
    } else await db.groups.bulkDelete(change.gone.map((ids): [string, string] => [accountId, groupKey(ids)]));
    await db.groups.bulkPut(change.groups.map((group) => toRow(accountId, group)));
    await db.groupStates.put({ accountId, seq: change.seq });
  });
}

export function groupKey(ids: readonly string[]): string {
  return JSON.stringify(['d', ...ids]);
}

function toRow(accountId: string, group: DuplicateGroup): GroupRow {
  return {
    accountId,
    key: groupKey(group.ids),
    ids: group.ids,
    evidence: group.evidence,
    ...(group.hasNoRoom ? { hasNoRoom: true } : {}),
    members: membersOf(accountId, group.ids),
  };
}

function toGroup({ ids, evidence, hasNoRoom }: GroupRow): DuplicateGroup {
  return { ids, evidence, ...(hasNoRoom ? { hasNoRoom } : {}) };
}

function membersOf(accountId: string, ids: readonly string[]): string[] {
  return ids.map((id) => `${accountId}|${id}`);
}
