/** Least requests that a plan takes and how long that is under the services' limits. Worked out from the plan alone. */
import type { Contact, SideName } from '../contact/contact.ts';
import { assertNever } from '../errors.ts';
import type { EditItem, PlanItem } from '../sync/plan.types.ts';
import type { RunContext } from './engine.ts';
import type { Side } from './ports.ts';

export interface Cost {
  readonly left: number;
  readonly right: number;
}

/**
 * A creation costs what the connector says. An update is preceded by one read (nothing is overwritten unseen). A deletion is preceded by a
 * read of the record and by one of its partner, which must be gone.
 */
export function costOf(context: Pick<RunContext, 'sides'>, items: readonly PlanItem[]): Cost {
  const cost = { left: 0, right: 0 };
  const connector = (side: SideName) => context.sides[side].connector;
  for (const item of items) {
    if (item.kind === 'create') cost[item.side] += connector(item.side).cost(null, item.target);
    if (item.kind === 'delete') {
      cost[item.side] += 1 + connector(item.side).cost(item.before, null);
      cost[item.side === 'left' ? 'right' : 'left'] += 1;
    }
    if (item.kind === 'edit') cost[item.side] += costOfEdit(connector(item.side), item);
    if (item.kind === 'pair') {
      for (const write of item.writes) {
        const before: Contact = Object.fromEntries(
          write.changes.map((change) => [change.field, change.before]),
        );
        cost[write.side] += 1 + connector(write.side).cost(before, write.target);
      }
    }
  }
  return cost;
}

/** Every record is read before it is written or deleted. */
function costOfEdit(connector: Side['connector'], item: EditItem): number {
  const before: Contact = Object.fromEntries(item.changes.map((change) => [change.field, change.before]));
  switch (item.action) {
    case 'create':
      return connector.cost(null, item.target);
    case 'delete':
      return 1 + connector.cost(before, null);
    case 'values':
    case 'merge': {
      const write = item.changes.length > 0 ? connector.cost(before, item.target) : 0;
      return item.others.reduce((sum, other) => sum + 1 + connector.cost(other.before, null), 1 + write);
    }
    case 'link':
    case 'unlink':
      return 0;
    default:
      return assertNever(item.action);
  }
}

/** ms that the cost takes at the accounts' limits, or by experience where there is none. */
export function timeFor(context: Pick<RunContext, 'sides'>, cost: Cost): number {
  const unlimitedPerMinute = 600;
  const time = (side: SideName) => {
    const perMinute = context.sides[side].account.requestsPerMinute ?? unlimitedPerMinute;
    return (cost[side] / perMinute) * 60_000;
  };
  // One write after the other: the services wait for each other, but the slower limit dominates.
  return Math.round(Math.max(time('left'), time('right')));
}
