/** Removing a connection or an account with everything that was remembered for it, all or nothing. Nothing at a service changes. */
import { type Database, span } from './database.ts';
import { guarded } from './failure.ts';
import { removePlan } from './plans.ts';

/** Its journal goes too: what it did can then no longer be undone. */
export async function removeConnection(db: Database, id: string): Promise<void> {
  await guarded(() => db.transaction('rw', tablesOfConnections(db), () => forgetConnection(db, id)));
}

/** With every connection that uses it. */
export async function removeAccount(db: Database, id: string): Promise<void> {
  const own = [
    db.accounts,
    db.credentials,
    db.records,
    db.sightings,
    db.pulls,
    db.buckets,
    db.groups,
    db.groupStates,
    db.ignored,
    db.files,
  ];
  const forget = async () => {
    const left = await db.connections.where('left').equals(id).primaryKeys();
    const right = await db.connections.where('right').equals(id).primaryKeys();
    for (const connectionId of new Set([...left, ...right])) await forgetConnection(db, connectionId);
    await db.accounts.delete(id);
    await db.credentials.delete(id);
    await db.pulls.delete(id);
    await db.buckets.delete(id);
    await db.groupStates.delete(id);
    await db.files.where('accountId').equals(id).delete();
    for (const table of [db.groups, db.ignored])
      await table
        .where('[accountId+key]')
        .between(...span(id))
        .delete();
    await db.sightings
      .where('[accountId+id]')
      .between(...span(id))
      .delete();
    await db.records
      .where('[accountId+id]')
      .between(...span(id))
      .delete();
  };
  await guarded(() => db.transaction('rw', [...tablesOfConnections(db), ...own], forget));
}

function tablesOfConnections(db: Database) {
  return [
    db.connections,
    db.links,
    db.decisions,
    db.choices,
    db.runs,
    db.planRows,
    db.planDigests,
    db.reviews,
    db.intents,
    db.journal,
    db.troubles,
  ];
}

async function forgetConnection(db: Database, id: string): Promise<void> {
  await db.connections.delete(id);
  const withRows = await db.runs
    .where('[rowsFor+startedAt]')
    .between(...span(id))
    .primaryKeys();
  for (const runId of withRows) await removePlan(db, runId);
  await db.runs
    .where('[connectionId+startedAt]')
    .between(...span(id))
    .delete();
  for (const table of [db.links, db.decisions, db.choices, db.reviews, db.intents, db.journal]) {
    await table.where('connectionId').equals(id).delete();
  }
  await db.troubles
    .where('[connectionId+key]')
    .between(...span(id))
    .delete();
}
