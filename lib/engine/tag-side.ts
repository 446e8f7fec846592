/** A connector does not know on which side it stands; its errors are marked here, so that a person reads which account is meant. */
import type { SideName } from '../contact/contact.ts';
import { SyncError, toSyncError } from '../errors.ts';
import type { Batches, BatchOutcome } from '../services/contract.ts';
import type { Side } from './ports.ts';

export async function tagged<T>(side: SideName, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (thrown) {
    throw taggedError(side, toSyncError(thrown));
  }
}

function taggedError(side: SideName, error: SyncError): SyncError {
  return new SyncError(
    error.code,
    { ...error.detail, side },
    { cause: error, ...(error.retryAt === undefined ? {} : { retryAt: error.retryAt }) },
  );
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
      ...(connector.batches ? { batches: tagBatches(name, connector.batches) } : {}),
      ...(connector.tokens ? { tokens: connector.tokens.bind(connector) } : {}),
    },
  };
}

function tagBatches(name: SideName, batches: Batches): Batches {
  const mark = <T>(outcomes: readonly BatchOutcome<T>[]): BatchOutcome<T>[] =>
    outcomes.map((one) => (one.ok ? one : { ok: false, error: taggedError(name, one.error) }));
  return {
    most: batches.most,
    read: (ids) => tagged(name, async () => mark(await batches.read(ids))),
    create: (items) => tagged(name, async () => mark(await batches.create(items))),
    update: (items) => tagged(name, async () => mark(await batches.update(items))),
    delete: (currents) => tagged(name, async () => mark(await batches.delete(currents))),
  };
}
