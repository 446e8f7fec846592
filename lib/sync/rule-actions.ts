/**
 * Does the actions of rules to a draft, and takes them back. What an action finds done already is not ours; what somebody changed after us is
 * not ours any more. Neither is taken back.
 */
import type { FieldId, Value } from '../contact/contact.ts';
import { labelKey, valueKey } from '../contact/equality.ts';
import { assertNever } from '../errors.ts';
import type { Action, Rule } from '../rules/rule.ts';
import { isDone, isGroup, isUndone, withoutDeed } from './deeds.ts';
import type { Draft } from './draft.ts';
import { isIdentical } from './identical.ts';
import type { Effect, Undone } from './rule-memory.ts';

/** Later rules have the last word among themselves; over all of them has it a person's undo, as long as it stands. */
export function doActions(draft: Draft, rules: readonly Rule[], undone: readonly Undone[]): Effect[] {
  const start = new Map(undone.map(({ field }) => [field, draft.values(field)]));
  const told = draft.losses.length;
  const effects = rules.flatMap((rule) => rule.actions.flatMap((action) => doAction(draft, rule.id, action)));
  const heldBack = new Set<FieldId>();
  for (const deed of undone) {
    const field = draft.field(deed.field);
    if (!field || !isUndone(field, start.get(deed.field) ?? [], deed, draft.country)) continue;
    if (!isDone(field, draft.values(field.id), deed, draft.country)) continue;
    draft.put(field, withoutDeed(field, draft.values(field.id), deed, draft.country), draft.side);
    heldBack.add(field.id);
  }
  if (heldBack.size === 0) return effects;
  const losses = draft.losses.splice(told);
  draft.losses.push(...losses.filter((loss) => !heldBack.has(loss.field)));
  return effects.filter((effect) => {
    const field = draft.field(effect.field);
    return !field || !heldBack.has(field.id) || isDone(field, draft.values(field.id), effect, draft.country);
  });
}

/** What a person took back and nobody has changed since. */
export function stillUndone(draft: Draft, undone: readonly Undone[]): Undone[] {
  return undone.filter((deed) => {
    const field = draft.field(deed.field);
    return !field || isUndone(field, draft.values(field.id), deed, draft.country);
  });
}

function doAction(draft: Draft, rule: string, action: Action): Effect[] {
  const field = draft.field(action.field);
  if (!field || field.readOnly) return [];
  const before = draft.values(field.id);
  const put = (wanted: readonly Value[]) => {
    draft.put(field, wanted, draft.side);
    return draft.values(field.id);
  };
  const sameGroup = (value: Value) => 'group' in action && isGroup(value, action.group);
  switch (action.kind) {
    case 'add-to-group': {
      if (before.some(sameGroup)) return [];
      const isAdded = put([...before, { value: action.group }]).some(sameGroup);
      return isAdded ? [{ rule, field: field.id, kind: 'added', group: action.group }] : [];
    }
    case 'remove-from-group': {
      if (!before.some(sameGroup)) return [];
      put(before.filter((value) => !sameGroup(value)));
      return [{ rule, field: field.id, kind: 'removed', group: action.group }];
    }
    case 'set': {
      if (action.when === 'empty' && before.length > 0) return [];
      const after = put([{ value: action.value }]);
      return after === before ? [] : [{ rule, field: field.id, kind: 'set', before, after }];
    }
    case 'set-label': {
      // The label that a service gives by itself says nothing: it counts as none.
      const none = ['', labelKey(field.defaultLabel)];
      const isMeant = (value: Value) =>
        labelKey(value.label) !== labelKey(action.label) &&
        (action.when === 'always' || none.includes(labelKey(value.label)));
      const meant = before.filter(isMeant);
      if (meant.length === 0) return [];
      put(before.map((value) => (isMeant(value) ? { ...value, label: action.label } : value)));
      return meant.map((value) => ({
        rule,
        field: field.id,
        kind: 'labelled',
        value: valueKey(field.type, value.value, ''),
        before: value.label ?? '',
        after: action.label,
      }));
    }
    default:
      return assertNever(action);
  }
}

/**
 * What is ours from now on: the same done anew replaces what was done before. Where it only went over what another rule had written after it,
 * the value before them both is still the one to go back to.
 */
export function joinEffects(before: readonly Effect[], now: readonly Effect[]): Effect[] {
  const keyOf = (effect: Effect) =>
    [
      effect.rule,
      effect.field,
      effect.kind,
      'group' in effect ? effect.group : '',
      'value' in effect ? effect.value : '',
    ].join('\u0000');
  const known = new Map(before.map((effect) => [keyOf(effect), effect]));
  for (const effect of now) {
    const old = known.get(keyOf(effect));
    const isOverOurs = old && before.some((one) => wentOver(effect, one));
    known.set(keyOf(effect), isOverOurs ? withBefore(effect, old) : effect);
  }
  return [...known.values()];
}

/** Whether `effect` changed what `other` had left. */
function wentOver(effect: Effect, other: Effect): boolean {
  if (effect.field !== other.field) return false;
  if (effect.kind === 'set' && other.kind === 'set') return isIdentical(effect.before, other.after);
  return (
    effect.kind === 'labelled' &&
    other.kind === 'labelled' &&
    effect.value === other.value &&
    labelKey(effect.before) === labelKey(other.after)
  );
}

function withBefore(effect: Effect, old: Effect): Effect {
  if (effect.kind === 'set' && old.kind === 'set') return { ...effect, before: old.before };
  if (effect.kind === 'labelled' && old.kind === 'labelled') return { ...effect, before: old.before };
  return effect;
}

/** What a rule that matches now wants as well is done again by its own action, and is that rule's from then on. */
export function takeBack(draft: Draft, effects: readonly Effect[]): void {
  // The last done is the first taken back.
  for (const effect of [...effects].reverse()) takeOneBack(draft, effect);
}

function takeOneBack(draft: Draft, effect: Effect): void {
  const field = draft.field(effect.field);
  if (!field || field.readOnly) return;
  draft.put(field, withoutDeed(field, draft.values(field.id), effect, ''), draft.side);
}
