/** The code of an authorization: by Microsoft's own page in a window, or silently for whoever is still signed in there. PKCE keeps it ours. */
import { SyncError } from '../../errors.ts';
import type { Consent, Credentials } from '../contract.ts';
import { clientIdOf, tenantOf } from './client-id.ts';
import { errorOf, readRefusal } from './login-errors.ts';

/** Contacts to read and write, who is signed in, and a refresh token. Nothing else. */
export const scopes = ['offline_access', 'Contacts.ReadWrite', 'User.Read'];

export interface Code {
  readonly code: string;
  readonly verifier: string;
  readonly redirectUrl: string;
}

export function loginUrl(credentials: Credentials, page: 'authorize' | 'token'): string {
  return `https://login.microsoftonline.com/${tenantOf(credentials)}/oauth2/v2.0/${page}`;
}

/** @throws SyncError sign-in-cancelled, access-denied, credentials-rejected {reason: 'interaction'} when silent and a person is needed */
export async function askForCode(
  consent: Consent,
  credentials: Credentials,
  interactive: boolean,
): Promise<Code> {
  const verifier = randomText();
  const state = randomText();
  const { redirectUrl } = consent;
  const asked = new URLSearchParams({
    client_id: clientIdOf(credentials),
    response_type: 'code',
    redirect_uri: redirectUrl,
    response_mode: 'query',
    scope: scopes.join(' '),
    state,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
    prompt: interactive ? 'select_account' : 'none',
    ...(credentials.login ? { login_hint: credentials.login } : {}),
  });
  const back = new URL(await consent.ask(`${loginUrl(credentials, 'authorize')}?${asked}`, interactive))
    .searchParams;
  if (back.has('error')) throw errorOf(readRefusal(Object.fromEntries(back)));
  const code = back.get('code') ?? '';
  if (code === '' || back.get('state') !== state)
    throw new SyncError('answer-unreadable', { reason: code === '' ? 'no-code' : 'state' });
  return { code, verifier, redirectUrl };
}

/** 43 letters: as many as PKCE asks for at the least, from 32 random bytes. */
function randomText(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

async function challengeOf(verifier: string): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
