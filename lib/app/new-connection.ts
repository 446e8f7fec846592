/** A connection as it begins: deletes nothing, has never run, and waits to be started. */
import type { Account, Connection } from '../engine/ports.ts';
import type { ConnectionSettings } from '../rules/settings.ts';

export function newConnection(
  left: Account,
  right: Account,
  now: number,
  what: Pick<Connection, 'id' | 'name' | 'intervalMinutes'> &
    Pick<ConnectionSettings, 'direction' | 'mapping'>,
): Connection {
  return {
    id: what.id,
    name: what.name,
    left: left.id,
    right: right.id,
    settings: {
      direction: what.direction,
      mapping: what.mapping,
      deletions: { toRight: 'never', toLeft: 'never' },
      defaultCountry: { left: left.defaultCountry, right: right.defaultCountry },
      e164: true,
    },
    stage: 'draft',
    intervalMinutes: what.intervalMinutes,
    nextRunAt: null,
    lastRunAt: null,
    approvedSettings: null,
    settled: null,
    failure: null,
    failures: 0,
    createdAt: now,
  };
}
