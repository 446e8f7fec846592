/**
 * The one error type and its closed list of codes. An error carries facts (ids, field names, status), never a contact's values or a
 * token, and never a sentence for the user: all wording lives in the message catalogue under `error_<code>`.
 */
export type ErrorScope = 'record' | 'side' | 'connection' | 'run' | 'extension';

/** What the engine does about it: try again later, skip the record, plan it anew, recover, or ask a person. */
export type Reaction = 'later' | 'ask' | 'skip' | 'replan' | 'review' | 'recover' | 'continue' | 'stop';

const table = {
  offline: ['side', 'later'],
  timeout: ['side', 'later'],
  'rate-limited': ['side', 'later'],
  'service-down': ['side', 'later'],
  'credentials-rejected': ['side', 'ask'],
  'access-denied': ['side', 'ask'],
  'sign-in-cancelled': ['side', 'ask'],
  'permission-missing': ['side', 'ask'],
  'address-refused': ['side', 'ask'],
  'service-not-found': ['side', 'ask'],
  'certificate-failed': ['side', 'ask'],
  'book-missing': ['side', 'ask'],
  'account-changed': ['connection', 'ask'],
  'settings-invalid': ['connection', 'ask'],
  'answer-unreadable': ['side', 'later'],
  'record-unreadable': ['record', 'skip'],
  'record-rejected': ['record', 'skip'],
  'record-changed': ['record', 'replan'],
  'record-gone': ['record', 'replan'],
  'record-ambiguous': ['record', 'review'],
  'write-unknown': ['record', 'recover'],
  'not-supported': ['record', 'skip'],
  'listing-incomplete': ['side', 'continue'],
  'rules-changed': ['connection', 'continue'],
  'side-emptied': ['connection', 'review'],
  'too-many-deletes': ['connection', 'review'],
  'too-many-changes': ['connection', 'review'],
  'all-changed': ['connection', 'review'],
  conflict: ['record', 'review'],
  'run-lost': ['run', 'stop'],
  'storage-full': ['extension', 'ask'],
  'storage-broken': ['extension', 'ask'],
  bug: ['run', 'stop'],
} as const satisfies Record<string, readonly [ErrorScope, Reaction]>;

export type ErrorCode = keyof typeof table;
export const errorCodes = Object.keys(table) as ErrorCode[];

/** Facts about an error: ids, field names, HTTP status, a service's own short reason. Never a contact's value, never a credential. */
export type ErrorDetail = Readonly<Record<string, string | number | boolean | null>>;

export class SyncError extends Error {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;
  /** For `rate-limited` and `service-down`: not before this time (ms, UTC). */
  readonly retryAt: number | undefined;

  constructor(
    code: ErrorCode,
    detail: ErrorDetail = {},
    options: { cause?: unknown; retryAt?: number } = {},
  ) {
    super(code, { cause: options.cause });
    this.name = 'SyncError';
    this.code = code;
    this.detail = detail;
    this.retryAt = options.retryAt;
  }

  get scope(): ErrorScope {
    return table[this.code][0];
  }

  get reaction(): Reaction {
    return table[this.code][1];
  }
}

/** Anything thrown becomes a SyncError; what nobody foresaw is a `bug`, with its own words kept for the log only. */
export function toSyncError(thrown: unknown): SyncError {
  if (thrown instanceof SyncError) return thrown;
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  if (name === 'QuotaExceededError') return new SyncError('storage-full', {}, { cause: thrown });
  return new SyncError(
    'bug',
    { name, message: thrown instanceof Error ? thrown.message : '' },
    { cause: thrown },
  );
}

export function assertNever(value: never): never {
  throw new SyncError('bug', { unexpected: JSON.stringify(value) });
}
