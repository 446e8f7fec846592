/**
 * The token endpoint. A client registered for "mobile and desktop" must send no `Origin`, which extensions do send: the browser is told to
 * take it away for exactly this address (lib/platform/origin-rule.ts). A client registered as a page must send it: its address differs by a
 * query that Microsoft does not read and that the rule does not fit. Which of the two a client is, it says itself by refusing.
 */
import { SyncError } from '../../errors.ts';
import type { Credentials, Http } from '../contract.ts';
import { isObject } from '../json.ts';
import { errorFromStatus, isOk, readJson } from '../status.ts';
import { type Code, loginUrl, scopes } from './authorize.ts';
import { clientIdOf } from './client-id.ts';
import { errorOf, type Refusal, readRefusal, refusesOrigin, wantsOrigin } from './login-errors.ts';

export interface Tokens {
  readonly access: string;
  /** Absent: the old one stays. */
  readonly refresh: string | null;
  /** Our clock (ms). */
  readonly expiresAt: number;
  readonly platform: Platform;
}

/** native: sends no Origin, lives for 90 days of disuse. spa: sends it, lives for a day. */
export type Platform = 'native' | 'spa';

export interface TokenContext {
  readonly http: Http;
  clock(): number;
}

/** @throws SyncError; `recode` gives another code where the refused one is spent */
export async function redeem(
  context: TokenContext,
  credentials: Credentials,
  code: Code,
  recode: () => Promise<Code>,
): Promise<Tokens> {
  const first = platformOf(credentials);
  const outcome = await ask(context, credentials, first, formOf(code));
  if (!isRefusal(outcome)) return outcome;
  const other = otherPlatform(first, outcome);
  if (!other) throw errorOf(outcome);
  const again = await ask(context, credentials, other, formOf(code));
  if (!isRefusal(again)) return again;
  if (again.error !== 'invalid_grant') throw errorOf(again);
  const last = await ask(context, credentials, other, formOf(await recode()));
  if (isRefusal(last)) throw errorOf(last);
  return last;
}

/** The tokens, or why Microsoft gives none. @throws SyncError when it did not decide (offline, down) */
export async function refresh(
  context: TokenContext,
  credentials: Credentials,
  refreshToken: string,
): Promise<Tokens | Refusal> {
  const form = { grant_type: 'refresh_token', refresh_token: refreshToken };
  const first = platformOf(credentials);
  const outcome = await ask(context, credentials, first, form);
  const other = isRefusal(outcome) ? otherPlatform(first, outcome) : null;
  return other ? ask(context, credentials, other, form) : outcome;
}

export function isRefusal(outcome: Tokens | Refusal): outcome is Refusal {
  return 'error' in outcome;
}

function formOf({ code, verifier, redirectUrl }: Code): Record<string, string> {
  return { grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUrl };
}

async function ask(
  { http, clock }: TokenContext,
  credentials: Credentials,
  platform: Platform,
  form: Readonly<Record<string, string>>,
): Promise<Tokens | Refusal> {
  const url = loginUrl(credentials, 'token');
  const response = await http({
    method: 'POST',
    url: platform === 'spa' ? `${url}?origin=kept` : url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({
      client_id: clientIdOf(credentials),
      scope: scopes.join(' '),
      ...form,
    }).toString(),
  });
  if (!isOk(response) && (response.status === 429 || response.status >= 500))
    throw errorFromStatus(response, { now: clock(), isWrite: false });
  const body = readJson(response);
  if (!isObject(body)) throw unreadable(response.status);
  if (typeof body.error === 'string') return readRefusal(body);
  const { access_token: access, refresh_token: refreshed, expires_in: seconds, scope } = body;
  if (!isOk(response) || typeof access !== 'string' || typeof seconds !== 'number')
    throw unreadable(response.status);
  mustHold(typeof scope === 'string' ? scope : '', form, refreshed);
  return {
    access,
    refresh: typeof refreshed === 'string' && refreshed !== '' ? refreshed : null,
    expiresAt: clock() + seconds * 1_000,
    platform,
  };
}

/** People may be given less than was asked for. @throws SyncError access-denied */
function mustHold(scope: string, form: Readonly<Record<string, string>>, refreshed: unknown): void {
  const given = scope.toLowerCase().split(/\s+/);
  for (const needed of ['Contacts.ReadWrite', 'User.Read']) {
    const isGiven = given.some(
      (one) => one === needed.toLowerCase() || one.endsWith(`/${needed.toLowerCase()}`),
    );
    if (scope !== '' && !isGiven) throw new SyncError('access-denied', { reason: 'scope', scope: needed });
  }
  if (form.grant_type === 'authorization_code' && typeof refreshed !== 'string')
    throw new SyncError('access-denied', { reason: 'scope', scope: 'offline_access' });
}

function platformOf(credentials: Credentials): Platform {
  return credentials.platform === 'spa' ? 'spa' : 'native';
}

function otherPlatform(tried: Platform, refusal: Refusal): Platform | null {
  if (tried === 'native' && wantsOrigin(refusal)) return 'spa';
  return tried === 'spa' && refusesOrigin(refusal) ? 'native' : null;
}

function unreadable(status: number): SyncError {
  return new SyncError('answer-unreadable', { status, reason: 'sign-in' });
}
