/** Aircall before any account of it exists: what to ask for, where it lives, how to sign in. Keys are made by an admin in Aircall's Dashboard. */
import type { Service } from '../contract.ts';
import { createApi } from './api.ts';
import { connectAircall, readIdentity } from './connector.ts';

export const aircall: Service = {
  id: 'aircall',
  name: 'Aircall',
  credentialFields: [
    { id: 'api_id', kind: 'text', required: true },
    { id: 'api_token', kind: 'secret', required: true },
  ],
  origins: () => ['https://api.aircall.io/*'],
  // 120 by the reference of 2026, 60 by older documents; shared by every integration of the company. The lower one is safe.
  requestsPerMinute: 60,
  async signIn(credentials, http) {
    const kept = {
      api_id: (credentials.api_id ?? '').trim(),
      api_token: (credentials.api_token ?? '').trim(),
    };
    const identity = await readIdentity(createApi(kept, http, Date.now));
    return { identity, choices: [], credentials: kept };
  },
  connect: connectAircall,
};
