/**
 * Which rows may be executed side by side, so that their requests go out in batches: those of one kind that write to services with batches.
 * Each row keeps its own intent, its own look before the write and its own confirmation; a death leaves every one of them to be recovered
 * alone.
 */
import type { SideName } from '../contact/contact.ts';
import { otherSide } from '../contact/contact.ts';
import { assertNever } from '../errors.ts';
import type { Batches } from '../services/contract.ts';
import type { EditAction } from '../sync/plan.types.ts';
import type { RunContext } from './engine.ts';
import { Gathering } from './gather.ts';
import type { PlanRow } from './ports.ts';

/** A deletion looks at the partner first; where that goes one by one, a group must not take longer than a slice. */
const mostLooksOneByOne = 10;

/** The rows at the beginning that go together: one or more. */
export function groupAhead(context: RunContext, rows: readonly PlanRow[]): readonly PlanRow[] {
  const [first] = rows;
  if (!first) return [];
  const most = roomFor(context, first);
  const shape = shapeOf(first);
  if (most <= 1) return [first];
  const end = rows.findIndex((row, index) => index >= most || shapeOf(row) !== shape);
  return end === -1 ? rows : rows.slice(0, end);
}

/**
 * Executes the rows of a group at once.
 * @param beforeWrite asked before each batch that writes; throws when the run may not go on.
 * @param execute never throws for a record's error.
 * @throws what stopped the whole, once every row has come to rest.
 */
export async function executeTogether(
  context: RunContext,
  rows: readonly PlanRow[],
  beforeWrite: () => Promise<void>,
  execute: (context: RunContext, row: PlanRow) => Promise<boolean>,
): Promise<boolean> {
  const { left, right } = context.sides;
  const gathering = new Gathering(rows.length, { left: left.connector, right: right.connector }, beforeWrite);
  const together: RunContext = {
    ...context,
    sides: {
      left: { ...left, connector: gathering.connector('left') },
      right: { ...right, connector: gathering.connector('right') },
    },
  };
  const results = await Promise.allSettled(
    rows.map((row) => execute(together, row).finally(() => gathering.rowEnded())),
  );
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return results.some((result) => result.status === 'fulfilled' && result.value);
}

/** Rows of one shape ask for the same things in the same order. */
function shapeOf({ item }: PlanRow): string {
  switch (item.kind) {
    case 'create':
      return `create ${item.side}`;
    case 'delete':
      return `delete ${item.side}`;
    case 'pair':
      return `pair ${item.writes.map((write) => write.side).join(' ')}`;
    case 'edit':
      return `edit ${item.action} ${item.side}`;
    default:
      return item.kind;
  }
}

function roomFor(context: RunContext, { item }: PlanRow): number {
  const most = (side: SideName) => context.sides[side].connector.batches?.most;
  switch (item.kind) {
    case 'create':
      return most(item.side)?.create ?? 1;
    case 'delete': {
      const room = most(item.side)?.delete ?? 1;
      return most(otherSide(item.side)) ? room : Math.min(room, mostLooksOneByOne);
    }
    case 'pair':
      return Math.min(...item.writes.map((write) => most(write.side)?.update ?? 1));
    case 'edit':
      return roomForEdit(item.action, most(item.side));
    default:
      return 1;
  }
}

/** A merge has steps of its own, and each must be confirmed before the next. */
function roomForEdit(action: EditAction, most: Batches['most'] | undefined): number {
  switch (action) {
    case 'values':
      return most?.update ?? 1;
    case 'create':
      return most?.create ?? 1;
    case 'delete':
      return most?.delete ?? 1;
    case 'merge':
    case 'link':
    case 'unlink':
      return 1;
    default:
      return assertNever(action);
  }
}
