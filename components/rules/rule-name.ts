/** What a rule is called: its own name, or its place in the list. */
import type { Rule } from '../../lib/app/rule-api.ts';
import { t } from '../words/words.ts';

export function ruleName(rule: Rule, index: number): string {
  return rule.name?.trim() || t('rule_n', { n: index + 1 });
}

export function newRuleId(): string {
  return crypto.randomUUID().slice(0, 8);
}
