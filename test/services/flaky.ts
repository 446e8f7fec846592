/** A connector on a bad line, and what a checkpoint is after a death. */
import { SyncError } from '../../lib/errors.ts';
import type { Connector, Json } from '../../lib/services/contract.ts';
import { aroundEachCall } from './each-call.ts';

/** One call or many at once. */
type FaultAt = 'identity' | 'pull' | 'read' | 'create' | 'findCreated' | 'update' | 'delete';

/**
 * The same connector on a bad line: `fault` is asked before each call. `refused`: nothing reached the service. `lost`: the call had its
 * effect and the answer never came.
 */
export function flaky(
  connector: Connector,
  fault: (method: FaultAt) => 'none' | 'refused' | 'lost',
): Connector {
  return aroundEachCall(connector, async (name, call) => {
    const method = name.replace(/ many$/, '') as FaultAt;
    const kind = fault(method);
    if (kind === 'refused') throw new SyncError('offline', { method });
    const answer = await call();
    if (kind === 'none') return answer;
    const isWrite = method === 'create' || method === 'update' || method === 'delete';
    throw new SyncError(isWrite ? 'write-unknown' : 'timeout', { method, sent: true });
  });
}

/** For tests that only read a checkpoint's shape: the same after a trip through JSON. */
export function throughJson(value: Json): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
