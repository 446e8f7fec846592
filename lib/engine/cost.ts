/** Least requests that a plan takes and how long that is under the services' limits. Worked out from the plan alone. */
import { type Contact, otherSide, type SideName } from '../contact/contact.ts';
import { assertNever } from '../errors.ts';
import type { EditItem, PlanItem } from '../sync/plan.types.ts';
import type { RunContext } from './engine.ts';
import type { Side } from './ports.ts';

export interface Cost {
  readonly left: number;
  readonly right: number;
}

/** What one operation takes at a service, by whatever that service counts. */
interface Measure {
  /** Looking at a record before it is written. */
  readonly look: number;
  of(before: Contact | null, target: Contact | null): number;
}

/**
 * A creation costs what the connector says. An update is preceded by one read (nothing is overwritten unseen). A deletion is preceded by a
 * read of the record and by one of its partner, which must be gone. Where several records go in one request, each counts its share.
 */
export function costOf(context: Pick<RunContext, 'sides'>, items: readonly PlanItem[]): Cost {
  const sum = sumOf(items, (side) => requestsOf(context.sides[side]));
  const whole = (share: number) => Math.ceil(share - 1e-6);
  return { left: whole(sum.left), right: whole(sum.right) };
}

/** What the plan takes from the daily budget of services that have one; null where neither has. */
export function tokensOf(context: Pick<RunContext, 'sides'>, items: readonly PlanItem[]): Cost | null {
  const { left, right } = context.sides;
  if (!left.connector.tokens && !right.connector.tokens) return null;
  return sumOf(items, (side) => ({
    look: 0,
    of: (before, target) => context.sides[side].connector.tokens?.(before, target) ?? 0,
  }));
}

function requestsOf({ connector }: Side): Measure {
  return {
    look: 1 / (connector.batches?.most.read ?? 1),
    of: (before, target) => connector.cost(before, target),
  };
}

function sumOf(items: readonly PlanItem[], measureOf: (side: SideName) => Measure): Cost {
  const sum = { left: 0, right: 0 };
  const measures = { left: measureOf('left'), right: measureOf('right') };
  for (const item of items) {
    if (item.kind === 'create') sum[item.side] += measures[item.side].of(null, item.target);
    if (item.kind === 'delete') {
      const other = otherSide(item.side);
      sum[item.side] += measures[item.side].look + measures[item.side].of(item.before, null);
      sum[other] += measures[other].look;
    }
    if (item.kind === 'edit') sum[item.side] += costOfEdit(measures[item.side], item);
    if (item.kind === 'pair') {
      for (const write of item.writes) {
        const before: Contact = Object.fromEntries(
          write.changes.map((change) => [change.field, change.before]),
        );
        sum[write.side] += measures[write.side].look + measures[write.side].of(before, write.target);
      }
    }
  }
  return sum;
}

/** Every record is read before it is written or deleted. */
function costOfEdit({ look, of }: Measure, item: EditItem): number {
  const before: Contact = Object.fromEntries(item.changes.map((change) => [change.field, change.before]));
  switch (item.action) {
    case 'create':
      return of(null, item.target);
    case 'delete':
      return look + of(before, null);
    case 'values':
    case 'merge': {
      const write = item.changes.length > 0 ? of(before, item.target) : 0;
      return item.others.reduce((sum, other) => sum + look + of(other.before, null), look + write);
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
