/** Requests to Aircall's API and what its refusals mean. One call here is one request; what a call costs, it costs in plain sight. */
import { SyncError } from '../../errors.ts';
import type { Credentials, Http, HttpResponse } from '../contract.ts';
import { isObject } from '../json.ts';
import { refusalOfWrite, sendOnce } from '../lost-answer.ts';
import { errorFromStatus, isOk } from '../status.ts';
import { refusalReason } from './refusal.ts';

const base = 'https://api.aircall.io/v1';

export interface Api {
  /** @throws SyncError for everything but 2xx; see `read` for contacts that may be gone */
  get(path: string, query?: Readonly<Record<string, string | number>>): Promise<HttpResponse>;
  /** Null: Aircall has no such contact, or does not show it. */
  find(path: string): Promise<HttpResponse | null>;
  /**
   * Sends a write once.
   * @param secrets values that a refusal might quote and that must not get into an error
   * @throws SyncError write-unknown when it may or may not have had its effect; record-rejected; record-gone; rate-limited …
   */
  send(
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    body: Readonly<Record<string, unknown>> | null,
    secrets?: readonly string[],
  ): Promise<HttpResponse>;
}

export function createApi(credentials: Credentials, http: Http, clock: () => number): Api {
  const headers = () => ({ authorization: basic(credentials), accept: 'application/json' });

  function refused(response: HttpResponse, isWrite: boolean, secrets: readonly string[]): SyncError {
    // Aircall answers 403 to a wrong key (recorded 2026-08); there is no scope that could be missing.
    return errorFromStatus(response, {
      now: clock(),
      isWrite,
      forbidden: 'credentials-rejected',
      missing: isAboutRecord(response) ? 'record-gone' : 'answer-unreadable',
      detail: { reason: refusalReason(response, secrets) },
    });
  }

  async function get(path: string, query: Readonly<Record<string, string | number>> = {}) {
    const search = new URLSearchParams(
      Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
    ).toString();
    return http({
      method: 'GET',
      url: `${base}${path}${search === '' ? '' : `?${search}`}`,
      headers: headers(),
    });
  }

  return {
    async get(path, query) {
      const response = await get(path, query);
      if (!isOk(response)) throw refused(response, false, []);
      return response;
    },

    async find(path) {
      const response = await get(path);
      if (isOk(response)) return response;
      if (response.status === 404 && isAboutRecord(response)) return null;
      throw refused(response, false, []);
    },

    async send(method, path, body, secrets = []) {
      const response = await sendOnce(() =>
        http({
          method,
          url: `${base}${path}`,
          // "Every POST, PUT and DELETE HTTP request must specify the Content-Type" (Aircall's reference).
          headers: { ...headers(), 'content-type': 'application/json' },
          ...(body === null ? {} : { body: JSON.stringify(body) }),
        }),
      );
      if (isOk(response)) return response;
      throw refusalOfWrite(refused(response, true, secrets));
    },
  };
}

/**
 * A 404 of the application is about the contact (`troubleshoot: "Check ID of the resource"`, other keys vary). The gateway's own,
 * `{"message":"Not Found"}` alone, and a page of HTML are not.
 */
function isAboutRecord(response: HttpResponse): boolean {
  try {
    const body: unknown = JSON.parse(response.text);
    return isObject(body) && Object.keys(body).some((key) => key !== 'message');
  } catch {
    return false;
  }
}

/** @throws SyncError credentials-rejected when there is nothing to try */
function basic(credentials: Credentials): string {
  const id = (credentials.api_id ?? '').trim();
  const token = (credentials.api_token ?? '').trim();
  if (id === '' || token === '') throw new SyncError('credentials-rejected', { reason: 'empty' });
  const bytes = new TextEncoder().encode(`${id}:${token}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}
