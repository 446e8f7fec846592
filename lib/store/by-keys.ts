/**
 * Rows that hold any of many keys. Each key is asked for on its own, all at once: a cursor that goes from key to key takes Chromium some
 * fifteen times as long. Who holds them is asked first, so that a row with several of the keys is read once.
 */
import { chunks } from './chunks.ts';
import type { Table } from './database.ts';

/** More open questions than this gain nothing. */
const askedAtOnce = 1_000;

export function rowsByKeys<Row, Key>(
  table: Table<Row, Key>,
  index: string,
  keys: readonly (string | string[])[],
): PromiseLike<Row[]> {
  return table.db.transaction('r', table, async () => {
    const holders = new Map<string, Key>();
    for (const some of chunks(keys, askedAtOnce)) {
      const lists = await Promise.all(some.map((key) => table.where(index).equals(key).primaryKeys()));
      for (const key of lists.flat()) holders.set(JSON.stringify(key), key);
    }
    const rows: Row[] = [];
    for (const some of chunks([...holders.values()], askedAtOnce))
      for (const row of await table.bulkGet([...some])) if (row !== undefined) rows.push(row);
    return rows;
  });
}
