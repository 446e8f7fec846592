/** Requests to Pipedrive and what its refusals mean. One call here is one request. */
import { SyncError } from '../../errors.ts';
import type { Credentials, Http, HttpResponse } from '../contract.ts';
import { isObject } from '../json.ts';
import { refusalOfWrite, sendOnce } from '../lost-answer.ts';
import { masked } from '../masked.ts';
import { errorFromStatus, isOk } from '../status.ts';

const base = 'https://api.pipedrive.com';
const hourMs = 60 * 60_000;

export type Query = Readonly<Record<string, string | number>>;

export interface Api {
  /** @throws SyncError for everything but 2xx */
  get(path: string, query?: Query): Promise<HttpResponse>;
  /** Null: 404 or 410. */
  find(path: string, query?: Query): Promise<HttpResponse | null>;
  /** Sends a write once. @param secrets values that a refusal might quote. @throws SyncError write-unknown, record-rejected, record-gone … */
  send(
    method: 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body: unknown,
    secrets?: readonly string[],
  ): Promise<HttpResponse>;
}

export function createApi(credentials: Credentials, http: Http, clock: () => number): Api {
  const token = (credentials.api_token ?? '').trim();

  function headers(): Record<string, string> {
    if (token === '') throw new SyncError('credentials-rejected', { reason: 'empty' });
    return { 'x-api-token': token, accept: 'application/json' };
  }

  async function ask(path: string, query: Query = {}): Promise<HttpResponse> {
    const url = new URL(base + path);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
    return http({ method: 'GET', url: url.href, headers: headers() });
  }

  function refused(response: HttpResponse, isWrite: boolean, secrets: readonly string[] = []): SyncError {
    const detail = { reason: masked(reasonOf(response), secrets) };
    // The day's tokens are used up; they come back at midnight by Pipedrive's clock. Asked again every hour, which costs nothing.
    if (response.status === 429 && response.headers.get('x-daily-requests-left') === '0')
      return new SyncError(
        'rate-limited',
        { ...detail, status: 429, budget: 'day' },
        { retryAt: clock() + hourMs },
      );
    if (response.status === 429) {
      const reset = Number(response.headers.get('x-ratelimit-reset') ?? Number.NaN);
      if (reset > 0 && reset < 3_600)
        return new SyncError(
          'rate-limited',
          { ...detail, status: 429 },
          { retryAt: clock() + reset * 1_000 },
        );
    }
    // 402: the company's plan has ended.
    if (response.status === 402) return new SyncError('access-denied', { ...detail, status: 402 });
    return errorFromStatus(response, {
      now: clock(),
      isWrite,
      missing: isWrite ? 'record-gone' : 'answer-unreadable',
      detail,
    });
  }

  return {
    async get(path, query) {
      const response = await ask(path, query);
      if (!isOk(response)) throw refused(response, false);
      return response;
    },
    async find(path, query) {
      const response = await ask(path, query);
      if (isOk(response)) return response;
      if (response.status === 404 || response.status === 410) return null;
      throw refused(response, false);
    },
    async send(method, path, body, secrets = []) {
      const response = await sendOnce(() =>
        http({
          method,
          url: base + path,
          headers: { ...headers(), ...(body === null ? {} : { 'content-type': 'application/json' }) },
          ...(body === null ? {} : { body: JSON.stringify(body) }),
        }),
      );
      if (isOk(response)) return response;
      throw refusalOfWrite(refused(response, true, secrets));
    },
  };
}

/** `{success: false, error, error_info}`; HTML from a gateway says nothing. */
function reasonOf(response: HttpResponse): string {
  try {
    const body: unknown = JSON.parse(response.text);
    return isObject(body) && typeof body.error === 'string' ? body.error : '';
  } catch {
    return /^\s*</.test(response.text) ? 'html' : '';
  }
}
