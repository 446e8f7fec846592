/**
 * Brings an account's groups of duplicates up to its mirror. Work in proportion to what changed: only whoever shares a key with a changed
 * record, now or before, can have come into a group or gone out of one.
 */
import type { Field } from '../contact/contact.ts';
import { type DuplicateGroup, duplicateGroups } from '../sync/duplicate-groups.ts';
import { mergeRecords } from '../sync/merge-records.ts';
import type { Account, Memory, MirrorRecord } from './ports.ts';

/** Safe to be ended at any point: what is found is stored at once. */
export async function freshenGroups(
  memory: Memory,
  { id: accountId, defaultCountry }: Pick<Account, 'id' | 'defaultCountry'>,
  fields: readonly Field[],
): Promise<void> {
  const { seq } = await memory.pullState(accountId);
  const follow = await memory.groupsFollow(accountId);
  if (follow === seq) return;
  if (follow === null) {
    const groups = groupsAmong(live(await memory.records(accountId)), fields, defaultCountry);
    await memory.saveGroups(accountId, { gone: 'all', groups, seq });
    return;
  }
  const touched = await memory.keysTouched(accountId, follow);
  const near = await memory.recordsByKey(accountId, touched.keys);
  const asked = new Set([...touched.ids, ...near.map((record) => record.id)]);
  const old = await memory.groups(accountId, [...asked]);
  for (const { ids } of old) for (const id of ids) asked.add(id);
  const records = live(await memory.recordsById(accountId, [...asked]));
  // Whoever else holds one of their keys says whose number it is, but its own groups stay as they are.
  const around = await memory.recordsByKey(accountId, [...new Set(records.flatMap((record) => record.keys))]);
  const all = new Map([...live(around), ...records].map((record) => [record.id, record]));
  const groups = groupsAmong([...all.values()], fields, defaultCountry).filter((group) =>
    group.ids.some((id) => asked.has(id)),
  );
  await memory.saveGroups(accountId, { gone: old.map((group) => group.ids), groups, seq });
}

function groupsAmong(
  records: readonly MirrorRecord[],
  fields: readonly Field[],
  country: string,
): DuplicateGroup[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return duplicateGroups(records, fields).map((group) => {
    const members = group.ids.flatMap((id) => byId.get(id) ?? []);
    return mergeRecords(members, fields, country).refused ? { ...group, hasNoRoom: true } : group;
  });
}

function live(records: readonly MirrorRecord[]): MirrorRecord[] {
  return records.filter((record) => !record.isDeleted && record.unreadable === null);
}
