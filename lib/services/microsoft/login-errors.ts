/**
 * What Microsoft's sign-in refuses with, as our errors. The OAuth words decide; the AADSTS numbers, which may change (Microsoft's reference,
 * seen 2026-11), only sharpen them. Nothing of the description's text is kept: it may name the person.
 */
import { type ErrorDetail, SyncError } from '../../errors.ts';

export interface Refusal {
  readonly error: string;
  readonly suberror: string;
  /** Of `AADSTS65001: …`; null if there is none. */
  readonly number: number | null;
}

/** Administrators must agree first. */
const adminNumbers = new Set([90094, 90095, 90093]);
const consentNumbers = new Set([65001, 65004, ...adminNumbers]);
/** The app registration itself is unknown, or set up for something else. */
const clientNumbers = new Set([
  700016, 700025, 7000218, 50011, 500113, 90002, 50194, 9002325, 9002326, 9002327,
]);
const expiredNumbers = new Set([700082, 700084, 70043, 70008]);

export function readRefusal(body: Readonly<Record<string, unknown>>): Refusal {
  const text = (name: string) => (typeof body[name] === 'string' ? (body[name] as string) : '');
  const number = /AADSTS(\d+)/.exec(text('error_description'))?.[1];
  return { error: text('error'), suberror: text('suberror'), number: number ? Number(number) : null };
}

/** A client registered as a page takes its tokens with `Origin`, any other one without. */
export function wantsOrigin({ number }: Refusal): boolean {
  return number === 9002327;
}

export function refusesOrigin({ number }: Refusal): boolean {
  return number === 9002326;
}

export function errorOf({ error, suberror, number }: Refusal): SyncError {
  const detail: ErrorDetail = number === null ? { error } : { error, aadsts: number };
  const fail = (code: 'credentials-rejected' | 'access-denied' | 'settings-invalid', reason: string) =>
    new SyncError(code, { ...detail, reason });
  if (number !== null && adminNumbers.has(number)) return fail('access-denied', 'admin');
  if (error === 'consent_required' || suberror === 'consent_required')
    return fail('access-denied', 'consent');
  if (number !== null && consentNumbers.has(number)) return fail('access-denied', 'consent');
  if (number !== null && clientNumbers.has(number)) return fail('settings-invalid', 'client');
  switch (error) {
    case 'access_denied':
      return new SyncError('sign-in-cancelled', detail);
    case 'unauthorized_client':
    case 'invalid_client':
    case 'invalid_request':
      return fail('settings-invalid', 'client');
    case 'interaction_required':
    case 'login_required':
      return fail('credentials-rejected', 'interaction');
    case 'invalid_grant':
      return fail(
        'credentials-rejected',
        number !== null && expiredNumbers.has(number) ? 'expired' : 'withdrawn',
      );
    case 'temporarily_unavailable':
    case 'server_error':
      return new SyncError('service-down', detail);
    default:
      return new SyncError('answer-unreadable', { ...detail, reason: 'sign-in' });
  }
}
