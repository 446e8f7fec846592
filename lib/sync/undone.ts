/**
 * A person's undo has the last word over rules: what it took back is not done again, until the field changes or the rules would make something
 * else of it. Weighing: a value that comes back against somebody's will makes every undo worthless; one that stays away too long is
 * written by hand once, and stays.
 */
import { type Contact, type Field, otherSide, type SideName, type Value } from '../contact/contact.ts';
import { labelKey, valueKey } from '../contact/equality.ts';
import { directionFrom } from '../rules/rule.ts';
import { rulesOf } from '../rules/settings.ts';
import { isDone, isGroup, isUndone } from './deeds.ts';
import { Draft, type DraftInput } from './draft.ts';
import { isIdentical } from './identical.ts';
import type { FieldChange } from './plan.types.ts';
import { doActions } from './rule-actions.ts';
import type { Deed, RuleMemory, Undone } from './rule-memory.ts';

/**
 * What a link remembers after an undo on `side`: neither what was taken back is wanted there, nor what the rules, as they are now, would make
 * of the record instead.
 * @param contact the record as the undo left it
 * @param changes `before`: what we had written; `after`: what it holds now
 */
export function rememberUndo(
  input: DraftInput,
  side: SideName,
  memory: RuleMemory,
  contact: Contact,
  changes: readonly FieldChange[],
): RuleMemory {
  const rules = rulesOf(input.settings, directionFrom(otherSide(side)));
  const named = new Set(rules.flatMap((rule) => rule.actions.map((action) => action.field)));
  const would = new Draft(input, side, contact);
  const due = rules.filter((rule) => memory.matched.includes(rule.id));
  doActions(would, due, []);
  const unwanted = changes
    .filter(({ field }) => named.has(field))
    .flatMap(({ field: id, before, after }) => {
      const field = would.field(id);
      return field ? [...undoneBy(field, before, after), ...undoneBy(field, would.values(id), after)] : [];
    });
  const held = new Map(changes.map(({ field, after }) => [field, after]));
  const isStill = (deed: Deed, test: typeof isDone) => {
    const field = would.field(deed.field);
    const values = held.get(deed.field);
    return !field || !values || test(field, values, deed, would.country);
  };
  const { undone: known = [], done, ...rest } = memory;
  const undone = [...known.filter((deed) => isStill(deed, isUndone)), ...unwanted];
  const once = new Map(undone.map((deed) => [JSON.stringify(deed), deed]));
  return {
    ...rest,
    done: done.filter((effect) => isStill(effect, isDone)),
    ...(once.size > 0 ? { undone: [...once.values()] } : {}),
  };
}

/** The deeds that would make `before` of `after` again. */
function undoneBy(field: Field, before: readonly Value[], after: readonly Value[]): Undone[] {
  const { id } = field;
  switch (field.type) {
    case 'group': {
      const onlyIn = (some: readonly Value[], others: readonly Value[]) =>
        some.filter(({ value }) => !others.some((one) => isGroup(one, value)));
      return [
        ...onlyIn(before, after).map(({ value }): Undone => ({ field: id, kind: 'added', group: value })),
        ...onlyIn(after, before).map(({ value }): Undone => ({ field: id, kind: 'removed', group: value })),
      ];
    }
    case 'phone':
    case 'email':
      return after.flatMap((now): Undone[] => {
        const value = valueKey(field.type, now.value, '');
        const was = before.find((one) => valueKey(field.type, one.value, '') === value);
        if (!was || labelKey(was.label) === labelKey(now.label)) return [];
        return [{ field: id, kind: 'labelled', value, before: now.label ?? '', after: was.label ?? '' }];
      });
    default:
      return isIdentical(before, after) ? [] : [{ field: id, kind: 'set', before: after, after: before }];
  }
}
