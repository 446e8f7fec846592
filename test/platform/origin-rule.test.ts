import { describe, expect, it } from 'vitest';
import { originRule, takeOriginAway } from '../../lib/platform/origin-rule.ts';

describe('the rule that takes `Origin` away', () => {
  it('replaces the one of an earlier start instead of adding another', async () => {
    const kept = new Map<number, unknown>();
    const rules = {
      updateSessionRules: async (change: { removeRuleIds: number[]; addRules: unknown[] }) => {
        for (const id of change.removeRuleIds) kept.delete(id);
        for (const rule of change.addRules as { id: number }[]) {
          if (kept.has(rule.id)) throw new Error('a rule of this id is there');
          kept.set(rule.id, rule);
        }
      },
    };
    await takeOriginAway(rules);
    await takeOriginAway(rules);
    expect([...kept.values()]).toEqual([originRule]);
  });

  it('touches no request of a tab, and no header but that one', () => {
    expect(originRule.condition.tabIds).toEqual([-1]);
    expect(originRule.action.requestHeaders).toEqual([{ header: 'origin', operation: 'remove' }]);
  });

  it('says so where the browser has no such rules', async () => {
    await expect(takeOriginAway()).rejects.toThrow();
  });
});
