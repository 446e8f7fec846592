/** The numbers, e-mails and web addresses of a card with their labels, and the lines that hold them. */
import type { Value } from '../../contact/contact.ts';
import { labelOfApple, labelOfTypes } from './labels.ts';
import { preferenceOf, type ValueKind } from './value-kinds.ts';
import { type Card, type CardLine, linesOf } from './vcard/card.ts';
import { textOfProperty } from './vcard/decode.ts';
import { type Property, parameterValues } from './vcard/property.ts';

export type PropertyLine = CardLine & { readonly property: Property };

/** One value as it is read, with its line; `repeats` say exactly the same again. */
export interface Item {
  readonly value: string;
  readonly label: string;
  readonly line: PropertyLine;
  readonly repeats: readonly PropertyLine[];
}

/** In the order of the card. Lines that are empty are no items. */
export function readItems(card: Card, kind: ValueKind): Item[] {
  const labels = kind.hasLabels ? appleLabels(card) : null;
  const items = new Map<string, Item & { repeats: PropertyLine[] }>();
  for (const line of linesOf(card, kind.name)) {
    const value = kind.read(line.property);
    if (value === '') continue;
    const label = labels ? labelOf(line.property, labels) : '';
    const key = `${value}\u0000${label}`;
    const known = items.get(key);
    if (known) known.repeats.push(line);
    else items.set(key, { value, label, line, repeats: [] });
  }
  return [...items.values()];
}

/** As a contact has them: the preferred first, else in the order of the card. */
export function readValues(card: Card, kind: ValueKind): Value[] {
  return readItems(card, kind)
    .map((item) => ({ item, rank: preferenceOf(item.line.property) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => (kind.hasLabels ? { value: item.value, label: item.label } : { value: item.value }));
}

/** The X-ABLabel lines of a group. */
export function labelLines(card: Card, group: string): PropertyLine[] {
  const key = group.toLowerCase();
  return linesOf(card, 'X-ABLABEL').filter((line) => line.property.group.toLowerCase() === key);
}

function labelOf(property: Property, labels: ReadonlyMap<string, string>): string {
  const apple = property.group === '' ? undefined : labels.get(property.group.toLowerCase());
  return apple ?? labelOfTypes(parameterValues(property, 'TYPE'));
}

/** By group, in lower case. */
function appleLabels(card: Card): Map<string, string> {
  const labels = new Map<string, string>();
  for (const { property } of linesOf(card, 'X-ABLABEL')) {
    const text = labelOfApple(textOfProperty(property));
    const group = property.group.toLowerCase();
    if (group !== '' && text !== '' && !labels.has(group)) labels.set(group, text);
  }
  return labels;
}
