/** A plan of 100,000 rows some at a time, so that only what somebody keeps of it is in memory. */
import type { PlanItem } from '../sync/plan.types.ts';
import type { Memory } from './ports.ts';

const lot = 500;

export async function* walkPlan(
  memory: Pick<Memory, 'planItems'>,
  runId: string,
): AsyncGenerator<readonly PlanItem[]> {
  for (let from = 0; ; from += lot) {
    const items = await memory.planItems(runId, from, lot);
    if (items.length > 0) yield items;
    if (items.length < lot) return;
  }
}
