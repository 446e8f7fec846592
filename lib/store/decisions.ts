/** What the user decided: once and for ever (decisions), for the next plan (choices), and what the services refused (troubles). */
import type { Trouble } from '../engine/ports.ts';
import type { Decision, FieldChoice } from '../sync/plan.types.ts';
import { type Database, span } from './database.ts';

export function decisions(db: Database, connectionId: string): PromiseLike<Decision[]> {
  return db.decisions.where('connectionId').equals(connectionId).toArray();
}

export async function choices(db: Database, connectionId: string): Promise<FieldChoice[]> {
  const rows = await db.choices.where('connectionId').equals(connectionId).toArray();
  return rows.map(({ connectionId: _connection, ...choice }) => choice);
}

export function troubles(db: Database, connectionId: string): PromiseLike<Trouble[]> {
  return db.troubles
    .where('[connectionId+key]')
    .between(...span(connectionId))
    .toArray();
}
