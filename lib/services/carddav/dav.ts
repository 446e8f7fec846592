/**
 * WebDAV requests with the account's credentials. Every status comes back as an answer but those that mean the same wherever they come:
 * credentials-rejected, rate-limited and, for what only reads, service-down. `expectMultistatus` turns the rest into errors.
 */
import { SyncError } from '../../errors.ts';
import type { Http, HttpRequest, HttpResponse } from '../contract.ts';
import { errorFromStatus } from '../status.ts';
import { mayFollow } from './address.ts';
import { type Multistatus, readMultistatus } from './multistatus.ts';

export interface DavRequest {
  readonly method: 'PROPFIND' | 'REPORT' | 'GET' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly depth?: '0' | '1';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export type Dav = (request: DavRequest) => Promise<HttpResponse>;

export interface Login {
  readonly user: string;
  readonly password: string;
}

export function createDav(http: Http, login: Login, clock: () => number): Dav {
  const authorization = `Basic ${base64(`${login.user}:${login.password}`)}`;
  return async (request) => {
    const sent: HttpRequest = {
      method: request.method,
      url: request.url,
      headers: {
        authorization,
        ...(request.depth === undefined ? {} : { depth: request.depth }),
        ...(isXml(request) ? { 'content-type': 'application/xml; charset=utf-8' } : {}),
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { body: request.body }),
    };
    let answer = await http(sent);
    if (answer.status === 401 && wasMoved(request.url, answer.url)) {
      // The browser takes the credentials off when a redirect leads to another origin.
      const target = new URL(answer.url);
      if (!mayFollow(new URL(request.url), target))
        throw new SyncError('address-refused', { reason: 'redirect', host: target.host });
      answer = await http({ ...sent, url: answer.url });
    }
    if (isSameForAll(request, answer.status)) throw errorFromStatus(answer, { now: clock(), isWrite: false });
    return answer;
  };
}

/** @throws SyncError access-denied, book-missing, service-down, answer-unreadable */
export function expectMultistatus(answer: HttpResponse): Multistatus {
  if (answer.status === 207 || answer.status === 200) return readMultistatus(answer);
  throw refusalOf(answer);
}

/** What a refused read of a collection means. */
export function refusalOf(answer: HttpResponse): SyncError {
  const { status } = answer;
  const host = new URL(answer.url).host;
  if (status === 403) return new SyncError('access-denied', { status, host });
  if (status === 404 || status === 410) return new SyncError('book-missing', { status, host });
  if (status === 408 || status >= 500) return new SyncError('service-down', { status, host });
  return new SyncError('answer-unreadable', { status, host });
}

export function base64(text: string): string {
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}

function isXml(request: DavRequest): boolean {
  return request.body !== undefined && (request.method === 'PROPFIND' || request.method === 'REPORT');
}

function wasMoved(asked: string, answered: string): boolean {
  return answered !== '' && new URL(asked).origin !== new URL(answered).origin;
}

/** A write's 5xx says nothing about its effect, so that is for the writer to find out; a 500 may be about one record. */
function isSameForAll(request: DavRequest, status: number): boolean {
  if (status === 401 || status === 407 || status === 429) return true;
  const isRead = request.method !== 'PUT' && request.method !== 'DELETE';
  return isRead && [408, 502, 503, 504].includes(status);
}
