/** Numbers, e-mails and web addresses: values that stay keep their entries with all that hangs on them; the others go or come. */

import type { Value } from '../../contact/contact.ts';
import { labelKey } from '../../contact/equality.ts';
import { writable } from './entries.ts';
import type { ListField } from './fields.ts';
import { labelOfType, typeOfLabel } from './labels.ts';
import { type Entry, textOf } from './schema.ts';

export function changedList(
  field: ListField,
  entries: readonly Entry[],
  values: readonly Value[],
): readonly Entry[] {
  const free = [...entries];
  const take = (fits: (entry: Entry) => boolean) => {
    const place = free.findIndex(fits);
    return place === -1 ? undefined : free.splice(place, 1)[0];
  };
  const isValue = (value: Value) => (entry: Entry) =>
    keyOf(field, textOf(entry, 'value')) === keyOf(field, value.value);
  const isLabel = (value: Value) => (entry: Entry) =>
    labelKey(labelOfType(textOf(entry, 'type'))) === labelKey(value.label);
  // First those that stay wholly as they are, so that of two alike the right one is kept.
  const kept = values.map((value) => take((entry) => isValue(value)(entry) && isLabel(value)(entry)));
  return values.map((value, index) => {
    const entry = kept[index] ?? take(isValue(value));
    return entry ? withLabel(field, writable(entry), value) : made(field, value);
  });
}

function made(field: ListField, { value, label }: Value): Entry {
  const type = field === 'url' ? '' : typeOfLabel(label);
  return { value: value.trim(), ...(type === '' ? {} : { type }) };
}

function withLabel(field: ListField, entry: Entry, value: Value): Entry {
  if (field === 'url') return entry;
  const { type: old, ...rest } = entry;
  if (labelKey(labelOfType(typeof old === 'string' ? old : '')) === labelKey(value.label)) return entry;
  const type = typeOfLabel(value.label);
  return { ...rest, ...(type === '' ? {} : { type }) };
}

function keyOf(field: ListField, value: string): string {
  const text = value.trim();
  return field === 'email' ? text.toLowerCase() : text;
}
