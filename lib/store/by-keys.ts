/**
 * Rows that hold any of many keys. Each key is asked for on its own, all at once: a cursor that goes from key to key takes Chromium some
 * fifteen times as long.
 */
import { chunks } from './chunks.ts';
import type { Table } from './database.ts';

/** More open questions than this gain nothing. */
const askedAtOnce = 1_000;

/** @param nameOf tells rows apart: one that holds several of the keys comes once. */
export function rowsByKeys<Row, Key>(
  table: Table<Row, Key>,
  index: string,
  keys: readonly (string | string[])[],
  nameOf: (row: Row) => string,
): PromiseLike<Row[]> {
  return table.db.transaction('r', table, async () => {
    const found = new Map<string, Row>();
    for (const some of chunks(keys, askedAtOnce)) {
      const lists = await Promise.all(some.map((key) => table.where(index).equals(key).toArray()));
      for (const row of lists.flat()) found.set(nameOf(row), row);
    }
    return [...found.values()];
  });
}
