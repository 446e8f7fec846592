/**
 * Microsoft's sign-in: the page that asks for consent (here it answers at once) and the token endpoint, for public clients with PKCE. A
 * client registered as "mobile and desktop" is refused when its request carries `Origin`, one registered as a page when it does not.
 */
import { createHash } from 'node:crypto';
import type { WireRequest, WireResponse } from '../message.ts';
import type { Switches } from './switches.ts';

export const emulatedClient = '11111111-2222-4333-8444-555555555555';

/** What the person in front of the window does, and what the administrators of the tenant allow. */
export interface Person {
  /** Cookies of an earlier sign-in are there: a silent request succeeds. */
  isSignedIn: boolean;
  answer: 'agrees' | 'declines' | 'needs-admin';
  /** Scopes that are given, of those asked for. */
  granted: (asked: readonly string[]) => readonly string[];
}

interface Grant {
  readonly scopes: readonly string[];
  readonly user: string;
  readonly platform: 'native' | 'spa';
  isUsed: boolean;
  expiresAt: number;
}

interface Code {
  readonly challenge: string;
  readonly redirect: string;
  readonly scopes: readonly string[];
  readonly user: string;
}

export class Login {
  readonly person: Person = { isSignedIn: true, answer: 'agrees', granted: (asked) => asked };
  /** Seconds that an access token lives. */
  accessSeconds = 3_600;
  clients = [emulatedClient];
  readonly accessTokens = new Map<string, { scopes: readonly string[]; user: string; expiresAt: number }>();
  readonly refreshTokens = new Map<string, Grant>();
  /** Token requests that carried the header. */
  origins: string[] = [];
  private readonly codes = new Map<string, Code>();
  private readonly switches: Switches;
  private readonly now: () => number;
  private readonly user: () => string;
  private last = 0;

  constructor(switches: Switches, now: () => number, user: () => string) {
    this.switches = switches;
    this.now = now;
    this.user = user;
  }

  /** Consent withdrawn, password changed, account disabled: nothing given out is worth anything any more. */
  withdraw(): void {
    this.refreshTokens.clear();
    this.accessTokens.clear();
    this.person.isSignedIn = false;
  }

  expireAccess(): void {
    this.accessTokens.clear();
  }

  expireRefresh(): void {
    for (const grant of this.refreshTokens.values()) grant.expiresAt = 0;
  }

  /** The address that the page sends the browser to. */
  authorize(url: URL): string {
    const asked = url.searchParams;
    const back = new URL(asked.get('redirect_uri') ?? '');
    const say = (values: Readonly<Record<string, string>>) => {
      for (const [name, value] of Object.entries(values)) back.searchParams.set(name, value);
      back.searchParams.set('state', asked.get('state') ?? '');
      return back.href;
    };
    const isRight =
      this.clients.includes(asked.get('client_id') ?? '') &&
      asked.get('response_type') === 'code' &&
      asked.get('code_challenge_method') === 'S256';
    if (!isRight) return say({ error: 'invalid_request', error_description: 'AADSTS900144: missing.' });
    if (asked.get('prompt') === 'none' && !this.person.isSignedIn)
      return say({ error: 'login_required', error_description: 'AADSTS50058: silent sign-in failed.' });
    if (this.person.answer === 'declines')
      return say({ error: 'access_denied', error_description: 'AADSTS65004: User declined to consent.' });
    if (this.person.answer === 'needs-admin')
      return say({
        error: 'access_denied',
        error_description: 'AADSTS90094: The grant requires admin permission.',
      });
    this.person.isSignedIn = true;
    const code = this.next('code');
    const scopes = this.person.granted((asked.get('scope') ?? '').split(' '));
    const redirect = asked.get('redirect_uri') ?? '';
    this.codes.set(code, {
      challenge: asked.get('code_challenge') ?? '',
      redirect,
      scopes,
      user: this.user(),
    });
    return say({ code });
  }

  token(request: WireRequest): WireResponse {
    const { origin } = request.headers;
    if (origin !== undefined) this.origins.push(origin);
    const form = new URLSearchParams(request.body);
    const code = form.get('code') ?? '';
    const problem = this.problemOf(request, form);
    if (problem) {
      if (this.switches.refusedCode === 'spent') this.codes.delete(code);
      return problem;
    }
    return form.get('grant_type') === 'authorization_code' ? this.redeem(code, form) : this.renew(form);
  }

  private problemOf(request: WireRequest, form: URLSearchParams): WireResponse | null {
    const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
    if (request.method !== 'POST' || !isForm)
      return failed('invalid_request', 900144, 'The request body must contain: grant_type.');
    if (!this.clients.includes(form.get('client_id') ?? ''))
      return failed('unauthorized_client', 700016, 'Application was not found in the directory.');
    if (form.has('client_secret'))
      return failed(
        'invalid_client',
        700025,
        'Client is public so neither client_assertion nor client_secret should be presented.',
      );
    const hasOrigin = request.headers.origin !== undefined;
    if (this.switches.platform === 'native' && hasOrigin)
      return failed(
        'invalid_request',
        9002326,
        "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
      );
    if (this.switches.platform === 'spa' && !hasOrigin)
      return failed(
        'invalid_request',
        9002327,
        "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
      );
    return null;
  }

  private redeem(given: string, form: URLSearchParams): WireResponse {
    const code = this.codes.get(given);
    this.codes.delete(given);
    if (!code)
      return failed('invalid_grant', 70008, 'The provided authorization code is expired or was redeemed.');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (challenge !== code.challenge || form.get('redirect_uri') !== code.redirect)
      return failed('invalid_grant', 501481, 'The Code_Verifier does not match the code_challenge.');
    const day = 24 * 60 * 60_000;
    const expiresAt = this.now() + (this.switches.platform === 'spa' ? day : 90 * day);
    return this.give(code.scopes, code.user, expiresAt, true);
  }

  private renew(form: URLSearchParams): WireResponse {
    if (form.get('grant_type') !== 'refresh_token')
      return failed('unsupported_grant_type', 70003, 'The grant type is not supported.');
    const grant = this.refreshTokens.get(form.get('refresh_token') ?? '');
    if (!grant)
      return failed('invalid_grant', 50173, 'The provided grant has expired due to it being revoked.');
    if (grant.expiresAt <= this.now())
      return grant.platform === 'spa'
        ? failed('invalid_grant', 700084, 'The refresh token was issued to a single page app (SPA).')
        : failed('invalid_grant', 700082, 'The refresh token has expired due to inactivity.');
    if (grant.isUsed && this.switches.usedRefreshToken === 'refused')
      return failed('invalid_grant', 70000, 'The refresh token was used before.');
    if (this.person.answer === 'needs-admin')
      return failed(
        'invalid_grant',
        65001,
        'The user or administrator has not consented.',
        'consent_required',
      );
    grant.isUsed = this.switches.rotates;
    // A page's tokens end a day after the sign-in, however often they are renewed.
    const until = grant.platform === 'spa' ? grant.expiresAt : this.now() + 90 * 24 * 60 * 60_000;
    return this.give(grant.scopes, grant.user, until, this.switches.rotates);
  }

  private give(
    scopes: readonly string[],
    user: string,
    refreshUntil: number,
    withRefresh: boolean,
  ): WireResponse {
    const access = this.next('access');
    const own = scopes.filter((scope) => scope !== 'offline_access');
    this.accessTokens.set(access, { scopes: own, user, expiresAt: this.now() + this.accessSeconds * 1_000 });
    const refresh = this.next('refresh');
    const isRefreshed = withRefresh && scopes.includes('offline_access');
    if (isRefreshed)
      this.refreshTokens.set(refresh, {
        scopes,
        user,
        platform: this.switches.platform,
        isUsed: false,
        expiresAt: refreshUntil,
      });
    const prefix = this.switches.scopeForm === 'url' ? 'https://graph.microsoft.com/' : '';
    return json(200, {
      token_type: 'Bearer',
      scope: own.map((scope) => `${prefix}${scope}`).join(' '),
      expires_in: this.accessSeconds,
      ext_expires_in: this.accessSeconds,
      access_token: access,
      ...(isRefreshed ? { refresh_token: refresh } : {}),
    });
  }

  private next(kind: string): string {
    this.last += 1;
    return `emulated-${kind}-${this.last}`;
  }
}

function failed(error: string, number: number, text: string, suberror?: string): WireResponse {
  return json(400, {
    error,
    error_description: `AADSTS${number}: ${text} Trace ID: e Correlation ID: e Timestamp: 2026-11-23 09:00:00Z`,
    error_codes: [number],
    timestamp: '2026-11-23 09:00:00Z',
    trace_id: 'e',
    correlation_id: 'e',
    ...(suberror ? { suberror } : {}),
  });
}

function json(status: number, body: unknown): WireResponse {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}
