/**
 * Three-way merge of a field with many values (numbers, e-mails): what was added on one side is added on the other, what was taken away is
 * taken away, a changed label travels. Two people adding different numbers is not a conflict: both are kept, nothing is lost.
 */
import type { Field, Value } from '../contact/contact.ts';
import { labelKey, valueKey } from '../contact/equality.ts';
import type { RowInput, RowOutcome } from './merge-text.ts';

interface Keyed {
  readonly key: string;
  readonly value: Value;
}

export function mergeList(input: RowInput): RowOutcome {
  const left = keyed(input.left, input.leftField, input.country.left);
  const right = keyed(input.right, input.rightField, input.country.right);
  const base = input.base && {
    left: keyed(input.base.left, input.leftField, input.country.left),
    right: keyed(input.base.right, input.rightField, input.country.right),
  };
  const canClear = input.row.empty === 'clear';
  return {
    left: input.mayWrite.left
      ? travel(right, left, base && { from: base.right, to: base.left }, canClear, input.leftField)
      : null,
    right: input.mayWrite.right
      ? travel(left, right, base && { from: base.left, to: base.right }, canClear, input.rightField)
      : null,
    isConflict: false,
  };
}

/** The new list of the `to` side after the changes of the `from` side; null if there are none. */
function travel(
  from: readonly Keyed[],
  to: readonly Keyed[],
  base: { readonly from: readonly Keyed[]; readonly to: readonly Keyed[] } | null,
  canClear: boolean,
  toField: Field,
): readonly Value[] | null {
  const before = new Map(base?.from.map((one) => [one.key, one.value]));
  const had = new Set(base?.to.map((one) => one.key));
  const has = new Set(to.map((one) => one.key));
  const stays = new Set(from.map((one) => one.key));
  const added = distinct(from.filter((one) => !before.has(one.key) && !has.has(one.key)));
  const removed = new Set(
    canClear ? [...before.keys()].filter((key) => !stays.has(key) && had.has(key) && has.has(key)) : [],
  );
  const relabelled = new Map(
    from
      .filter(
        (one) => before.has(one.key) && has.has(one.key) && labelChanged(before.get(one.key), one.value),
      )
      .map((one) => [one.key, one.value.label ?? '']),
  );
  if (added.length === 0 && removed.size === 0 && !labelsDiffer(to, relabelled, base?.to, toField))
    return null;
  return replaceInPlace(to, added, removed, relabelled, base?.to, toField);
}

/** A number that was replaced keeps its place in the list, so that the first number stays the first. */
function replaceInPlace(
  to: readonly Keyed[],
  added: readonly Keyed[],
  removed: ReadonlySet<string>,
  relabelled: ReadonlyMap<string, string>,
  baseTo: readonly Keyed[] | undefined,
  toField: Field,
): Value[] {
  const waiting = [...added];
  const result: Value[] = [];
  for (const one of to) {
    if (removed.has(one.key)) {
      const next = waiting.shift();
      if (next) result.push(next.value);
      continue;
    }
    const label = mayRelabel(one, baseTo, toField) ? relabelled.get(one.key) : undefined;
    result.push(label === undefined || label === '' ? one.value : { ...one.value, label });
  }
  return [...result, ...waiting.map((one) => one.value)];
}

function labelChanged(before: Value | undefined, now: Value): boolean {
  return before !== undefined && labelKey(before.label) !== labelKey(now.label);
}

function labelsDiffer(
  to: readonly Keyed[],
  relabelled: ReadonlyMap<string, string>,
  baseTo: readonly Keyed[] | undefined,
  toField: Field,
): boolean {
  return to.some((one) => {
    const label = relabelled.get(one.key);
    return (
      label !== undefined &&
      label !== '' &&
      mayRelabel(one, baseTo, toField) &&
      labelKey(label) !== labelKey(one.value.label)
    );
  });
}

/** A label changed on both sides: each keeps its own. It is only a word beside the number, not worth a question. */
function mayRelabel(one: Keyed, baseTo: readonly Keyed[] | undefined, toField: Field): boolean {
  if (toField.hasLabels === false) return false;
  const before = baseTo?.find((other) => other.key === one.key);
  return before !== undefined && labelKey(before.value.label) === labelKey(one.value.label);
}

function distinct(values: readonly Keyed[]): Keyed[] {
  return [...new Map(values.map((one) => [one.key, one])).values()];
}

/** Without the extension: Aircall cannot hold one, and the number with it must not come back as a second number without. */
function keyed(values: readonly Value[], field: Field, country: string): Keyed[] {
  return values.map((value) => ({
    key: valueKey(field.type, value.value, country).replace(/;ext=\d+$/, ''),
    value,
  }));
}
