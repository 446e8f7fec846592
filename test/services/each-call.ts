/** The same connector with something around each of its calls: a bad line, a death. `name` says what is called, `… many` for batches. */
import type { Connector } from '../../lib/services/contract.ts';

export type CallName =
  | 'identity'
  | 'pull'
  | 'read'
  | 'create'
  | 'findCreated'
  | 'update'
  | 'delete'
  | 'read many'
  | 'create many'
  | 'update many'
  | 'delete many';

export function aroundEachCall(
  connector: Connector,
  through: <T>(name: CallName, call: () => Promise<T>) => Promise<T>,
): Connector {
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
            read: (ids) => through('read many', () => batches.read(ids)),
            create: (items) => through('create many', () => batches.create(items)),
            update: (items) => through('update many', () => batches.update(items)),
            delete: (records) => through('delete many', () => batches.delete(records)),
          },
        }
      : {}),
  };
}
