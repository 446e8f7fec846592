/**
 * accounts.google.com as far as the implicit flow of OAuth 2.0 goes: choosing an account, the screen on which each right can be left
 * unticked, and the way back with a token or an error. With `prompt=none` nothing is ever shown.
 */
import type { WireRequest, WireResponse } from '../message.ts';
import { type Account, type Accounts, emailScope } from './accounts.ts';
import { html } from './answers.ts';
import type { Switches } from './switches.ts';

const parameters = [
  'client_id',
  'redirect_uri',
  'response_type',
  'scope',
  'state',
  'prompt',
  'login_hint',
  'include_granted_scopes',
];

export function signInPage(accounts: Accounts, switches: Switches, request: WireRequest): WireResponse {
  const url = new URL(request.url);
  switch (url.pathname) {
    case '/o/oauth2/v2/auth':
      return authorise(accounts, switches, url.searchParams);
    case '/consent':
      return consented(accounts, switches, url.searchParams);
    default:
      return html(404, '404. That’s an error.');
  }
}

function authorise(accounts: Accounts, switches: Switches, query: URLSearchParams): WireResponse {
  const fault = faultOf(accounts, query);
  if (fault) return html(400, `Error 400: ${fault}`);
  const prompts = (query.get('prompt') ?? '').split(' ');
  const hint = query.get('login_hint') ?? '';
  const account = accounts.find(hint) ?? accounts.find(accounts.signedIn[0] ?? '');
  const scopes = scopesOf(query);
  const isIn = account !== undefined && accounts.signedIn.includes(account.id);
  if (prompts.includes('none')) {
    const missing = isIn
      ? scopes.filter((scope) => !accounts.granted(account, query.get('client_id') ?? '').includes(scope))
      : scopes;
    if (account && missing.length === 0)
      return back(query, tokenOf(accounts, switches, account, query, scopes));
    if (switches.silentRefusal === 'page') return html(200, 'Sign in');
    return back(query, { error: 'interaction_required' });
  }
  return consentScreen(accounts, query, scopes, hint);
}

function faultOf(accounts: Accounts, query: URLSearchParams): string | null {
  for (const key of query.keys()) if (!parameters.includes(key)) return `invalid_request (${key})`;
  const client = accounts.clients.find((one) => one.id === query.get('client_id'));
  if (!client) return 'invalid_client: The OAuth client was not found.';
  if (!client.redirects.includes(query.get('redirect_uri') ?? '')) return 'redirect_uri_mismatch';
  // A code would be of no use: this client's secret is asked for with it.
  if (query.get('response_type') !== 'token') return 'unsupported_response_type';
  if (scopesOf(query).length === 0) return 'invalid_request (scope)';
  return null;
}

function consentScreen(
  accounts: Accounts,
  query: URLSearchParams,
  scopes: readonly string[],
  hint: string,
): WireResponse {
  const hidden = [...query]
    .map(([key, value]) => `<input type="hidden" name="${key}" value="${escaped(value)}">`)
    .join('');
  const preferred = accounts.find(hint)?.id ?? accounts.signedIn[0];
  const choices = accounts.accounts
    .map(
      ({ id, email }) =>
        `<p><label><input type="radio" name="account" value="${id}"${id === preferred ? ' checked' : ''}> ${escaped(email)}</label></p>`,
    )
    .join('');
  const rights = scopes
    .filter((scope) => scope !== emailScope)
    .map(
      (scope) =>
        `<p><label><input type="checkbox" name="grant" value="${scope}"> See, edit, download, and permanently delete your contacts</label></p>`,
    )
    .join('');
  return html(
    200,
    'Lineup wants to access your Google Account',
    `<form action="/consent" method="get">${hidden}${choices}${rights}<button name="answer" value="allow">Continue</button> <button name="answer" value="cancel">Cancel</button></form>`,
  );
}

function consented(accounts: Accounts, switches: Switches, given: URLSearchParams): WireResponse {
  const query = new URLSearchParams([...given].filter(([key]) => parameters.includes(key)));
  const fault = faultOf(accounts, query);
  if (fault) return html(400, `Error 400: ${fault}`);
  const account = accounts.find(given.get('account') ?? '');
  if (given.get('answer') !== 'allow' || !account) return back(query, { error: 'access_denied' });
  const scopes = scopesOf(query).filter(
    (scope) => scope === emailScope || given.getAll('grant').includes(scope),
  );
  const client = query.get('client_id') ?? '';
  accounts.grant(account, client, scopes);
  if (!accounts.signedIn.includes(account.id)) accounts.signedIn.push(account.id);
  return back(query, tokenOf(accounts, switches, account, query, scopes));
}

function tokenOf(
  accounts: Accounts,
  { scopeSpelling }: Switches,
  account: Account,
  query: URLSearchParams,
  scopes: readonly string[],
): Record<string, string> {
  const token = accounts.issue(account, query.get('client_id') ?? '', scopes);
  const more = scopeSpelling === 'full' ? ['openid'] : [];
  return {
    access_token: token.text,
    token_type: 'Bearer',
    expires_in: String(Math.floor(accounts.tokenMs / 1000)),
    scope: [...scopes, ...more].join(' '),
    authuser: '0',
    prompt: 'none',
  };
}

function back(query: URLSearchParams, answer: Record<string, string>): WireResponse {
  const state = query.get('state');
  const fragment = new URLSearchParams({ ...(state === null ? {} : { state }), ...answer });
  return {
    status: 302,
    headers: { location: `${query.get('redirect_uri')}#${fragment}`, 'cache-control': 'no-store' },
    body: '',
  };
}

function scopesOf(query: URLSearchParams): string[] {
  return (query.get('scope') ?? '').split(' ').filter(Boolean);
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}
