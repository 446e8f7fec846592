/**
 * Checks on the whole plan before its first write. They hold up what looks like an accident: a book that was emptied, a bulk edit gone
 * wrong, another account behind the same name. A plan that a person has just approved in the preview has been seen and passes.
 */
import type { SideName } from '../contact/contact.ts';
import type { Brake, BrakeCode, Plan, PlanItem } from './plan.types.ts';

export interface BrakeContext {
  /** Live records per side now, and links of the connection. */
  readonly live: { readonly left: number; readonly right: number };
  readonly links: number;
  /** Links whose record on that side is gone in this plan. */
  readonly gone: { readonly left: number; readonly right: number };
  readonly isApproved: boolean;
}

/** Below these numbers no share counts: a book of 8 contacts may well lose 3. */
const few = { deletes: 5, changes: 20 };
const share = { deletes: 0.1, changes: 0.5 };
const examplesShown = 10;

export function checkBrakes(plan: Plan, context: BrakeContext): Brake[] {
  if (context.isApproved) return [];
  return (['left', 'right'] as const).flatMap((side) => checkSide(plan, context, side));
}

function checkSide(plan: Plan, context: BrakeContext, side: SideName): Brake[] {
  const brakes: Brake[] = [];
  const { updated, deleted } = plan.counts[side];
  const add = (code: BrakeCode, count: number, of: number, isExample: (item: PlanItem) => boolean) => {
    const examples = plan.items.filter(isExample).slice(0, examplesShown);
    brakes.push({ code, side, count, of, examples: examples.map((item) => item.title) });
  };
  if (
    context.links >= few.deletes &&
    context.gone[side] > few.deletes &&
    context.gone[side] >= context.links * share.changes
  ) {
    add('side-emptied', context.gone[side], context.links, (item) => isLossOn(item, side));
  }
  if (deleted > few.deletes && deleted > context.links * share.deletes) {
    add('too-many-deletes', deleted, context.links, (item) => item.kind === 'delete' && item.side === side);
  }
  if (updated > few.changes && updated > context.links * share.changes) {
    const isAll = updated >= context.links * 0.95;
    add(isAll ? 'all-changed' : 'too-many-changes', updated, context.links, (item) => isUpdateOf(item, side));
  }
  return brakes;
}

function isLossOn(item: PlanItem, side: SideName): boolean {
  if (item.kind === 'delete') return item.side !== side;
  return item.kind === 'excluded' && item.parts?.goneSide === side;
}

function isUpdateOf(item: PlanItem, side: SideName): boolean {
  return item.kind === 'pair' && item.writes.some((write) => write.side === side);
}
