/** What Graph's refusals mean. The code says more than the status; its message may quote values, so only the code is kept. */
import { SyncError } from '../../errors.ts';
import type { HttpResponse } from '../contract.ts';
import { isObject } from '../json.ts';
import { errorFromStatus, type StatusMeaning } from '../status.ts';

export function graphError(response: HttpResponse, meaning: StatusMeaning): SyncError {
  const reason = codeOf(response);
  if (isWithoutMailbox(response))
    return new SyncError('service-not-found', { status: response.status, reason });
  return errorFromStatus(response, { ...meaning, detail: { ...meaning.detail, reason } });
}

/** An account without an Exchange mailbox (no licence) has no contacts to show. */
function isWithoutMailbox(response: HttpResponse): boolean {
  return /^Mailbox(NotEnabled|NotHosted|NotFound)/i.test(codeOf(response));
}

/** '' if there is none. */
export function codeOf(response: HttpResponse): string {
  try {
    const body: unknown = JSON.parse(response.text);
    const error = isObject(body) ? body.error : undefined;
    const code = isObject(error) && typeof error.code === 'string' ? error.code : '';
    return code.slice(0, 80);
  } catch {
    return /^\s*</.test(response.text) ? 'html' : '';
  }
}
