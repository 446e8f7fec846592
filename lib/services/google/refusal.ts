/** What Google's refusals mean: by status, google.rpc code and reason. Never by the words, which are for developers and may quote values. */
import { type ErrorCode, SyncError } from '../../errors.ts';
import type { HttpResponse } from '../contract.ts';
import { isObject } from '../json.ts';
import { errorFromStatus, waitAfterLimit } from '../status.ts';
import { textOf } from './schema.ts';

export interface Refusal {
  /** `INVALID_ARGUMENT`, `FAILED_PRECONDITION`, … */
  readonly status: string;
  /** Of google.rpc.ErrorInfo, e.g. `EXPIRED_SYNC_TOKEN`. */
  readonly reason: string;
  /** Of a batch: google.rpc.Code by index (creates) or resource name (updates). */
  readonly contactCodes: Readonly<Record<string, number>>;
}

export function readRefusal(response: HttpResponse): Refusal {
  let body: unknown;
  try {
    body = JSON.parse(response.text);
  } catch {
    return { status: '', reason: /^\s*</.test(response.text) ? 'html' : '', contactCodes: {} };
  }
  const error = isObject(body) && isObject(body.error) ? body.error : {};
  const details = Array.isArray(error.details) ? error.details.filter(isObject) : [];
  const reason = details.map((detail) => textOf(detail, 'reason')).find(Boolean) ?? olderReason(error);
  const contacts = details.map((detail) => detail.contactErrors).find(isObject) ?? {};
  const codes = Object.entries(contacts).map(([key, status]): [string, number] => [
    key,
    isObject(status) && typeof status.code === 'number' ? status.code : 2,
  ]);
  return { status: textOf(error, 'status'), reason, contactCodes: Object.fromEntries(codes) };
}

/** Interfaces of the older kind: `errors: [{reason: 'rateLimitExceeded'}]`. */
function olderReason(error: Readonly<Record<string, unknown>>): string {
  const [first] = Array.isArray(error.errors) ? error.errors.filter(isObject) : [];
  return textOf(first, 'reason');
}

const limitReasons = [
  'RATE_LIMIT_EXCEEDED',
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'quotaExceeded',
  'dailyLimitExceeded',
];
const scopeReasons = ['ACCESS_TOKEN_SCOPE_INSUFFICIENT', 'insufficientPermissions'];
const switchedOffReasons = ['SERVICE_DISABLED', 'accessNotConfigured'];

/** @param isAboutRecord 404 then speaks of a contact */
export function errorOf(
  response: HttpResponse,
  refusal: Refusal,
  meaning: { readonly now: number; readonly isWrite: boolean; readonly isAboutRecord: boolean },
): SyncError {
  const { status, reason } = refusal;
  const detail = { reason: reason || status };
  if (response.status === 403 && (limitReasons.includes(reason) || status === 'RESOURCE_EXHAUSTED'))
    return new SyncError('rate-limited', detail, {
      retryAt: meaning.now + waitAfterLimit(response.headers),
    });
  if (response.status === 403 && scopeReasons.includes(reason))
    return new SyncError('access-denied', { status: 403, reason: 'scope' });
  if (response.status === 403 && switchedOffReasons.includes(reason))
    return new SyncError('access-denied', { status: 403, reason: 'switched-off' });
  // Google's way of saying 412: the contact is another one than when it was read.
  if (response.status === 400 && meaning.isWrite && status === 'FAILED_PRECONDITION')
    return new SyncError('record-changed', { ...detail, status: 400 });
  return errorFromStatus(response, {
    now: meaning.now,
    isWrite: meaning.isWrite,
    missing: meaning.isAboutRecord ? 'record-gone' : 'answer-unreadable',
    detail,
  });
}

/** The error of one contact of a batch. */
export function errorOfCode(code: number): SyncError {
  const meanings: Readonly<Record<number, ErrorCode>> = {
    3: 'record-rejected',
    5: 'record-gone',
    9: 'record-changed',
  };
  return new SyncError(meanings[code] ?? 'record-rejected', { reason: `code ${code}` });
}

/** A sync token that is of no use any more: 400 as seen in production, 410 as elsewhere at Google. */
export function isLostToken(error: unknown): boolean {
  return error instanceof SyncError && error.detail.lost === true;
}
