/** Counts of a plan, for the preview's tiles and the brakes. */
import { assertNever } from '../errors.ts';
import type { EditItem, ExcludedReason, PlanCounts, PlanItem } from './plan.types.ts';

export function planCounts(items: readonly PlanItem[]): PlanCounts {
  const sides = {
    left: { created: 0, updated: 0, deleted: 0 },
    right: { created: 0, updated: 0, deleted: 0 },
  };
  const excluded: Partial<Record<ExcludedReason, number>> = {};
  const counts = { linked: 0, inLine: 0, conflicts: 0, reviews: 0 };
  for (const item of items) {
    switch (item.kind) {
      case 'pair':
        if (item.evidence !== null) counts.linked += 1;
        else if (item.writes.length === 0 && item.conflicts.length === 0) counts.inLine += 1;
        if (item.conflicts.length > 0) counts.conflicts += 1;
        for (const write of item.writes) sides[write.side].updated += 1;
        break;
      case 'create':
        sides[item.side].created += 1;
        break;
      case 'delete':
        sides[item.side].deleted += 1;
        break;
      case 'review':
        counts.reviews += 1;
        break;
      case 'excluded':
        excluded[item.reason] = (excluded[item.reason] ?? 0) + item.records.length;
        break;
      case 'edit':
        countEdit(item, sides[item.side]);
        break;
      case 'forget':
        break;
      default:
        assertNever(item);
    }
  }
  return { ...sides, ...counts, excluded };
}

function countEdit(item: EditItem, side: { created: number; updated: number; deleted: number }): void {
  if (item.action === 'create') side.created += 1;
  if (item.action === 'delete') side.deleted += 1;
  if (item.action === 'values' || item.action === 'merge') side.updated += 1;
  side.deleted += item.others.length;
}

/** Whether executing the item changes anything: at a service or in our memory. */
export function isWork(item: PlanItem): boolean {
  switch (item.kind) {
    case 'pair':
      return item.writes.length > 0 || item.refresh;
    case 'create':
    case 'delete':
    case 'forget':
    case 'edit':
      return true;
    case 'excluded':
      return item.parts !== undefined || item.remember !== undefined;
    case 'review':
      return false;
    default:
      return assertNever(item);
  }
}

/** Whether executing the item writes to a service. */
export function isWriting(item: PlanItem): boolean {
  if (item.kind === 'edit') return item.action !== 'link' && item.action !== 'unlink';
  return item.kind === 'create' || item.kind === 'delete' || (item.kind === 'pair' && item.writes.length > 0);
}
