/** Requests to HubSpot's API and what its refusals mean. One call here is one request; what a call costs, it costs in plain sight. */
import { SyncError } from '../../errors.ts';
import type { Credentials, Http, HttpRequest, HttpResponse } from '../contract.ts';
import { refusalOfWrite, sendOnce } from '../lost-answer.ts';
import { errorFromStatus, isOk } from '../status.ts';
import type { AskBody, SendBody } from './bodies.types.ts';
import { bodyOf, missingScopes, refusalReason, saysNoRecord } from './refusal.ts';

const base = 'https://api.hubapi.com';
/** Date versions came in place of v1 to v3, which are supported until 2027-09. */
const version = '2026-09';
export const contactsPath = `/crm/objects/${version}/contacts`;
export const companiesPath = `/crm/objects/${version}/companies`;
export const propertiesPath = `/crm/properties/${version}/contacts`;
export const ownersPath = `/crm/owners/${version}`;
export const listsPath = `/crm/lists/${version}`;
export const detailsPath = `/account-info/${version}/details`;
export const tokenInfoPath = '/oauth/v2/private-apps/get/access-token-info';
/** What lists call contacts by. */
export const contactType = '0-1';

export type Query = Readonly<Record<string, string | number | boolean>>;

export interface Api {
  /** @throws SyncError for everything but 2xx */
  get(path: string, query?: Query): Promise<HttpResponse>;
  /** Null: HubSpot has no such record. */
  find(path: string, query?: Query): Promise<HttpResponse | null>;
  /** A POST that only asks. */
  ask(path: string, body: AskBody): Promise<HttpResponse>;
  /**
   * Sends a write once.
   * @param secrets values that a refusal might quote and that must not get into an error
   * @throws SyncError write-unknown when it may or may not have had its effect; record-rejected; record-gone; rate-limited …
   */
  send(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body: SendBody | null,
    secrets?: readonly string[],
  ): Promise<HttpResponse>;
  /** The key itself, for the one call that takes it in its body. */
  key(): string;
}

export function createApi(credentials: Credentials, http: Http, clock: () => number): Api {
  const key = () => {
    const text = (credentials.key ?? '').trim();
    // What no header can carry is no key.
    if (text === '' || !/^[\x21-\x7e]+$/.test(text))
      throw new SyncError('credentials-rejected', { reason: text === '' ? 'empty' : 'no-key' });
    return text;
  };
  const headers = () => ({ authorization: `Bearer ${key()}`, accept: 'application/json' });

  async function read(path: string, query: Query): Promise<HttpResponse> {
    const search = new URLSearchParams(
      Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
    ).toString();
    return http({
      method: 'GET',
      url: `${base}${path}${search === '' ? '' : `?${search}`}`,
      headers: headers(),
    });
  }

  function posting(method: string, path: string, body: AskBody | SendBody | null): HttpRequest {
    return {
      method,
      url: `${base}${path}`,
      headers: { ...headers(), ...(body === null ? {} : { 'content-type': 'application/json' }) },
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    };
  }

  return {
    key,
    async get(path, query = {}) {
      const response = await read(path, query);
      if (!isOk(response)) throw refused(response, false, [], clock());
      return response;
    },
    async find(path, query = {}) {
      const response = await read(path, query);
      if (isOk(response)) return response;
      if (response.status === 404 && saysNoRecord(bodyOf(response))) return null;
      throw refused(response, false, [], clock());
    },
    async ask(path, body) {
      const response = await http({ ...posting('POST', path, body), isRead: true });
      if (!isOk(response)) throw refused(response, false, [], clock());
      return response;
    },
    async send(method, path, body, secrets = []) {
      const response = await sendOnce(() => http(posting(method, path, body)));
      if (isOk(response)) return response;
      const error = refused(response, true, secrets, clock());
      throw response.status >= 500 ? refusalOfWrite(error) : error;
    },
  };
}

function refused(
  response: HttpResponse,
  isWrite: boolean,
  secrets: readonly string[],
  now: number,
): SyncError {
  const { status } = response;
  const body = bodyOf(response);
  const detail = { reason: refusalReason(body, secrets) };
  switch (status) {
    case 403: {
      const scopes = missingScopes(body);
      return new SyncError('access-denied', { ...detail, status, ...(scopes === '' ? {} : { scopes }) });
    }
    // An address or another unique value that belongs to another contact; HubSpot has no versions that could differ.
    case 409:
      if (isWrite) return new SyncError('record-rejected', { ...detail, status });
      break;
    // "Locked" by a large import, and a portal on the move: neither had an effect (HubSpot's list of errors, seen 2026-11).
    case 423:
    case 477:
      return new SyncError('service-down', { ...detail, status });
  }
  return errorFromStatus(response, {
    now,
    isWrite,
    missing: saysNoRecord(body) ? 'record-gone' : 'answer-unreadable',
    detail,
  });
}
