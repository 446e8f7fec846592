/** Changes of one field of a card, and what they do to its lines. */
import type { Contact, Value } from '../../../lib/contact/contact.ts';
import { readCard, updateCard } from '../../../lib/services/carddav/convert.ts';

export function contactOf(text: string): Contact {
  const read = readCard(text);
  if (read.kind !== 'contact') throw new Error('a group');
  return read.contact;
}

export const one = (value: string): Value[] => [{ value }];

/** Lines that went and came, in order. */
export function difference(before: string, after: string): string[] {
  const [old, now] = [before.split('\r\n'), after.split('\r\n')];
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+ ${line}`),
  ];
}

/** What a change of one field changes in the lines of a card. */
export function changeOf(
  before: string,
  field: string,
  change: (values: readonly Value[]) => readonly Value[],
) {
  const after = updateCard(before, { [field]: change(contactOf(before)[field] ?? []) });
  return difference(before, after);
}

export const swap = (from: string, to: string) => (values: readonly Value[]) =>
  values.map((value) => (value.value === from ? { ...value, value: to } : value));
export const relabel = (number: string, label: string) => (values: readonly Value[]) =>
  values.map((value) => (value.value === number ? { ...value, label } : value));
export const without = (gone: string) => (values: readonly Value[]) =>
  values.filter(({ value }) => value !== gone);
