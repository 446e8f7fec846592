/** One HubSpot portal: puts the parts together. Rate limit and retries of reads are the business of the http that it is given. */
import type { Connector, Credentials, Session } from '../contract.ts';
import { createApi } from './api.ts';
import { hubspotBatches, mostInBatch } from './batch.ts';
import { rowReader } from './extras.ts';
import { coreFields } from './fields.ts';
import { findCreated } from './find-created.ts';
import { readIdentity } from './identity.ts';
import { pullStep } from './pull.ts';
import { type Book, createContact, deleteContact, readContact, updateContact } from './write.ts';
import { differs } from './write-plan.ts';

export function connectHubspot(credentials: Credentials, { http, clock, fields }: Session): Connector {
  const api = createApi(credentials, http, clock);
  const known = fields && fields.length > 0 ? fields : coreFields(false);
  const book: Book = { api, fields: known, complete: rowReader(api, known) };
  return {
    fields: known,
    // A second contact without an address is made without a word.
    createIsIdempotent: false,
    identity: () => readIdentity(api),
    pull: (request) => pullStep(book, request, clock()),
    read: (id) => readContact(book, id),
    create: (_key, contact) => createContact(book, contact),
    findCreated: (lookup) => findCreated(book, lookup),
    update: (current, target) => updateContact(book, current, target),
    delete: (current) => deleteContact(book, current.id),
    cost: (before, target) =>
      before !== null && target !== null && !differs(before, target, known) ? 0 : 1 / mostInBatch,
    batches: hubspotBatches(book),
  };
}
