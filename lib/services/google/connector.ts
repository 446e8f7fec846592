/** One Google account: puts the parts together. Rate limit and retries of reads are the business of the http that it is given. */
import type { Connector, Credentials, Session } from '../contract.ts';
import { googleAccount } from './account.ts';
import { createApi } from './api.ts';
import { googleBatches, most } from './batches.ts';
import { possibleChanges } from './changes.ts';
import { googleFields } from './fields.ts';
import { findCreated } from './find-created.ts';
import { identityOf } from './identity.ts';
import { pullStep } from './pull.ts';
import { readOne } from './read.ts';
import { createAccess } from './tokens.ts';
import { createOne, deleteOne, updateOne } from './write.ts';

export function connectGoogle(credentials: Credentials, session: Session, pageSize?: number): Connector {
  const api = createApi(createAccess(credentials, session), session.http, session.clock);
  const account = googleAccount(api, session.cursor, pageSize);
  return {
    fields: session.fields ?? googleFields,
    // A key can be kept with a contact, but is found again only once the lists have caught up.
    createIsIdempotent: false,
    async identity() {
      return identityOf(await api.get('/people/me', { personFields: 'emailAddresses,metadata' })).identity;
    },
    pull: (request) => pullStep(account, request),
    read: (id) => readOne(account, id),
    create: (key, contact) => createOne(account, key, contact),
    findCreated: (lookup) => findCreated(account, lookup),
    update: (current, target) => updateOne(account, current, target),
    delete: (current) => deleteOne(account, current.id),
    cost(before, target) {
      if (before === null) return 1 / most.create;
      if (target === null) return 1 / most.delete;
      return possibleChanges(before, target).length === 0 ? 0 : 1 / most.update;
    },
    batches: googleBatches(account),
  };
}
