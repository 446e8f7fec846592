/** Reads what was done to a field from what the field holds: whether it shows, whether it is as before, and what is left without it. */
import type { Field, Value } from '../contact/contact.ts';
import { labelKey, sameValues, valueKey } from '../contact/equality.ts';
import { assertNever } from '../errors.ts';
import type { Deed } from './rule-memory.ts';

/** Whether the field is as the deed left it. */
export function isDone(field: Field, held: readonly Value[], deed: Deed, country: string): boolean {
  switch (deed.kind) {
    case 'added':
      return held.some((value) => isGroup(value, deed.group));
    case 'removed':
      return !held.some((value) => isGroup(value, deed.group));
    case 'set':
      return sameValues(field, held, deed.after, country);
    case 'labelled':
      return held.some((value) => isLabelled(field, value, deed.value, deed.after));
    default:
      return assertNever(deed);
  }
}

/** Whether the field is as it was before the deed. */
export function isUndone(field: Field, held: readonly Value[], deed: Deed, country: string): boolean {
  switch (deed.kind) {
    case 'added':
    case 'removed':
      return !isDone(field, held, deed, country);
    case 'set':
      return sameValues(field, held, deed.before, country);
    case 'labelled':
      return held.some((value) => isLabelled(field, value, deed.value, deed.before));
    default:
      return assertNever(deed);
  }
}

/** What the field holds once the deed is taken back; what is no longer as the deed left it stays. */
export function withoutDeed(
  field: Field,
  held: readonly Value[],
  deed: Deed,
  country: string,
): readonly Value[] {
  switch (deed.kind) {
    case 'added':
      return held.filter((value) => !isGroup(value, deed.group));
    case 'removed':
      return held.some((value) => isGroup(value, deed.group)) ? held : [...held, { value: deed.group }];
    case 'set':
      return sameValues(field, held, deed.after, country) ? deed.before : held;
    case 'labelled':
      return held.map((value) =>
        isLabelled(field, value, deed.value, deed.after) ? { ...value, label: deed.before } : value,
      );
    default:
      return assertNever(deed);
  }
}

export function isGroup(value: Value, group: string): boolean {
  return valueKey('group', value.value, '') === valueKey('group', group, '');
}

function isLabelled(field: Field, value: Value, key: string, label: string): boolean {
  return valueKey(field.type, value.value, '') === key && labelKey(value.label) === labelKey(label);
}
