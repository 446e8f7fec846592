/**
 * One table from HTTP status to SyncError, for every connector, and the readers of what an answer says about waiting.
 * Details hold the status and a service's short reason, never a contact's value.
 */
import { type ErrorCode, type ErrorDetail, SyncError } from '../errors.ts';
import type { HttpResponse } from './contract.ts';

export interface StatusMeaning {
  /** Our clock (ms), for retryAt. */
  readonly now: number;
  /** The request was to change something: 400 and its kin then mean that the record was refused. */
  readonly isWrite: boolean;
  /** What 404 and 410 say; default service-not-found. */
  readonly missing?: ErrorCode;
  /** What 403 says; Aircall answers a wrong key with it. Default access-denied. */
  readonly forbidden?: ErrorCode;
  readonly detail?: ErrorDetail;
}

export function isOk(response: HttpResponse): boolean {
  return response.status >= 200 && response.status < 300;
}

/** The error that an answer outside 2xx stands for. */
export function errorFromStatus(response: HttpResponse, meaning: StatusMeaning): SyncError {
  const { status } = response;
  const detail = { ...meaning.detail, status };
  if (status === 429)
    return new SyncError('rate-limited', detail, {
      retryAt: meaning.now + waitAfterLimit(response.headers, response.text),
    });
  if (status >= 500 || status === 408) {
    const waitMs = retryAfterMs(response.headers);
    return new SyncError('service-down', detail, waitMs === null ? {} : { retryAt: meaning.now + waitMs });
  }
  return new SyncError(codeOf(status, meaning), detail);
}

function codeOf(status: number, meaning: StatusMeaning): ErrorCode {
  switch (status) {
    case 401:
    case 407:
      return 'credentials-rejected';
    case 403:
      return meaning.forbidden ?? 'access-denied';
    case 404:
    case 410:
      return meaning.missing ?? 'service-not-found';
    case 409:
    case 412:
      return meaning.isWrite ? 'record-changed' : 'answer-unreadable';
    case 400:
    case 405:
    case 413:
    case 415:
    case 422:
      return meaning.isWrite ? 'record-rejected' : 'answer-unreadable';
    default:
      return 'answer-unreadable';
  }
}

/** @throws SyncError answer-unreadable for HTML (a sign-in page, a proxy) and anything else that is no JSON */
export function readJson(response: HttpResponse): unknown {
  try {
    return JSON.parse(response.text) as unknown;
  } catch {
    const reason = /^\s*</.test(response.text) ? 'html' : response.text.trim() === '' ? 'empty' : 'no-json';
    throw new SyncError('answer-unreadable', { status: response.status, reason });
  }
}

const defaultBlockMs = 60_000;
const longestWaitMs = 10 * 60_000;

/** How long to wait after a 429: until the service's reset, else Retry-After, else as its body says, else 60 s (Aircall's block, by its best practices). */
export function waitAfterLimit(headers: Headers, body = ''): number {
  return resetMs(headers) ?? retryAfterMs(headers) ?? policyMs(body) ?? defaultBlockMs;
}

const policyWaits: Readonly<Record<string, number>> = {
  SECONDLY: 1_000,
  TEN_SECONDLY_ROLLING: 10_000,
  DAILY: longestWaitMs,
};

/** HubSpot names the limit that was met, and says nothing in its headers (its reference, seen 2026-11). */
function policyMs(body: string): number | null {
  const name = /"policyName"\s*:\s*"([A-Z_]+)"/.exec(body)?.[1];
  return name === undefined ? null : (policyWaits[name] ?? null);
}

/** Retry-After in seconds or as a date; null without one. */
export function retryAfterMs(headers: Headers): number | null {
  const text = headers.get('retry-after')?.trim();
  if (!text) return null;
  if (/^\d+(\.\d+)?$/.test(text)) return sensible(Number(text) * 1000);
  const until = Date.parse(text);
  const at = serviceNow(headers);
  return Number.isNaN(until) || at === null ? null : sensible(until - at);
}

/**
 * X-AircallApi-Reset: a time in UNIX seconds by every client that was found, milliseconds not excluded. Measured against the service's
 * own Date header, because our clock may be wrong; without that header it says nothing.
 */
function resetMs(headers: Headers): number | null {
  const reset = Number(headers.get('x-aircallapi-reset') ?? Number.NaN);
  if (!Number.isFinite(reset) || reset <= 0) return null;
  // Too small for a date: seconds to wait.
  if (reset <= 3600) return sensible(reset * 1000);
  const at = serviceNow(headers);
  if (at === null) return null;
  return sensible((reset > 100_000_000_000 ? reset : reset * 1000) - at + 1000);
}

function serviceNow(headers: Headers): number | null {
  const at = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(at) ? null : at;
}

function sensible(ms: number): number {
  return Math.min(Math.max(ms, 1000), longestWaitMs);
}
