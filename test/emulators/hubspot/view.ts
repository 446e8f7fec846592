/** A contact as an answer shows it. */
import type { Portal, StoredContact } from './portal.ts';

const always = ['createdate', 'hs_object_id', 'lastmodifieddate'];
const byDefault = ['email', 'firstname', 'lastname'];

/** @param names null: what is shown without asking; unknown names are passed over without a word. */
export function shown(portal: Portal, contact: StoredContact, names: readonly string[] | null) {
  const wanted = [...new Set([...always, ...(names ?? byDefault)])].filter((name) => portal.definition(name));
  const properties = Object.fromEntries(wanted.map((name) => [name, held(portal, contact, name)]));
  return wrapped(portal, contact, properties);
}

/** With everything that is filled, as a create answers; or with what `names` says, as an update does. */
export function written(portal: Portal, contact: StoredContact, names: readonly string[] | 'all') {
  const filled = Object.keys(contact.properties).filter((name) => contact.properties[name] !== '');
  const wanted = names === 'all' ? filled : names;
  const properties = Object.fromEntries(
    [...new Set([...always, ...wanted])].map((name) => [name, held(portal, contact, name) ?? '']),
  );
  return wrapped(portal, contact, properties);
}

function held(portal: Portal, contact: StoredContact, name: string): string | null {
  switch (name) {
    case 'createdate':
      return iso(contact.createdAt);
    case 'lastmodifieddate':
      return iso(contact.updatedAt);
    case 'hs_object_id':
      return contact.id;
  }
  const value = contact.properties[name] ?? '';
  if (value === '') return null;
  const isDate = portal.definition(name)?.type === 'date';
  return isDate && portal.switches.dates === 'ms' ? String(Date.parse(value)) : value;
}

function wrapped(
  portal: Portal,
  contact: StoredContact,
  properties: Readonly<Record<string, string | null>>,
) {
  return {
    id: contact.id,
    properties,
    createdAt: iso(contact.createdAt),
    updatedAt: iso(contact.updatedAt),
    archived: contact.archivedAt !== null,
    ...(contact.archivedAt === null ? {} : { archivedAt: iso(contact.archivedAt) }),
    url: `https://app.hubspot.com/contacts/${portal.id}/record/0-1/${contact.id}`,
  };
}

export function iso(at: number): string {
  return new Date(at).toISOString();
}
