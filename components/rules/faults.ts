/** What is wrong with rules, put into words, at the place where it is wrong. */
import type { Field, SideName } from '../../lib/app/api.ts';
import type { RuleDirection, RuleFault, RuleFaultReason, Rules } from '../../lib/app/rule-api.ts';
import { validateRules } from '../../lib/app/rule-editing.ts';
import { t } from '../words/words.ts';

/** Where a part stands: direction, index of the rule, then names and indexes inwards. */
export type Path = readonly (string | number)[];

export interface Faults {
  readonly all: readonly RuleFault[];
  /** In words; null: nothing is wrong with exactly this part. */
  at(path: Path): string | null;
  /** Faults of this part and of everything in it. */
  within(path: Path): readonly RuleFault[];
}

export function faultsOf(rules: Rules, fields: Readonly<Record<SideName, readonly Field[]>>): Faults {
  const all = validateRules(rules, fields);
  return {
    all,
    at(path) {
      const key = path.join('/');
      const found = all.find((fault) => fault.path.join('/') === key);
      return found ? faultText(found) : null;
    },
    within(path) {
      return all.filter((fault) => path.every((step, index) => fault.path[index] === step));
    },
  };
}

export function rulePath(direction: RuleDirection, index: number): Path {
  return [direction, index];
}

function faultText({ reason, detail }: RuleFault): string {
  if (reason === 'value-missing' || reason === 'value-wrong') {
    if (detail === 'days') return t('rule_fault_days');
    if (detail === 'since') return t('rule_fault_date');
  }
  return wordsFor(reason);
}

function wordsFor(reason: RuleFaultReason): string {
  switch (reason) {
    case 'value-missing':
      return t('rule_fault_value_missing');
    case 'value-wrong':
      return t('rule_fault_value_wrong');
    case 'unknown-field':
      return t('rule_fault_unknown_field');
    case 'wrong-type':
      return t('rule_fault_wrong_type');
    case 'read-only':
      return t('rule_fault_read_only');
    case 'too-long':
      return t('rule_fault_too_long');
    case 'too-deep':
      return t('rule_fault_too_deep');
    case 'too-many':
      return t('rule_fault_too_many');
    case 'not-a-rule':
    case 'no-id':
    case 'same-id':
    case 'unknown-kind':
      return t('rule_fault_not_a_rule');
  }
}
