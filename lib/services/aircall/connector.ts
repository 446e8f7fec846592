/** One Aircall account: puts the parts together. Rate limit and retries of reads are the business of the http that it is given. */
import { tidy } from '../../contact/fold.ts';
import type { Connector, Credentials, Http, Identity } from '../contract.ts';
import { type Api, createApi } from './api.ts';
import { aircallFields } from './fields.ts';
import { findCreated } from './find-created.ts';
import { pullStep } from './pull.ts';
import { readCompanyName } from './schema.ts';
import { costOf, createContact, deleteContact, readContact, updateContact } from './write.ts';

export function connectAircall(credentials: Credentials, http: Http, clock: () => number): Connector {
  const api = createApi(credentials, http, clock);
  return {
    fields: aircallFields,
    // Aircall makes a duplicate of a repeated POST; it has no key for it (its own reference says so).
    createIsIdempotent: false,
    identity: () => readIdentity(api),
    pull: (request) => pullStep(api, request, clock()),
    read: (id) => readContact(api, id),
    create: (_key, contact) => createContact(api, contact),
    findCreated: (lookup) => findCreated(api, lookup),
    update: (current, target) => updateContact(api, current, target),
    delete: (current) => deleteContact(api, current.id),
    cost: costOf,
  };
}

/**
 * The company's name is all that Aircall tells of it: its reference lists an id, the live API gives none (recorded 2026-06 and 2026-09).
 * Not mixed with the key: keys are replaced, the company stays. A company that renames itself is asked about once, which does no harm; two
 * of the same name cannot be told apart.
 */
export async function readIdentity(api: Api): Promise<Identity> {
  const name = readCompanyName(await api.get('/company'));
  return { id: `company:${tidy(name).toLowerCase()}`, label: name };
}
