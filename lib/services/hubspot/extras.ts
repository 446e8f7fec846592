/**
 * What a contact's row does not hold: the name of the company that it is associated with, and the lists that it is in. Asked for a hundred
 * at a time, and only where the portal's fields have them: a key without those scopes costs nothing.
 */
import type { Field, ServiceRecord } from '../../contact/contact.ts';
import { isObject } from '../json.ts';
import { type Api, companiesPath, contactType, listsPath } from './api.ts';
import { type Extras, toRecord } from './convert.ts';
import { companyLink, listsField } from './fields.ts';
import { type HubspotContact, readObject, unreadable } from './schema.ts';

const mostInBatch = 100;

/** Names of companies are remembered as long as the connector lives. */
export function rowReader(
  api: Api,
  fields: readonly Field[],
): (contacts: readonly HubspotContact[]) => Promise<readonly ServiceRecord[]> {
  const companies = new Map<string, string>();
  const hasCompanies = fields.some(({ id }) => id === companyLink);
  const lists = fields.find(({ id }) => id === listsField);
  return async (contacts) => {
    if (hasCompanies) await learnCompanies(api, contacts, companies);
    const extras: Extras = { companies, lists: lists ? await listsOf(api, contacts, lists) : new Map() };
    return contacts.map((contact) => toRecord(contact, fields, extras));
  };
}

async function learnCompanies(
  api: Api,
  contacts: readonly HubspotContact[],
  companies: Map<string, string>,
): Promise<void> {
  const ids = contacts.flatMap(({ properties }) => (properties[companyLink] ?? '').trim() || []);
  const open = [...new Set(ids)].filter((id) => !companies.has(id));
  for (const some of inHundreds(open)) {
    const response = await api.ask(`${companiesPath}/batch/read`, {
      properties: ['name'],
      propertiesWithHistory: [],
      inputs: some.map((id) => ({ id })),
    });
    for (const id of some) companies.set(id, '');
    const { results = [] } = readObject(response);
    if (!Array.isArray(results)) throw unreadable(response, 'no-results');
    for (const item of results as readonly unknown[])
      if (isObject(item) && typeof item.id === 'string' && isObject(item.properties))
        companies.set(item.id, typeof item.properties.name === 'string' ? item.properties.name : '');
  }
}

async function listsOf(
  api: Api,
  contacts: readonly HubspotContact[],
  field: Field,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const names = new Map(field.options?.map((option) => [option.id ?? option.value, option.value]));
  const found = new Map<string, readonly string[]>();
  for (const some of inHundreds(contacts)) {
    const response = await api.ask(`${listsPath}/records/memberships/batch/read`, {
      inputs: some.map(({ id }) => ({ objectTypeId: contactType, recordId: id })),
    });
    const { results } = readObject(response);
    if (!Array.isArray(results)) throw unreadable(response, 'no-results');
    for (const item of results) {
      if (!isObject(item) || typeof item.recordId !== 'string') continue;
      const memberships: readonly unknown[] = Array.isArray(item.recordListMemberships)
        ? item.recordListMemberships
        : [];
      found.set(
        item.recordId,
        memberships.flatMap((one) => (isObject(one) ? (names.get(String(one.listId)) ?? []) : [])).sort(),
      );
    }
  }
  return found;
}

function inHundreds<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / mostInBatch) }, (_, index) =>
    items.slice(index * mostInBatch, (index + 1) * mostInBatch),
  );
}
