/** What the browser's storage throws, told apart by name: no room left is storage-full, everything else of its own is storage-broken. */
import { SyncError, toSyncError } from '../errors.ts';

/** Names that Dexie and IndexedDB give to a database that cannot be used. Other names are mistakes of ours and stay `bug`. */
const broken = new Set([
  'AbortError',
  'DatabaseClosedError',
  'DataCloneError',
  'InvalidStateError',
  'MissingAPIError',
  'MissingApiError',
  'NotFoundError',
  'NotReadableError',
  'OpenFailedError',
  'SecurityError',
  'TimeoutError',
  'TransactionInactiveError',
  'UnknownError',
  'UpgradeError',
  'VersionError',
]);

export async function guarded<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw toStoreError(thrown);
  }
}

export function toStoreError(thrown: unknown): SyncError {
  const all = [...chain(thrown)];
  const ours = all.find((one) => one instanceof SyncError);
  if (ours instanceof SyncError) return ours;
  const names = all.map(nameOf);
  if (names.includes('QuotaExceededError')) return new SyncError('storage-full', {}, { cause: thrown });
  const name = names.find((one) => broken.has(one));
  if (name !== undefined) return new SyncError('storage-broken', { name }, { cause: thrown });
  return toSyncError(thrown);
}

/** Dexie keeps the browser's error in `inner`, and those of a bulk call in `failures`. */
function* chain(thrown: unknown, depth = 0): Generator<unknown> {
  if (thrown === null || typeof thrown !== 'object' || depth > 5) return;
  yield thrown;
  if ('inner' in thrown) yield* chain(thrown.inner, depth + 1);
  if ('cause' in thrown) yield* chain(thrown.cause, depth + 1);
  if ('failures' in thrown && Array.isArray(thrown.failures)) yield* chain(thrown.failures[0], depth + 1);
}

function nameOf(thrown: unknown): string {
  return thrown !== null && typeof thrown === 'object' && 'name' in thrown ? String(thrown.name) : '';
}
