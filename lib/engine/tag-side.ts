/** A connector does not know on which side it stands; its errors are marked here, so that a person reads which account is meant. */
import type { SideName } from '../contact/contact.ts';
import { SyncError, toSyncError } from '../errors.ts';
import type { Side } from './ports.ts';

export async function tagged<T>(side: SideName, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (thrown) {
    const error = toSyncError(thrown);
    throw new SyncError(
      error.code,
      { ...error.detail, side },
      {
        cause: error,
        ...(error.retryAt === undefined ? {} : { retryAt: error.retryAt }),
      },
    );
  }
}

export function tagSide(name: SideName, side: Side): Side {
  const { connector } = side;
  const before = side.requests();
  return {
    ...side,
    // A side may outlive this step; what it sent before is in the run's count already.
    requests: () => side.requests() - before,
    connector: {
      fields: connector.fields,
      createIsIdempotent: connector.createIsIdempotent,
      cost: (before, target) => connector.cost(before, target),
      identity: () => tagged(name, () => connector.identity()),
      pull: (request) => tagged(name, () => connector.pull(request)),
      read: (id) => tagged(name, () => connector.read(id)),
      create: (key, contact) => tagged(name, () => connector.create(key, contact)),
      findCreated: (lookup) => tagged(name, () => connector.findCreated(lookup)),
      update: (current, target) => tagged(name, () => connector.update(current, target)),
      delete: (current) => tagged(name, () => connector.delete(current)),
    },
  };
}
