/** Asks a portal for its fields: properties, and owners, lists and companies as far as the key may read them. Four to six requests, once a day. */
import type { Field } from '../../contact/contact.ts';
import { SyncError } from '../../errors.ts';
import type { HttpResponse } from '../contract.ts';
import { isObject } from '../json.ts';
import { type Api, companiesPath, contactType, listsPath, ownersPath, propertiesPath } from './api.ts';
import { companyLink, listsField } from './fields.ts';
import { fieldsOf, type Owner, readProperties } from './properties.ts';
import { readObject, texts, unreadable } from './schema.ts';

const mostPages = 50;

export async function describePortal(api: Api): Promise<readonly Field[]> {
  const properties = readProperties(await api.get(propertiesPath));
  const owners = await ifAllowed(() => readOwners(api));
  const lists = await ifAllowed(() => readLists(api));
  const hasCompanies = await ifAllowed(() => api.get(companiesPath, { limit: 1, properties: 'name' }));
  return [
    ...fieldsOf(properties, owners),
    ...(hasCompanies
      ? [
          {
            id: companyLink,
            name: 'hubspot_company_link',
            type: 'text',
            many: false,
            readOnly: true,
          } as const,
        ]
      : []),
    ...(lists && lists.length > 0
      ? [
          {
            id: listsField,
            name: 'hubspot_lists',
            type: 'group',
            many: true,
            readOnly: true,
            options: lists,
          } as const,
        ]
      : []),
  ];
}

/** Null: the key lacks the scope. People give it the scopes of what they want. */
async function ifAllowed<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof SyncError && error.code === 'access-denied') return null;
    throw error;
  }
}

async function readOwners(api: Api): Promise<readonly Owner[]> {
  const owners: Owner[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const response: HttpResponse = await api.get(ownersPath, {
      limit: 100,
      archived: false,
      ...(after === null ? {} : { after }),
    });
    const { results, paging } = readObject(response);
    if (!Array.isArray(results)) throw unreadable(response, 'no-results');
    for (const item of results) {
      if (!isObject(item) || typeof item.id !== 'string') continue;
      const name = [...texts(item.firstName), ...texts(item.lastName)].join(' ').trim();
      owners.push({ id: item.id, name: name || texts(item.email)[0] || item.id });
    }
    after = (isObject(paging) && isObject(paging.next) ? texts(paging.next.after)[0] : null) ?? null;
    if (after === null) break;
  }
  return owners;
}

/** Lists of contacts, by the names that people gave them. HubSpot calls them segments in places. */
async function readLists(api: Api): Promise<NonNullable<Field['options']>> {
  const lists: { value: string; label: string; id: string }[] = [];
  for (let page = 0; page < mostPages; page += 1) {
    const response = await api.ask(`${listsPath}/search`, {
      offset: page * 500,
      count: 500,
      processingTypes: [],
    });
    const body = readObject(response);
    if (!Array.isArray(body.lists)) throw unreadable(response, 'no-lists');
    for (const item of body.lists) {
      if (!isObject(item) || item.objectTypeId !== contactType || typeof item.name !== 'string') continue;
      const id = String(item.listId);
      const isTaken = lists.some(({ value }) => value === item.name);
      const name = isTaken ? `${item.name} (${id})` : item.name;
      lists.push({ value: name, label: name, id });
    }
    if (body.hasMore !== true) break;
  }
  return lists;
}
