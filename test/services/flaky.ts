/** A connector on a bad line, and what a checkpoint is after a death. */
import { SyncError } from '../../lib/errors.ts';
import type { Connector, Json } from '../../lib/services/contract.ts';

export type FaultAt = 'identity' | 'pull' | 'read' | 'create' | 'findCreated' | 'update' | 'delete';

/**
 * The same connector on a bad line: `fault` is asked before each call. `refused`: nothing reached the service. `lost`: the call had its
 * effect and the answer never came.
 */
export function flaky(
  connector: Connector,
  fault: (method: FaultAt) => 'none' | 'refused' | 'lost',
): Connector {
  async function through<T>(method: FaultAt, call: () => Promise<T>): Promise<T> {
    const kind = fault(method);
    if (kind === 'refused') throw new SyncError('offline', { method });
    const answer = await call();
    if (kind === 'none') return answer;
    const isWrite = method === 'create' || method === 'update' || method === 'delete';
    throw new SyncError(isWrite ? 'write-unknown' : 'timeout', { method, sent: true });
  }
  const { batches } = connector;
  return {
    fields: connector.fields,
    createIsIdempotent: connector.createIsIdempotent,
    cost: (before, target) => connector.cost(before, target),
    identity: () => through('identity', () => connector.identity()),
    pull: (request) => through('pull', () => connector.pull(request)),
    read: (id) => through('read', () => connector.read(id)),
    create: (key, contact) => through('create', () => connector.create(key, contact)),
    findCreated: (lookup) => through('findCreated', () => connector.findCreated(lookup)),
    update: (record, target) => through('update', () => connector.update(record, target)),
    delete: (record) => through('delete', () => connector.delete(record)),
    ...(batches
      ? {
          batches: {
            most: batches.most,
            read: (ids) => through('read', () => batches.read(ids)),
            create: (items) => through('create', () => batches.create(items)),
            update: (items) => through('update', () => batches.update(items)),
            delete: (records) => through('delete', () => batches.delete(records)),
          },
        }
      : {}),
  };
}

/** For tests that only read a checkpoint's shape: the same after a trip through JSON. */
export function throughJson(value: Json): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
