/**
 * The one door to the network. Every status is an answer. What only reads is sent up to three times; what writes is sent once, because
 * nobody can tell from here whether a lost answer had its effect. A `fetch` of a browser does not say why it failed: a bad certificate,
 * a name that does not exist and a missing network are all `offline`; whoever asks for credentials must explain all three.
 */
import ky, { TimeoutError } from 'ky';
import { type ErrorDetail, SyncError } from '../errors.ts';
import type { Bucket } from './bucket.ts';
import type { Http, HttpRequest, HttpResponse } from './contract.ts';
import { retryAfterMs, waitAfterLimit } from './status.ts';

export interface HttpOptions {
  readonly fetch: typeof fetch;
  /** Room under the service's rate limit; none for services without one. */
  readonly bucket?: Bucket;
  /** For requests that name no time of their own. Default 30 s. */
  readonly timeoutMs?: number;
  readonly sleep: (ms: number) => Promise<void>;
  /** 0 to 1. */
  readonly random: () => number;
  /** Called for each request that really goes out, repeats included. */
  readonly onRequest?: (sent: { readonly method: string; readonly url: string }) => void;
}

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'PROPFIND', 'REPORT']);
const passingTroubles = new Set([500, 502, 503, 504]);
const repeats = 2;
const longestPauseMs = 20_000;

export function createHttp(options: HttpOptions): Http {
  return async (request) => {
    const { host } = readAddress(request.url);
    const mayRepeat = request.isRead === true || readingMethods.has(request.method.toUpperCase());
    for (let attempt = 0; ; attempt += 1) {
      const isLast = !mayRepeat || attempt === repeats;
      const outcome = await once(options, request, host, !mayRepeat);
      if (!(outcome instanceof SyncError) && outcome.status === 429) {
        const waitMs = waitAfterLimit(outcome.headers, outcome.text);
        await options.bucket?.block(waitMs);
        if (isLast || waitMs > longestPauseMs) return outcome;
        await options.sleep(waitMs);
        continue;
      }
      if (outcome instanceof SyncError) {
        if (isLast || outcome.code !== 'offline') throw outcome;
        await options.sleep(pauseMs(attempt, options.random()));
        continue;
      }
      if (isLast || !passingTroubles.has(outcome.status)) return outcome;
      const asked = retryAfterMs(outcome.headers);
      if (asked !== null && asked > longestPauseMs) return outcome;
      await options.sleep(asked ?? pauseMs(attempt, options.random()));
    }
  };
}

/** One request on the wire. Its failure is given back; a full bucket is thrown, for then nothing was sent. */
async function once(
  options: HttpOptions,
  request: HttpRequest,
  host: string,
  isWrite: boolean,
): Promise<HttpResponse | SyncError> {
  await options.bucket?.acquire();
  options.onRequest?.({ method: request.method, url: request.url });
  const timeoutMs = request.timeoutMs ?? options.timeoutMs ?? 30_000;
  try {
    const answer = ky(request.url, {
      fetch: options.fetch,
      method: request.method,
      headers: request.headers,
      body: request.body,
      // Ky repeats no request whose status is an answer, would sleep by a clock that tests cannot move, and would let the wait for the
      // bucket eat up the time-out; so the loop above does it.
      retry: 0,
      throwHttpErrors: false,
      timeout: timeoutMs,
      totalTimeout: timeoutMs,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'follow',
    });
    const response = await answer;
    const text = await answer.text();
    return { status: response.status, url: response.url || request.url, headers: response.headers, text };
  } catch (thrown) {
    const detail: ErrorDetail = isWrite ? { host, sent: true } : { host };
    const isTimeout = thrown instanceof TimeoutError;
    return new SyncError(isTimeout ? 'timeout' : 'offline', detail, { cause: thrown });
  }
}

/** @throws SyncError address-refused: no address, or one with a password in it, which `fetch` refuses */
function readAddress(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : null;
  const isWeb = address?.protocol === 'https:' || address?.protocol === 'http:';
  if (!address || !isWeb || address.username !== '' || address.password !== '')
    throw new SyncError('address-refused', { reason: 'not-a-web-address' });
  return address;
}

/** About 0.5 s, then 1 s, a quarter up or down, so that many browsers do not knock at once. */
function pauseMs(attempt: number, random: number): number {
  return 500 * 2 ** attempt * (0.75 + random / 2);
}
