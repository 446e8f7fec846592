/** Words for everything that has a code: failures, reasons, evidence, losses, brakes. One key per code, `-` written as `_`. */
import type {
  Brake,
  BrakeCode,
  Evidence,
  ExcludedReason,
  Failure,
  Field,
  LossReason,
  PhoneReason,
  ReviewReason,
} from '../../lib/app/api.ts';
import type { ErrorCode } from '../../lib/errors.ts';
import { time } from './formats.ts';
import { t, tryWords } from './words.ts';

type Underscored<S extends string> = S extends `${infer A}-${infer B}` ? `${A}_${Underscored<B>}` : S;
function key<P extends string, C extends string>(prefix: P, code: C): `${P}_${Underscored<C>}` {
  return `${prefix}_${code.replaceAll('-', '_')}` as `${P}_${Underscored<C>}`;
}

/** What happened. A service may have words of its own for a code, e.g. for a wrong Aircall key. */
export function failureText(failure: Failure, place?: string, service?: string): string {
  const code: ErrorCode = failure.code;
  const own = service ? ownWords(failure, service, '') : null;
  const text = own ?? t(key('error', code), { place: place ?? t('the_service') });
  const reason = code === 'record-rejected' ? failure.detail.reason : undefined;
  return typeof reason === 'string' && reason !== '' ? `${text} ${t('service_says', { reason })}` : text;
}

/** What to do about it, and when the next try is. */
export function failureAction(failure: Failure, place?: string, service?: string): string {
  const own = service ? ownWords(failure, service, '_do') : null;
  const action = own ?? t(`${key('error', failure.code)}_do`, { place: place ?? t('the_service') });
  return failure.retryAt ? `${action} ${t('next_try', { time: time(failure.retryAt) })}` : action;
}

/** Of a service for a code, and for a reason within it where it tells several apart: `google_access_denied_scope`. */
function ownWords({ code, detail }: Failure, service: string, ending: '' | '_do'): string | null {
  const base = key(service, code);
  const reason = typeof detail.reason === 'string' ? detail.reason.replace(/-/g, '_') : '';
  const special = /^[a-z_]+$/.test(reason) ? tryWords(`${base}_${reason}${ending}`) : null;
  return special ?? tryWords(`${base}${ending}`);
}

export function excludedText(reason: ExcludedReason): string {
  return t(key('excluded', reason));
}

export function phoneReasonText(reason: PhoneReason): string {
  return t(key('phone_reason', reason));
}

export function reviewText(reason: ReviewReason): string {
  return t(key('review', reason));
}

export function lossText(reason: LossReason): string {
  return t(key('loss', reason));
}

export function evidenceText(kind: Evidence['kind']): string {
  return t(key('evidence', kind));
}

export function brakeText(brake: Brake, place: string): string {
  const code: BrakeCode = brake.code;
  return t(key('brake', code), { count: brake.count, of: brake.of, place });
}

/** A field by its words, or by the name that its service gave it. */
export function fieldName(field: Field | undefined, id: string): string {
  const name = field?.name ?? id;
  return tryWords(name) ?? name;
}

/** What a field holds: "text", "phone numbers". */
export function fieldTypeText(type: Field['type']): string {
  return t(key('field_type', type));
}

/** The heading over everything that stays behind for one reason. */
export function lostText(reason: LossReason | 'guess'): string {
  return t(key('lost_for', reason));
}
