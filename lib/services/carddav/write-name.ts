/** Writes the parts of a name into N, and sees to it that FN fits (full-name.ts says how). */
import {
  isCompany,
  isEmptyName,
  isSameName,
  type NameParts,
  nameLine,
  nameParts,
  readFullName,
  readName,
  standIns,
} from './card-name.ts';
import { bareProperty, put } from './edit.ts';
import { renewFullName } from './full-name.ts';
import { readOrganisation } from './organisation.ts';
import type { PropertyLine } from './values.ts';
import { type Card, insertLines, linesOf } from './vcard/card.ts';
import { decoded, textOfProperty } from './vcard/decode.ts';
import { escapeText, splitEscaped, unescapeText } from './vcard/escape.ts';
import { writeLine } from './vcard/write-line.ts';

/**
 * @param old the card before any change, for what FN showed then
 * @param card the card with all other fields written
 */
export function writeName(old: Card, card: Card, after: NameParts): Card {
  const before = readName(old);
  const named = isSameName(before, after) ? card : writeParts(card, after);
  const fullName = readFullName(old);
  const renewed = renewFullName({
    fullName,
    before,
    after,
    standInsBefore: standIns(old),
    standInsAfter: standIns(named),
    companyBefore: readOrganisation(old)[0] ?? '',
    companyAfter: readOrganisation(named)[0] ?? '',
    isCompany: isCompany(old),
  });
  const shown = renewed === fullName ? named : writeFullName(named, renewed);
  // A name that was only guessed from FN may read differently now, say because FN has become equal to the company: then N says it.
  const settled = isSameName(readName(shown), after) ? shown : writeParts(shown, after);
  return isSameName(readName(settled), after) ? settled : writeFullName(settled, standIns(settled)[0] ?? '');
}

/** Parts that stay equal keep their spelling, lists and further components included. */
function writeParts(card: Card, name: NameParts): Card {
  if (isEmptyName(name))
    return linesOf(card, 'N').reduce((rest, line) => writeLineParts(rest, line, name), card);
  return writeLineParts(card, nameLine(card), name);
}

function writeLineParts(card: Card, line: PropertyLine | undefined, name: NameParts): Card {
  const components = line ? splitEscaped(decoded(line.property), ';') : [];
  const current = readName({ ...card, lines: line ? [line] : [] });
  nameParts.forEach((part, index) => {
    const component = components[index];
    // A short N (`Müller;Anna`) stays short.
    if (line && component === undefined && name[part] === '') return;
    const isKept = component !== undefined && current[part] === name[part] && isRead(component, name[part]);
    if (!isKept) components[index] = escapeText(name[part], card.version, 'component');
  });
  const property = line?.property ?? bareProperty('N');
  if (line) return put(card, line, property, components.join(';'));
  const added = writeLine(card.version, card.eol, property, components.join(';'));
  const place = card.lines.findIndex((other) => other.property?.name === 'FN');
  return insertLines(card, place < 0 ? card.lines.length : place, [added]);
}

function isRead(component: string, text: string): boolean {
  return (unescapeText(component).trim() !== '') === (text !== '');
}

/** An empty text empties every FN, lest the next one be shown. */
export function writeFullName(card: Card, text: string): Card {
  const lines = linesOf(card, 'FN');
  const filled = lines.filter((candidate) => textOfProperty(candidate.property) !== '');
  const value = escapeText(text, card.version, 'whole');
  if (text === '') return filled.reduce((rest, line) => put(rest, line, line.property, value), card);
  const line = filled[0] ?? lines[0];
  return put(card, line, line?.property ?? bareProperty('FN'), value);
}
