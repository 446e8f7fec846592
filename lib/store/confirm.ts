/** What confirmed writes leave behind, in one transaction: mirror, links, journal, plan rows, intents. All of it or nothing. */
import type { Confirmation } from '../engine/ports.ts';
import type { Database } from './database.ts';
import { changeLinks } from './links.ts';
import { countAlive, MirrorEdit } from './mirror.ts';
import { pullRow } from './pulls.ts';
import { markSeen } from './sightings.ts';

export async function confirm(db: Database, done: Confirmation): Promise<void> {
  await confirmAll(db, [done]);
}

export async function confirmAll(db: Database, all: readonly Confirmation[]): Promise<void> {
  const mirror = all.flatMap((one) => one.mirror);
  const removed = all.flatMap((one) => one.removed);
  const touched = all.flatMap((one) => one.touched ?? []);
  const accountIds = new Set([...mirror, ...removed, ...touched].map((one) => one.accountId));
  const tables = [
    db.pulls,
    db.records,
    db.sightings,
    db.links,
    db.connections,
    db.choices,
    db.planRows,
    db.intents,
    db.journal,
    db.troubles,
    db.decisions,
  ];
  await db.transaction('rw', tables, async () => {
    for (const accountId of accountIds) {
      await changeMirror(
        db,
        accountId,
        mirror.filter((one) => one.accountId === accountId),
        removed.filter((one) => one.accountId === accountId).map((one) => one.id),
        touched.filter((one) => one.accountId === accountId).map((one) => one.id),
      );
    }
    await changeLinks(
      db,
      all.flatMap((one) => one.links),
      all.flatMap((one) => one.unlink),
    );
    await db.journal.bulkPut(all.flatMap((one) => one.journal));
    await markUndone(
      db,
      all.flatMap((one) => one.undone ?? []),
    );
    await db.decisions.bulkPut(all.flatMap((one) => one.decisions ?? []));
    await db.decisions.bulkDelete(all.flatMap((one) => one.undecided ?? []));
    await db.choices.bulkDelete(
      all.flatMap((one) => one.usedChoices.map((used): [string, string] => [used.linkId, used.row])),
    );
    await db.troubles.bulkDelete(
      all.flatMap((one) => one.healed.map((healed): [string, string] => [healed.connectionId, healed.key])),
    );
    await db.troubles.bulkPut(all.flatMap((one) => one.trouble ?? []));
    await setRows(
      db,
      all.flatMap((one) => one.row ?? []),
    );
    await db.intents.bulkDelete(all.flatMap((one) => one.intentId ?? []));
  });
}

/** With new sequence numbers where content changed, so that other connections of the account see it. */
async function changeMirror(
  db: Database,
  accountId: string,
  held: Confirmation['mirror'],
  removedIds: readonly string[],
  touchedIds: readonly string[],
): Promise<void> {
  const heldIds = held.map((one) => one.record.id);
  const pull = await pullRow(db, accountId);
  const before = pull.alive ?? (await countAlive(db, accountId));
  const edit = await MirrorEdit.begin(db, accountId, pull.seq, [
    ...new Set([...heldIds, ...removedIds, ...touchedIds]),
  ]);
  for (const id of removedIds) edit.remove(id);
  for (const { record, keys } of held) edit.hold(record, keys);
  for (const id of touchedIds) edit.touch(id);
  await edit.write();
  // A listing under way may have passed the place where the record now stands: it must not take it for gone.
  if (pull.checkpoint !== null) await markSeen(db, accountId, heldIds);
  await db.pulls.put({ ...pull, seq: edit.seq, alive: before + edit.grown });
}

async function markUndone(db: Database, undone: NonNullable<Confirmation['undone']>): Promise<void> {
  for (const { entryIds, by } of undone) {
    const entries = (await db.journal.bulkGet([...entryIds])).flatMap((entry) => entry ?? []);
    await db.journal.bulkPut(
      entries.map(({ undoneBy: _before, ...entry }) => (by === null ? entry : { ...entry, undoneBy: by })),
    );
  }
}

/** A row that is no longer there is no reason to forget what was written at the service. */
async function setRows(db: Database, rows: readonly NonNullable<Confirmation['row']>[]): Promise<void> {
  const stored = await db.planRows.bulkGet(rows.map((row): [string, number] => [row.runId, row.index]));
  await db.planRows.bulkPut(
    rows.flatMap(({ state, failure }, index) => {
      const row = stored[index];
      return row ? [{ ...row, state, failure }] : [];
    }),
  );
}
