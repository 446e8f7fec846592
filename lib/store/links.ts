/** Which left record and which right record are the same person. */
import type { SideName } from '../contact/contact.ts';
import type { Link } from '../sync/plan.types.ts';
import { rowsByKeys } from './by-keys.ts';
import { type Database, span, spanAfter } from './database.ts';
import { guarded } from './failure.ts';

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
  const keys = recordIds.map((id) => [connectionId, id]);
  return rowsByKeys(db.links, index, keys);
}

const lot = 1_000;

/** Who is linked with whom, some at a time. */
export async function* walkLinks(
  db: Database,
  connectionId: string,
): AsyncGenerator<readonly Pick<Link, 'id' | 'leftId' | 'rightId'>[]> {
  for (let last: string | null = null; ; ) {
    const bounds: ReturnType<typeof span> =
      last === null ? span(connectionId) : spanAfter([connectionId], last);
    const some: Link[] = await guarded(() =>
      db.links
        .where('[connectionId+leftId]')
        .between(...bounds)
        .limit(lot)
        .toArray(),
    );
    yield some.map(({ id, leftId, rightId }) => ({ id, leftId, rightId }));
    const end = some.at(-1);
    if (!end || some.length < lot) return;
    last = end.leftId;
  }
}

/** Unknown ones are left out. */
export async function linksById(db: Database, ids: readonly string[]): Promise<Link[]> {
  return (await guarded(() => db.links.bulkGet([...ids]))).flatMap((link) => link ?? []);
}

/** Pairs that are kept in line: without links whose partner is gone, which only prevent a new creation. */
export async function countLinks(db: Database, connectionId: string): Promise<number> {
  return (await db.connections.get(connectionId))?.linked ?? countPairs(db, connectionId);
}

/** With the connection's count of its pairs. Within a transaction on `links` and `connections`. */
export async function changeLinks(
  db: Database,
  written: readonly Link[],
  removed: readonly string[],
): Promise<void> {
  if (written.length + removed.length === 0) return;
  const before = await db.links.bulkGet([...new Set([...written.map((link) => link.id), ...removed])]);
  const counted = new Map<string, number>();
  const count = (link: Link, by: number) => {
    if (link.goneSide !== null) return;
    counted.set(link.connectionId, (counted.get(link.connectionId) ?? 0) + by);
  };
  const gone = new Set(removed);
  for (const link of before) if (link) count(link, -1);
  for (const link of new Map(written.map((one) => [one.id, one])).values())
    if (!gone.has(link.id)) count(link, 1);
  for (const [id, grown] of counted) {
    const row = await db.connections.get(id);
    if (!row || (grown === 0 && row.linked !== undefined)) continue;
    await db.connections.put({ ...row, linked: (row.linked ?? (await countPairs(db, id))) + grown });
  }
  await db.links.bulkPut(written);
  await db.links.bulkDelete([...removed]);
}

/** One by one: only where no count is kept yet, for it takes seconds. */
async function countPairs(db: Database, connectionId: string): Promise<number> {
  const all = await db.links.where('connectionId').equals(connectionId).count();
  const gone = await db.links
    .where('[connectionId+goneSide]')
    .between(...span(connectionId))
    .count();
  return all - gone;
}
