/**
 * Requests to the People API. One call is one request, but for a token that is refused: it is renewed and the request sent once more, which
 * is safe for writes too, because a refused token means that nothing happened. Writes go out one after the other, as Google asks for.
 */
import { SyncError } from '../../errors.ts';
import type { Http, HttpResponse } from '../contract.ts';
import { refusalOfWrite, sendOnce, unknownOutcome } from '../lost-answer.ts';
import { isOk, readJson } from '../status.ts';
import { errorOf, type Refusal, readRefusal } from './refusal.ts';
import type { Access } from './tokens.ts';

const base = 'https://people.googleapis.com/v1';

/** Values may be lists: the parameter is then repeated. */
export type Query = Readonly<Record<string, string | readonly string[]>>;

export interface Api {
  /** @throws SyncError; with detail.lost where 400 or 410 answered a request that carried a token of a list */
  get(path: string, query: Query): Promise<unknown>;
  /** Null: gone. */
  find(path: string, query: Query): Promise<unknown>;
  /**
   * Sends a write once.
   * @throws SyncError write-unknown when it may or may not have had its effect; RefusedBatch for batches
   */
  send(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    query: Query,
    body: unknown,
    options?: SendOptions,
  ): Promise<unknown>;
}

export interface SendOptions {
  /** Null is given back for 409. */
  readonly conflict?: 'null';
  /** Refusals of a batch say which contacts caused them. */
  readonly isBatch?: boolean;
}

/** A batch was refused, and nothing of it done (the owner's reference: without these contacts it would have gone through). */
export class RefusedBatch extends Error {
  readonly error: SyncError;
  readonly contactCodes: Refusal['contactCodes'];

  constructor(error: SyncError, contactCodes: Refusal['contactCodes']) {
    super(error.code, { cause: error });
    this.error = error;
    this.contactCodes = contactCodes;
  }
}

export function createApi(access: Access, http: Http, clock: () => number): Api {
  let lastWrite: Promise<unknown> = Promise.resolve();

  async function exchange(method: string, url: string, body: unknown): Promise<HttpResponse> {
    const token = await access.token();
    const answer = await once(method, url, body, token);
    if (answer.status !== 401) return answer;
    const renewed = await access.renew(token);
    return once(method, url, body, renewed);
  }

  function once(method: string, url: string, body: unknown, token: string): Promise<HttpResponse> {
    return http({
      method,
      url,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async function write(method: string, url: string, body: unknown, options: SendOptions): Promise<unknown> {
    const response = await sendOnce(() => exchange(method, url, body));
    if (isOk(response)) return confirmed(response);
    if (response.status === 409 && options.conflict === 'null') return null;
    const refusal = readRefusal(response);
    const error = errorOf(response, refusal, { now: clock(), isWrite: true, isAboutRecord: true });
    if (options.isBatch && error.scope === 'record') throw new RefusedBatch(error, refusal.contactCodes);
    throw refusalOfWrite(error);
  }

  return {
    async get(path, query) {
      const response = await exchange('GET', urlOf(path, query), undefined);
      if (isOk(response)) return readJson(response);
      const refusal = readRefusal(response);
      const error = errorOf(response, refusal, { now: clock(), isWrite: false, isAboutRecord: false });
      const hadToken = query.syncToken !== undefined || query.pageToken !== undefined;
      if (hadToken && (response.status === 400 || response.status === 410))
        throw new SyncError(error.code, { ...error.detail, lost: true });
      throw error;
    },

    async find(path, query) {
      const response = await exchange('GET', urlOf(path, query), undefined);
      if (isOk(response)) return readJson(response);
      const refusal = readRefusal(response);
      // A page of HTML is no word about a contact.
      if (response.status === 404 && refusal.status === 'NOT_FOUND') return null;
      throw errorOf(response, refusal, { now: clock(), isWrite: false, isAboutRecord: false });
    },

    send(method, path, query, body, options = {}) {
      const next = lastWrite.then(() => write(method, urlOf(path, query), body, options));
      lastWrite = next.catch(() => {});
      return next;
    },
  };
}

/** The write went through, so an answer that cannot be read leaves only its outcome unknown. */
function confirmed(response: HttpResponse): unknown {
  try {
    return readJson(response);
  } catch (error) {
    if (!(error instanceof SyncError)) throw error;
    throw unknownOutcome(error);
  }
}

/** Resource names keep their slash: 200 of them make a long address as it is. */
function urlOf(path: string, query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value]
      .flat()
      .map((one) => `${name}=${encodeURIComponent(one).replace(/%2F/g, '/').replace(/%2C/g, ',')}`),
  );
  return `${base}${path}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
}
