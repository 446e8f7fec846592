/** Pipedrive as a service: signs in with a personal API token, tells the company's own fields, connects an account. */
import type { Field } from '../../contact/contact.ts';
import { SyncError } from '../../errors.ts';
import type { Connector, Identity, Service } from '../contract.ts';
import { isObject } from '../json.ts';
import { pipedriveAbout } from './about.ts';
import type { PipedriveAccount } from './account.ts';
import { type Api, createApi } from './api.ts';
import { baseFields, fieldsFrom, unique } from './fields.ts';
import { findCreated } from './find-created.ts';
import { Organisations } from './organisations.ts';
import { pullStep } from './pull.ts';
import { dataOf, isId, readPage } from './schema.ts';
import { costOf, createOne, deleteOne, readOne, tokensOf, updateOne } from './write.ts';

export const pipedrive: Service = {
  ...pipedriveAbout,

  async signIn(credentials, { http, clock }) {
    const kept = { api_token: (credentials.api_token ?? '').trim() };
    return { identity: await readIdentity(createApi(kept, http, clock)), choices: [], credentials: kept };
  },

  async describe(credentials, { http, clock }) {
    const api = createApi(credentials, http, clock);
    const rows: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: ReturnType<typeof readPage<unknown>> = readPage(
        await api.get('/api/v2/personFields', { limit: 500, ...(cursor === '' ? {} : { cursor }) }),
        (row) => row,
      );
      rows.push(...page.rows);
      cursor = page.nextCursor;
    }
    return fieldsFrom(rows, await readOwners(api));
  },

  connect(credentials, { http, clock, fields }): Connector {
    const api = createApi(credentials, http, clock);
    const account: PipedriveAccount = {
      api,
      fields: fields ?? baseFields,
      organisations: new Organisations(api),
    };
    return {
      fields: account.fields,
      // A repeated POST makes a second person; Pipedrive has no key for it.
      createIsIdempotent: false,
      identity: () => readIdentity(api),
      pull: (request) => pullStep(account, request, clock()),
      read: (id) => readOne(account, id),
      create: (_key, contact) => createOne(account, contact),
      findCreated: (lookup) => findCreated(account, lookup),
      update: (current, target) => updateOne(account, current, target),
      delete: (current) => deleteOne(account, current.id),
      cost: costOf,
      tokens: tokensOf,
    };
  },
};

/** A token is a user's in a company, and sees what that user sees: another user is another account. */
async function readIdentity(api: Api): Promise<Identity> {
  const data = dataOf(await api.get('/api/v1/users/me'));
  if (!isObject(data) || !isId(data.id) || !isId(data.company_id))
    throw new SyncError('answer-unreadable', { reason: 'no-user' });
  const company = typeof data.company_name === 'string' ? data.company_name : '';
  const email = typeof data.email === 'string' ? data.email : '';
  return {
    id: `company:${data.company_id} user:${data.id}`,
    label: [company, email].filter(Boolean).join(' – ') || String(data.company_id),
  };
}

async function readOwners(api: Api): Promise<NonNullable<Field['options']>> {
  const data = dataOf(await api.get('/api/v1/users'));
  const users = (Array.isArray(data) ? data : []).filter(isObject);
  return unique(users.map((user) => ({ id: String(user.id), label: String(user.name ?? user.id) })));
}
