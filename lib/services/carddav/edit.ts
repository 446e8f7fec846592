/** Single edits of a card: a line put in place of another or at the end, lines taken out with what is appended to them. */
import { linesToRemove } from './line-groups.ts';
import type { PropertyLine } from './values.ts';
import { type Card, insertLines, removeLines, replaceLine } from './vcard/card.ts';
import type { Property } from './vcard/property.ts';
import { writeLine } from './vcard/write-line.ts';

/** Replaces a line, or adds one at the end of the card. */
export function put(card: Card, line: PropertyLine | undefined, property: Property, value: string): Card {
  const written = writeLine(card.version, card.eol, property, value);
  return line ? replaceLine(card, line, written) : insertLines(card, card.lines.length, [written]);
}

export function bareProperty(name: string): Property {
  return { group: '', name: name.toUpperCase(), writtenName: name, parameters: [], value: '' };
}

export function removeWithGroup(card: Card, lines: readonly PropertyLine[]): Card {
  return lines.length === 0 ? card : removeLines(card, linesToRemove(card, lines));
}
