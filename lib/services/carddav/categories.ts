/** Groups by CATEGORIES: read from all lines, changed one by one, so that the others keep their spelling. */
import { bareProperty, put, removeWithGroup } from './edit.ts';
import { type Card, linesOf, propertiesOf } from './vcard/card.ts';
import { decoded } from './vcard/decode.ts';
import { escapeText, splitEscaped, unescapeText } from './vcard/escape.ts';
import type { Property } from './vcard/property.ts';

export function readCategories(card: Card): string[] {
  return [...new Set(propertiesOf(card, 'CATEGORIES').flatMap(itemsOf).map(read).filter(Boolean))];
}

export function writeCategories(card: Card, wanted: readonly string[]): Card {
  const current = new Set(readCategories(card));
  const target = new Set(wanted);
  const added = [...target].filter((text) => !current.has(text));
  const isGone = (item: string) => read(item) !== '' && !target.has(read(item));
  let changed = card;
  for (const line of linesOf(card, 'CATEGORIES')) {
    const items = itemsOf(line.property);
    if (!items.some(isGone)) continue;
    const kept = items.filter((item) => !isGone(item));
    changed = kept.some((item) => read(item) !== '')
      ? put(changed, line, line.property, kept.join(','))
      : removeWithGroup(changed, [line]);
  }
  if (added.length === 0) return changed;
  const last = linesOf(changed, 'CATEGORIES').at(-1);
  const before = last ? itemsOf(last.property).filter((item) => read(item) !== '') : [];
  const items = [...before, ...added.map((text) => escapeText(text, card.version, 'item'))];
  return put(changed, last, last?.property ?? bareProperty('CATEGORIES'), items.join(','));
}

function itemsOf(property: Property): string[] {
  return splitEscaped(decoded(property), ',');
}

function read(item: string): string {
  return unescapeText(item).trim();
}
