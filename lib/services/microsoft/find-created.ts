/**
 * Looks for what an earlier create may have made, by the key that it carries in a property of its own. Where Graph does not filter by that,
 * the newest contacts are looked through, back to those that were known before.
 */
import type { ServiceRecord } from '../../contact/contact.ts';
import { SyncError } from '../../errors.ts';
import type { CreatedLookup, HttpResponse } from '../contract.ts';
import { isObject } from '../json.ts';
import { isOk, readJson } from '../status.ts';
import type { Api } from './api.ts';
import { toWritableRecord } from './convert.ts';
import { type Folder, folderError } from './folder.ts';
import { readPage, readRow, selected } from './schema.ts';
import { keyProperty } from './write-body.ts';

/** A slow create may still be under way, and lists may lag; after this time an empty answer counts. */
const settlesAfterMs = 60_000;
const pageSize = 50;
const mostPages = 200;

export async function findCreated(
  api: Api,
  folder: Folder,
  lookup: CreatedLookup,
): Promise<{ readonly candidates: readonly ServiceRecord[]; readonly settled: boolean }> {
  const filtered = await byFilter(api, folder, lookup.key);
  const candidates = filtered ?? (await amongNewest(api, folder, lookup));
  return { candidates, settled: lookup.now - lookup.sentAt > settlesAfterMs };
}

/** Null: Graph does not filter by it. */
async function byFilter(api: Api, folder: Folder, key: string): Promise<readonly ServiceRecord[] | null> {
  const filter = `singleValueExtendedProperties/Any(ep: ep/id eq ${quoted(keyProperty)} and ep/value eq ${quoted(key)})`;
  const response = await api.ask({
    method: 'GET',
    path: queryOf(folder, { $filter: filter, $select: selected.join(',') }),
  });
  if (response.status === 400 || response.status === 501) return null;
  if (!isOk(response)) throw folderError(api, response);
  return readPage(response, false).rows.flatMap((row) =>
    row.kind === 'contact' ? [toWritableRecord(row.contact)] : [],
  );
}

async function amongNewest(
  api: Api,
  folder: Folder,
  lookup: CreatedLookup,
): Promise<readonly ServiceRecord[]> {
  const query = {
    $orderby: 'createdDateTime desc',
    $top: String(pageSize),
    $select: selected.join(','),
    $expand: `singleValueExtendedProperties($filter=id eq ${quoted(keyProperty)})`,
  };
  let response = await api.ask({ method: 'GET', path: queryOf(folder, query) });
  for (let page = 0; page < mostPages; page += 1) {
    if (!isOk(response)) throw folderError(api, response);
    const { nextLink } = readPage(response, false);
    const rows = rowsWithKeys(response);
    const found = rows.find(({ key }) => key === lookup.key);
    if (found) return [found.record];
    const ids = rows.map(({ record }) => record.id);
    const known = await lookup.knownBefore(ids);
    if (nextLink === null || ids.every((id) => known.has(id))) return [];
    response = await api.follow(nextLink);
  }
  throw new SyncError('answer-unreadable', { reason: 'no-end' });
}

interface Keyed {
  readonly record: ServiceRecord;
  readonly key: string;
}

function rowsWithKeys(response: HttpResponse): readonly Keyed[] {
  const body = readJson(response);
  const list = isObject(body) && Array.isArray(body.value) ? (body.value as unknown[]) : [];
  return list.flatMap((one): Keyed[] => {
    const row = readRow(one, false);
    if (row.kind !== 'contact') return [];
    return [
      {
        record: toWritableRecord(row.contact),
        key: isObject(one) ? keyIn(one.singleValueExtendedProperties) : '',
      },
    ];
  });
}

function keyIn(properties: unknown): string {
  const own = Array.isArray(properties) ? (properties as unknown[]).find(isOwn) : undefined;
  return isObject(own) && typeof own.value === 'string' ? own.value : '';
}

/** Exchange may spell the GUID in other letters. */
function isOwn(property: unknown): boolean {
  return isObject(property) && String(property.id).toLowerCase() === keyProperty.toLowerCase();
}

function queryOf(folder: Folder, query: Readonly<Record<string, string>>): string {
  const text = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${folder.path}?${text.join('&')}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
