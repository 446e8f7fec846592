/**
 * Whose key it is. The portal's number by the account's details; where the key may not ask for them, by the token's own information; and
 * where neither is told, a fingerprint of the key: stable as long as the key is, and a question to the user when it is replaced.
 */
import { fingerprint } from '../../contact/fingerprint.ts';
import { SyncError } from '../../errors.ts';
import type { HttpResponse, Identity } from '../contract.ts';
import { type Api, contactsPath, detailsPath, tokenInfoPath } from './api.ts';
import { readObject, readPage } from './schema.ts';

export async function readIdentity(api: Api): Promise<Identity> {
  const portal =
    (await told(() => api.get(detailsPath), 'portalId')) ??
    (await told(() => api.ask(tokenInfoPath, { tokenKey: api.key() }), 'hubId'));
  if (portal !== null) return { id: `portal:${portal}`, label: `HubSpot ${portal}` };
  // The key must be worth something: it may read contacts.
  readPage(await api.get(contactsPath, { limit: 1, archived: false, properties: 'lastmodifieddate' }));
  return { id: `key:${fingerprint(api.key())}`, label: 'HubSpot' };
}

/** Null: this key is not told. */
async function told(ask: () => Promise<HttpResponse>, name: string): Promise<string | null> {
  try {
    const value = readObject(await ask())[name];
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? String(value) : null;
  } catch (error) {
    const isRefused =
      error instanceof SyncError &&
      typeof error.detail.status === 'number' &&
      [400, 403, 404].includes(error.detail.status);
    if (isRefused) return null;
    throw error;
  }
}
