/**
 * Reads rules from plain data: a file, an administrator's policy, settings stored by an earlier version. All or nothing: a rule that is half
 * understood might let in everybody, so every fault is told with its place, and none of the rules is taken.
 */
import type { Field, SideName } from '../contact/contact.ts';
import { readAction, readCondition } from './read-condition.ts';
import { Reader, type RuleFault } from './read-value.ts';
import {
  type Condition,
  exitRules,
  type Group,
  type Rule,
  type RuleDirection,
  type Rules,
  sourceOf,
  targetOf,
} from './rule.ts';

export const mostRules = 50;
export const mostConditions = 200;
export const deepestGroup = 6;
const mostActions = 50;

export type ReadRules =
  | { readonly ok: true; readonly rules: Rules }
  | { readonly ok: false; readonly faults: readonly RuleFault[] };

export function readRules(data: unknown, fields: Readonly<Record<SideName, readonly Field[]>>): ReadRules {
  const faults: RuleFault[] = [];
  if (data === undefined || data === null) return { ok: true, rules: { toRight: [], toLeft: [] } };
  const reader = new Reader(data, [], faults);
  const readDirection = (direction: RuleDirection) =>
    (reader.has(direction) ? reader.list(direction, mostRules) : []).flatMap((one, index) => {
      const rule = readRule(
        reader.inner(one, direction, index),
        fields[sourceOf(direction)],
        fields[targetOf(direction)],
      );
      return rule ? [rule] : [];
    });
  const rules = { toRight: readDirection('toRight'), toLeft: readDirection('toLeft') };
  for (const direction of ['toRight', 'toLeft'] as const) {
    const ids = rules[direction].map((rule) => rule.id);
    for (const [index, id] of ids.entries())
      if (ids.indexOf(id) !== index) faults.push({ path: [direction, index], reason: 'same-id', detail: id });
  }
  return faults.length === 0 ? { ok: true, rules } : { ok: false, faults };
}

/** Faults of rules that are being edited; none: they may be saved. */
export function validateRules(
  rules: Rules,
  fields: Readonly<Record<SideName, readonly Field[]>>,
): readonly RuleFault[] {
  const read = readRules(rules, fields);
  return read.ok ? [] : read.faults;
}

function readRule(reader: Reader, source: readonly Field[], target: readonly Field[]): Rule | null {
  const id = reader.text('id', 100, false);
  if (id === '') reader.fault('no-id');
  const name = reader.text('name', 200, false).trim();
  const isOn = reader.flag('isOn');
  const onlyUpdate = reader.has('onlyUpdate') ? reader.flag('onlyUpdate') : false;
  const exit = reader.has('exit') ? reader.choice('exit', exitRules) : 'keep';
  const count = { conditions: 0 };
  const when = readGroup(reader.inner(reader.raw('when'), 'when'), source, 1, count);
  if (count.conditions > mostConditions) reader.fault('too-many', 'when');
  const actions = (reader.has('actions') ? reader.list('actions', mostActions) : []).flatMap((one, index) => {
    const action = readAction(reader.inner(one, 'actions', index), target);
    return action ? [action] : [];
  });
  if (!when || !exit) return null;
  return { id, ...(name === '' ? {} : { name }), isOn, when, actions, onlyUpdate, exit };
}

function readGroup(
  reader: Reader,
  fields: readonly Field[],
  depth: number,
  count: { conditions: number },
): Group | null {
  if (depth > deepestGroup) return reader.fault('too-deep');
  const kind = reader.choice('kind', ['group'] as const);
  const match = reader.choice('match', ['all', 'any', 'none'] as const);
  if (!kind || !match) return null;
  const of = reader.list('of', mostConditions).flatMap((one, index): (Group | Condition)[] => {
    const inner = reader.inner(one, 'of', index);
    count.conditions += 1;
    const read =
      inner.raw('kind') === 'group'
        ? readGroup(inner, fields, depth + 1, count)
        : readCondition(inner, fields);
    return read ? [read] : [];
  });
  return { kind, match, of };
}
