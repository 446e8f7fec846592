/** Which line of a card becomes which wanted value: the likest pairs first, so that as little as possible is written. */
import type { Value } from '../../contact/contact.ts';
import { labelKey } from '../../contact/equality.ts';
import type { ValueKind } from './value-kinds.ts';
import type { Item } from './values.ts';

export interface Pairing {
  readonly kept: readonly (readonly [Item, Value])[];
  readonly removed: readonly Item[];
  readonly added: readonly Value[];
}

export function pairItems(items: readonly Item[], wanted: readonly Value[], kind: ValueKind): Pairing {
  const hasSameLabel = (item: Item, value: Value) =>
    !kind.hasLabels || labelKey(item.label) === labelKey(value.label);
  const rounds: readonly ((item: Item, value: Value) => boolean)[] = [
    (item, value) => item.value === value.value && hasSameLabel(item, value),
    (item, value) => item.value === value.value,
    (item, value) => kind.isAlike(item.value, value.value) && hasSameLabel(item, value),
    (item, value) => kind.isAlike(item.value, value.value),
    hasSameLabel,
  ];
  const kept: (readonly [Item, Value])[] = [];
  let removed = [...items];
  let added = unique(wanted, kind);
  for (const isPair of rounds) {
    const left: Value[] = [];
    for (const value of added) {
      const item = removed.find((candidate) => isPair(candidate, value));
      if (!item) left.push(value);
      else {
        kept.push([item, value]);
        removed = removed.filter((candidate) => candidate !== item);
      }
    }
    added = left;
  }
  return { kept, removed, added };
}

function unique(values: readonly Value[], kind: ValueKind): Value[] {
  const byKey = new Map(
    values.map((value) => [`${value.value}\u0000${kind.hasLabels ? labelKey(value.label) : ''}`, value]),
  );
  return [...byKey.values()];
}
