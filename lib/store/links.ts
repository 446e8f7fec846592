/** Which left record and which right record are the same person. */
import type { SideName } from '../contact/contact.ts';
import type { Link } from '../sync/plan.types.ts';
import { type Database, span } from './database.ts';

export function links(db: Database, connectionId: string): PromiseLike<Link[]> {
  return db.links.where('connectionId').equals(connectionId).toArray();
}

export function linksOf(
  db: Database,
  connectionId: string,
  side: SideName,
  recordIds: readonly string[],
): PromiseLike<Link[]> {
  const index = side === 'left' ? '[connectionId+leftId]' : '[connectionId+rightId]';
  return db.links
    .where(index)
    .anyOf(recordIds.map((id) => [connectionId, id]))
    .toArray();
}

/** Pairs that are kept in line: without links whose partner is gone, which only prevent a new creation. */
export async function countLinks(db: Database, connectionId: string): Promise<number> {
  const all = await db.links.where('connectionId').equals(connectionId).count();
  const gone = await db.links
    .where('[connectionId+goneSide]')
    .between(...span(connectionId))
    .count();
  return all - gone;
}
