/** Reads the extension's own tables from one of its pages, past the product's code, so that a test can judge what was stored. */
import type { PageDriver } from './browsers/driver.ts';

export function readTable<Row>(page: PageDriver, table: string): Promise<Row[]> {
  return inTable<Row[]>(page, table, 'readonly', 'rows.getAll()');
}

/** Lets every account send more requests a minute than its page allows; for servers of our own only. */
export async function setPace(page: PageDriver, requestsPerMinute: number): Promise<void> {
  const accounts = await readTable<{ readonly requestsPerMinute: number | null }>(page, 'accounts');
  for (const account of accounts) {
    if (account.requestsPerMinute === null) continue;
    await inTable(
      page,
      'accounts',
      'readwrite',
      `rows.put(${JSON.stringify({ ...account, requestsPerMinute })})`,
    );
  }
}

/** @param request on the object store `rows` */
function inTable<T>(
  page: PageDriver,
  table: string,
  mode: 'readonly' | 'readwrite',
  request: string,
): Promise<T> {
  return page.evaluate<T>(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('lineup');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const rows = database.transaction(${JSON.stringify(table)}, '${mode}').objectStore(${JSON.stringify(table)});
      const asked = ${request};
      asked.onerror = () => reject(asked.error);
      asked.onsuccess = () => {
        database.close();
        resolve(asked.result);
      };
    };
  })`);
}
