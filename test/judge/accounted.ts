/** Whether a preview speaks of every record exactly once, and whether it took the right people for the same. */
import type { Link, PlanItem } from '../../lib/sync/plan.types.ts';

export interface Truth {
  /** Person behind each seeded contact's id, and behind each seeded card's path. */
  readonly left: ReadonlyMap<string, number>;
  readonly right: ReadonlyMap<string, number>;
}

/** A sentence for each record that the plan forgot or named twice. */
export function unaccounted(
  items: readonly PlanItem[],
  leftIds: readonly string[],
  rightIds: readonly string[],
): string[] {
  const times = new Map<string, number>();
  for (const item of items) {
    for (const { side, id } of item.records)
      times.set(`${side} ${id}`, (times.get(`${side} ${id}`) ?? 0) + 1);
  }
  const all = [...leftIds.map((id) => `left ${id}`), ...rightIds.map((id) => `right ${id}`)];
  return all.flatMap((key) => {
    const count = times.get(key) ?? 0;
    return count === 1 ? [] : [`${key} is mentioned ${count} times`];
  });
}

/** A sentence for each link between two different people. */
export function wrongLinks(links: readonly Link[], truth: Truth): string[] {
  return links.flatMap(({ leftId, rightId }) => {
    const left = truth.left.get(leftId);
    const right = truth.right.get(rightId);
    if (left === undefined || right === undefined || left === right) return [];
    return [`${leftId} is person ${left}, ${rightId} is person ${right}`];
  });
}
