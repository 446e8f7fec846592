/** Which of the preview's lists an item of the plan is in. */
import { assertNever } from '../errors.ts';
import type { EditItem, PlanItem } from '../sync/plan.types.ts';
import type { PlanDigest, PlanList } from './rows.types.ts';

export const planLists: readonly PlanList[] = [
  'link',
  'create-left',
  'create-right',
  'update-left',
  'update-right',
  'delete',
  'excluded',
  'review',
  'in-line',
];

export function listsOf(items: readonly PlanItem[]): PlanDigest['lists'] {
  const lists: Partial<Record<PlanList, number[]>> = {};
  for (const [place, item] of items.entries()) {
    for (const list of listsOfItem(item)) {
      const places = lists[list] ?? [];
      places.push(place);
      lists[list] = places;
    }
  }
  return lists;
}

/** A conflict is in the list of questions, and in that of its writes too. */
function listsOfItem(item: PlanItem): PlanList[] {
  switch (item.kind) {
    case 'pair': {
      const lists: PlanList[] = item.writes.map((write) => `update-${write.side}` as const);
      if (item.evidence !== null) lists.push('link');
      else if (item.writes.length === 0 && item.conflicts.length === 0) lists.push('in-line');
      if (item.conflicts.length > 0) lists.push('review');
      return lists;
    }
    case 'create':
      return [`create-${item.side}`];
    case 'delete':
    case 'excluded':
    case 'review':
      return [item.kind];
    case 'edit':
      return listsOfEdit(item);
    case 'forget':
      return [];
    default:
      return assertNever(item);
  }
}

/** A merge changes one record and deletes others. */
function listsOfEdit({ action, side }: EditItem): PlanList[] {
  switch (action) {
    case 'values':
      return [`update-${side}`];
    case 'create':
      return [`create-${side}`];
    case 'delete':
      return ['delete'];
    case 'merge':
      return [`update-${side}`, 'delete'];
    case 'link':
    case 'unlink':
      return ['link'];
    default:
      return assertNever(action);
  }
}
