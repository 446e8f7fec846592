/**
 * Judges a record by a rule. `groupHolds` answers yes or no; `explain` gives the whole tree with every answer, for "explain this contact" and
 * "test a contact". Both ask the same questions in the same place, so they cannot disagree.
 */
import { valuesOf } from '../contact/contact.ts';
import { assertNever } from '../errors.ts';
import { conditionHolds, type Subject } from './condition.ts';
import type { Condition, Group, Rule } from './rule.ts';

export function groupHolds(group: Group, subject: Subject): boolean {
  if (group.of.length === 0) return true;
  const holds = (one: Group | Condition) =>
    one.kind === 'group' ? groupHolds(one, subject) : conditionHolds(one, subject);
  switch (group.match) {
    case 'all':
      return group.of.every(holds);
    case 'any':
      return group.of.some(holds);
    case 'none':
      return !group.of.some(holds);
    default:
      return assertNever(group.match);
  }
}

export type Explained =
  | {
      readonly kind: 'group';
      readonly match: Group['match'];
      readonly holds: boolean;
      readonly of: readonly Explained[];
    }
  /** `saw`: the values that were looked at. */
  | {
      readonly kind: 'condition';
      readonly condition: Condition;
      readonly holds: boolean;
      readonly saw: readonly string[];
    };

export function explain(rule: Rule, subject: Subject): Explained {
  return explainGroup(rule.when, subject);
}

function explainGroup(group: Group, subject: Subject): Explained {
  const of = group.of.map((one) =>
    one.kind === 'group' ? explainGroup(one, subject) : explainCondition(one, subject),
  );
  return { kind: 'group', match: group.match, holds: groupHolds(group, subject), of };
}

function explainCondition(condition: Condition, subject: Subject): Explained {
  const saw = 'field' in condition ? valuesOf(subject.contact, condition.field).map((one) => one.value) : [];
  return { kind: 'condition', condition, holds: conditionHolds(condition, subject), saw };
}

/** Way to the first part that decides against the record: indexes from the outermost group inwards. Null if the group holds. */
export function failingPath(group: Group, subject: Subject): number[] | null {
  if (groupHolds(group, subject)) return null;
  for (const [index, one] of group.of.entries()) {
    if (one.kind === 'group') {
      if (group.match === 'none') {
        if (groupHolds(one, subject)) return [index];
        continue;
      }
      const inner = failingPath(one, subject);
      if (inner) return [index, ...inner];
    } else if (conditionHolds(one, subject) === (group.match === 'none')) return [index];
  }
  return [];
}
