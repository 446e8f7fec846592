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

/** @param wanted company and department; undefined leaves one alone */
export function writeOrganisation(card: Card, wanted: readonly (string | undefined)[]): Card {
  const current = readOrganisation(card);
  if (wanted.every((text, index) => text === undefined || text === (current[index] ?? ''))) return card;
  const lines = linesOf(card, 'ORG');
  const filled = lines.filter((line) => partsOf(line.property).some(isFilled));
  const [first = lines[0], ...others] = filled;
  // A company that was taken away must not come back from the next line.
  const emptied = wanted.map((text) => (text === '' ? '' : undefined));
  const rest = others.reduce((all, line) => setParts(all, line, emptied), card);
  return setParts(rest, first, wanted);
}

function setParts(card: Card, line: PropertyLine | undefined, wanted: readonly (string | undefined)[]): Card {
  if (wanted.every((text) => text === undefined)) return card;
  const parts = line ? partsOf(line.property) : [];
  wanted.forEach((text, index) => {
    if (text === undefined || (text === '' && index >= parts.length)) return;
    while (parts.length < index) parts.push('');
    parts[index] = escapeText(text, card.version, 'component');
  });
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
