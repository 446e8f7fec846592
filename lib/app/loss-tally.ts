/** What does not travel, added up by reason with a few examples. */
import type { PlanItem } from '../sync/plan.types.ts';
import type { LossExample, LossGroup } from './mapping-api.ts';

const mostExamples = 5;

export class LossTally {
  private readonly found = new Map<LossGroup['reason'], { count: number; examples: LossExample[] }>();

  take(items: readonly PlanItem[]): void {
    for (const item of items) {
      for (const { reason, field, value } of item.losses)
        this.add(reason, { title: item.title, field, value });
      for (const { text } of item.guesses ?? [])
        this.add('guess', { title: item.title, field: '', value: text });
    }
  }

  groups(): LossGroup[] {
    return [...this.found]
      .map(([reason, { count, examples }]) => ({ reason, count, examples: [...examples] }))
      .sort((a, b) => b.count - a.count);
  }

  private add(reason: LossGroup['reason'], example: LossExample): void {
    const group = this.found.get(reason) ?? { count: 0, examples: [] };
    group.count += 1;
    if (group.examples.length < mostExamples) group.examples.push(example);
    this.found.set(reason, group);
  }
}
