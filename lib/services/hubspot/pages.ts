/** The pages of HubSpot's contacts: the plain list, the archived one, and searches by time. A search knows at most 10,000 results. */
import type { Field } from '../../contact/contact.ts';
import { type Api, contactsPath } from './api.ts';
import type { SearchBody } from './bodies.types.ts';
import { propertiesFor } from './fields.ts';
import { type Page, type Row, readBatch, readOne, readPage } from './schema.ts';

export const perPage = 100;
export const perSearch = 200;
/** Of one search; beyond it `after` is refused. */
export const mostResults = 10_000;
/** What is surely taken in an address; names of many own properties can be more. */
const longestNames = 6_000;

/** By id. Where the names of the properties are too many for an address, rows come without their content. */
export async function listPage(api: Api, fields: readonly Field[], after: string | null) {
  const names = propertiesFor(fields).join(',');
  const isBare = names.length > longestNames;
  const page = readPage(
    await api.get(contactsPath, {
      limit: perPage,
      archived: false,
      properties: isBare ? 'lastmodifieddate' : names,
      ...(after === null ? {} : { after }),
    }),
  );
  return { ...page, isBare };
}

/**
 * One contact by its id or its address; null: there is none, or it was merged into another (under whose id HubSpot then answers).
 * @throws SyncError
 */
export async function contactRow(
  api: Api,
  fields: readonly Field[],
  key: string,
  by: 'id' | 'email' = 'id',
): Promise<Row | null> {
  const names = propertiesFor(fields);
  const idProperty: { readonly [name: string]: string } = by === 'email' ? { idProperty: 'email' } : {};
  if (names.join(',').length <= longestNames) {
    const path = `${contactsPath}/${encodeURIComponent(key)}`;
    const response = await api.find(path, { properties: names.join(','), ...idProperty });
    return response && readOne(response);
  }
  const body = { properties: names, propertiesWithHistory: [], inputs: [{ id: key }], ...idProperty };
  return readBatch(await api.ask(`${contactsPath}/batch/read`, body)).rows[0]?.row ?? null;
}

/** The archived ones of the last 90 days, by id: HubSpot has no order of time for them. */
export async function archivedPage(api: Api, after: string | null): Promise<Page> {
  return readPage(
    await api.get(contactsPath, {
      limit: perPage,
      archived: true,
      properties: 'lastmodifieddate',
      ...(after === null ? {} : { after }),
    }),
  );
}

export async function newestChanged(api: Api, fields: readonly Field[], limit: number): Promise<Page> {
  return search(api, fields, { filterGroups: [], sorts: [descending('lastmodifieddate')], limit });
}

export async function newestCreated(api: Api, fields: readonly Field[], after: string | null): Promise<Page> {
  const sorts = [descending('createdate')];
  return search(api, fields, {
    filterGroups: [],
    sorts,
    limit: perPage,
    ...(after === null ? {} : { after }),
  });
}

/** @param from ms, inclusive; before the beginning of time for a portal that was empty until now */
export async function changedSince(api: Api, fields: readonly Field[], from: number, after: string | null) {
  const filters = [
    { propertyName: 'lastmodifieddate', operator: 'GTE', value: String(Math.max(0, from)) } as const,
  ];
  return search(api, fields, {
    filterGroups: [{ filters }],
    sorts: [{ propertyName: 'lastmodifieddate', direction: 'ASCENDING' }],
    limit: perSearch,
    ...(after === null ? {} : { after }),
  });
}

function descending(propertyName: string) {
  return { propertyName, direction: 'DESCENDING' } as const;
}

async function search(
  api: Api,
  fields: readonly Field[],
  query: Omit<SearchBody, 'properties'>,
): Promise<Page> {
  return readPage(await api.ask(`${contactsPath}/search`, { ...query, properties: propertiesFor(fields) }));
}
