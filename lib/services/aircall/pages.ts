/** The pages of Aircall's contact list. `from` and `to` are inclusive and always about created_at (recorded 2026-09). */
import type { Api } from './api.ts';
import { type Page, readPage } from './schema.ts';

/** The most that Aircall gives. */
export const perPage = 50;
/** `page * per_page` beyond 10,000 is refused, however many contacts there are. */
export const lastPage = 10_000 / perPage;

export async function newestChanges(api: Api, page: number): Promise<Page> {
  return list(api, { order: 'desc', order_by: 'updated_at', per_page: perPage, page });
}

export async function newestCreated(api: Api, page: number): Promise<Page> {
  return list(api, { order: 'desc', order_by: 'created_at', per_page: perPage, page });
}

export async function oldestFrom(api: Api, from: number | null): Promise<Page> {
  const query = { order: 'asc', order_by: 'created_at', per_page: perPage, page: 1 };
  return list(api, from === null ? query : { ...query, from });
}

export async function ofSecond(api: Api, at: number, page: number): Promise<Page> {
  return list(api, { order: 'asc', order_by: 'created_at', per_page: perPage, page, from: at, to: at });
}

/** Whether nothing follows this page. */
export function isLast({ total, rows }: Page, page: number): boolean {
  return rows.length === 0 || (page - 1) * perPage + rows.length >= total;
}

async function list(api: Api, query: Readonly<Record<string, string | number>>): Promise<Page> {
  return readPage(await api.get('/contacts', query));
}
