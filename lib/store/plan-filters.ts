/** Which of the preview's lists an item of the plan is in. */
import type { ItemState } from '../engine/ports.ts';
import { assertNever } from '../errors.ts';
import type { PlanItem } from '../sync/plan.types.ts';
import type { PlanFilter } from './rows.types.ts';

export const planFilters: readonly PlanFilter[] = [
  'link',
  'create-left',
  'create-right',
  'update-left',
  'update-right',
  'delete',
  'excluded',
  'review',
  'in-line',
  'failed',
];

export function filtersOf(item: PlanItem, state: ItemState): PlanFilter[] {
  return state === 'failed' ? [...kindFilters(item), 'failed'] : kindFilters(item);
}

/** A conflict is in the list of questions, and in that of its writes too. */
function kindFilters(item: PlanItem): PlanFilter[] {
  switch (item.kind) {
    case 'pair': {
      const filters: PlanFilter[] = item.writes.map((write) => `update-${write.side}` as const);
      if (item.evidence !== null) filters.push('link');
      else if (item.writes.length === 0 && item.conflicts.length === 0) filters.push('in-line');
      if (item.conflicts.length > 0) filters.push('review');
      return filters;
    }
    case 'create':
      return [`create-${item.side}`];
    case 'delete':
    case 'excluded':
    case 'review':
      return [item.kind];
    case 'forget':
      return [];
    default:
      return assertNever(item);
  }
}
