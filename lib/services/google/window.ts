/**
 * The sign-in window, by OAuth's implicit flow: Google has no client for extensions elsewhere than in Chrome that can do without a secret
 * (seen 2026-11), so a token of one hour comes back in the address, and is renewed without a window while the person is signed in at Google.
 */
import { SyncError } from '../../errors.ts';
import type { Consent } from '../contract.ts';

export const contactsScope = 'https://www.googleapis.com/auth/contacts';
/** Only to say whose contacts these are. */
export const emailScope = 'https://www.googleapis.com/auth/userinfo.email';

export interface Granted {
  readonly token: string;
  /** ms, by our clock. */
  readonly expiresAt: number;
}

export interface Asking {
  readonly clientId: string;
  /** Whose: address or id; '' not known yet. */
  readonly hint: string;
  readonly isSilent: boolean;
}

/** @throws SyncError sign-in-cancelled, credentials-rejected, access-denied {reason: scope}, settings-invalid (the client is not known to Google) */
export async function askInWindow(consent: Consent, clock: () => number, asking: Asking): Promise<Granted> {
  const state = randomText();
  const redirect = redirectOf(consent);
  const url = signInUrl(asking, redirect, state);
  const answer = readAnswer(await consent.ask(url, !asking.isSilent), redirect);
  if (answer.get('state') !== state) throw new SyncError('credentials-rejected', { reason: 'state' });
  const error = answer.get('error');
  if (error === 'access_denied') throw new SyncError('sign-in-cancelled', {});
  if (error !== null) throw new SyncError('credentials-rejected', { reason: shortened(error) });
  const token = answer.get('access_token') ?? '';
  if (token === '') throw new SyncError('credentials-rejected', { reason: 'no token' });
  const scopes = answer.get('scope')?.split(' ');
  // Each right can be left unticked on Google's page.
  if (scopes && !scopes.includes(contactsScope)) throw new SyncError('access-denied', { reason: 'scope' });
  const seconds = Number(answer.get('expires_in') ?? 3600);
  return { token, expiresAt: clock() + (Number.isFinite(seconds) ? seconds : 3600) * 1000 };
}

/** Google wants verified domains, from which the loopback is exempt; Chrome's extension addresses are good as they are. */
export function redirectOf(consent: Consent): string {
  return consent.loopbackRedirectUrl ?? consent.redirectUrl;
}

function signInUrl({ clientId, hint, isSilent }: Asking, redirect: string, state: string): string {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirect,
    response_type: 'token',
    scope: `${contactsScope} ${emailScope}`,
    state,
    prompt: isSilent ? 'none' : 'select_account',
    ...(hint === '' ? {} : { login_hint: hint }),
  });
  return `https://accounts.google.com/o/oauth2/v2/auth?${query}`;
}

/** @throws SyncError credentials-rejected if it is another address than ours */
function readAnswer(address: string, redirect: string): URLSearchParams {
  const isOurs = address.split(/[?#]/, 1)[0]?.replace(/\/$/, '') === redirect.replace(/\/$/, '');
  if (!isOurs) throw new SyncError('credentials-rejected', { reason: 'another address' });
  const url = new URL(address);
  // Errors may stand in the query, tokens only in the fragment.
  const fragment = new URLSearchParams(url.hash.slice(1));
  return fragment.size > 0 ? fragment : new URLSearchParams(url.search);
}

function shortened(error: string): string {
  return /^[a-z_]{1,40}$/.test(error) ? error : 'unknown';
}

function randomText(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes)).replace(
    /[+/=]/g,
    (sign) => ({ '+': '-', '/': '_' })[sign] ?? '',
  );
}
