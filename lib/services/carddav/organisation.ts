/** ORG: the company and its department. Further units stay as they are. */
import { bareProperty, put, removeWithGroup } from './edit.ts';
import type { PropertyLine } from './values.ts';
import { type Card, linesOf, propertiesOf } from './vcard/card.ts';
import { decoded } from './vcard/decode.ts';
import { escapeText, splitEscaped, unescapeText } from './vcard/escape.ts';
import type { Property } from './vcard/property.ts';

/** Company and units of the first ORG that says something; empty if none does. */
export function readOrganisation(card: Card): string[] {
  const all = propertiesOf(card, 'ORG').map((property) => partsOf(property).map(read));
  return all.find((parts) => parts.some(Boolean)) ?? [];
}

/** @param index 0 the company, 1 the department */
export function writeOrganisation(card: Card, index: 0 | 1, text: string): Card {
  if ((readOrganisation(card)[index] ?? '') === text) return card;
  const lines = linesOf(card, 'ORG');
  const filled = lines.filter((line) => partsOf(line.property).some(isFilled));
  // A company that was taken away must not come back from the next line.
  if (text === '') return filled.reduce((rest, line) => setPart(rest, line, index, ''), card);
  return setPart(card, filled[0] ?? lines[0], index, text);
}

function setPart(card: Card, line: PropertyLine | undefined, index: number, text: string): Card {
  const parts = line ? partsOf(line.property) : [];
  while (parts.length <= index) parts.push('');
  parts[index] = escapeText(text, card.version, 'component');
  if (line && !parts.some(isFilled)) return removeWithGroup(card, [line]);
  return put(card, line, line?.property ?? bareProperty('ORG'), parts.join(';'));
}

function partsOf(property: Property): string[] {
  return splitEscaped(decoded(property), ';');
}

function read(part: string): string {
  return unescapeText(part).trim();
}

function isFilled(part: string): boolean {
  return read(part) !== '';
}
