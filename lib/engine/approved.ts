/** Which items of a plan may be executed: those that a person has seen and left in. */
import { fingerprint } from '../contact/fingerprint.ts';
import { isWriting } from '../sync/counts.ts';
import type { PlanItem } from '../sync/plan.types.ts';
import type { RunContext } from './engine.ts';
import { walkPlan } from './walk-plan.ts';

/**
 * Keys of the items that may be executed. After a preview: those that it showed, exactly as it showed them; what is new since then waits for
 * the next run. A pilot takes the first few that write.
 */
export async function approvedOnly(context: RunContext, items: readonly PlanItem[]): Promise<Set<string>> {
  const { memory, run } = context;
  let allowed = items;
  if (run.approvedRun !== null) {
    // Of the many that write nothing no trace is needed, and of the others only what they would do.
    const shown = new Map<string, string>();
    for await (const some of walkPlan(memory, run.approvedRun))
      for (const item of some) if (isWriting(item)) shown.set(item.key, essence(item));
    allowed = items.filter((item) => !isWriting(item) || shown.get(item.key) === essence(item));
  }
  if (run.limit === null) return new Set(allowed.map((item) => item.key));
  return new Set(
    allowed
      .filter(isWriting)
      .slice(0, run.limit)
      .map((item) => item.key),
  );
}

/** What an item would do, without why. */
export function essence(item: PlanItem): string {
  switch (item.kind) {
    case 'pair':
      return fingerprint(['pair', item.leftId, item.rightId, item.writes]);
    case 'create':
      return fingerprint(['create', item.side, item.sourceId, item.target]);
    case 'delete':
      return fingerprint(['delete', item.side, item.id]);
    case 'edit':
      return fingerprint(['edit', item.action, item.recordId, item.target, item.others, item.undoes]);
    default:
      return item.kind;
  }
}
