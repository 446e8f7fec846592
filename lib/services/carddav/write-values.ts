/**
 * Brings a card's numbers, e-mails or web addresses to wanted ones. A line whose value and label are wanted stays byte for byte; one
 * whose value or label alone changed keeps its parameters, its group and its place; one that is gone takes its label line along.
 */
import type { Value } from '../../contact/contact.ts';
import { labelKey } from '../../contact/equality.ts';
import { bareProperty, removeWithGroup } from './edit.ts';
import { typeParameters, typesOfLabel, withLabelTypes } from './labels.ts';
import { freeGroup, indexAfterSiblings, isShared } from './line-groups.ts';
import { pairItems } from './pair-items.ts';
import type { ValueKind } from './value-kinds.ts';
import { type Item, labelLines, readItems } from './values.ts';
import { type Card, type CardLine, insertLines, removeLines, replaceLine } from './vcard/card.ts';
import { decoded } from './vcard/decode.ts';
import { escapeText } from './vcard/escape.ts';
import type { Property } from './vcard/property.ts';
import { writeLine } from './vcard/write-line.ts';

export function writeValues(card: Card, kind: ValueKind, wanted: readonly Value[]): Card {
  const { kept, removed, added } = pairItems(readItems(card, kind), wanted, kind);
  const gone = removed.flatMap((item) => [item.line, ...item.repeats]);
  let changed = card;
  for (const [item, value] of kept) changed = change(changed, kind, item, value);
  // Before the gone are taken out, so that new ones find their place beside them.
  for (const value of added) changed = add(changed, kind, value);
  return removeWithGroup(changed, gone);
}

function change(card: Card, kind: ValueKind, item: Item, wanted: Value): Card {
  const label = wanted.label ?? '';
  const isRelabelled = kind.hasLabels && labelKey(label) !== labelKey(item.label);
  if (wanted.value === item.value && !isRelabelled) return card;
  let changed = removeWithGroup(card, item.repeats);
  let property: Property = item.line.property;
  let labelled: CardLine | null = null;
  if (isRelabelled) {
    const types = typesOfLabel(kind.name, label);
    const shared = isShared(changed, item.line);
    const [line, ...others] = shared ? [] : labelLines(changed, property.group);
    property = { ...property, parameters: withLabelTypes(property.parameters, types ?? [], card.version) };
    if (types) {
      changed = removeLines(changed, property.group === '' || !line ? [] : [line, ...others]);
      if (shared) property = { ...property, group: '' };
    } else if (line && property.group !== '') {
      changed = removeLines(replaceLine(changed, line, labelLine(card, line.property, label)), others);
    } else {
      const group = property.group === '' || shared ? freeGroup(changed) : property.group;
      property = { ...property, group };
      labelled = labelLine(card, newLabel(group), label);
    }
  }
  const [written, value] =
    wanted.value === item.value
      ? [property, decoded(item.line.property)]
      : kind.write(property, wanted.value, card.version);
  const line = writeLine(card.version, card.eol, written, value);
  changed = replaceLine(changed, item.line, line);
  return labelled ? insertLines(changed, changed.lines.indexOf(line) + 1, [labelled]) : changed;
}

function add(card: Card, kind: ValueKind, wanted: Value): Card {
  const label = kind.hasLabels ? (wanted.label ?? '') : '';
  const types = typesOfLabel(kind.name, label);
  // 3.0 takes an e-mail for an internet address anyway, but Outlook and Apple look for the word; 4.0 no longer knows it.
  const internet = kind.name === 'EMAIL' && card.version !== '4.0' ? ['INTERNET'] : [];
  const group = types ? '' : freeGroup(card);
  const bare = {
    ...bareProperty(kind.name),
    group,
    parameters: typeParameters([...internet, ...(types ?? [])], card.version),
  };
  const [property, value] = kind.write(bare, wanted.value, card.version);
  const lines = [writeLine(card.version, card.eol, property, value)];
  if (!types) lines.push(labelLine(card, newLabel(group), label));
  return insertLines(card, indexAfterSiblings(card, kind.name), lines);
}

function newLabel(group: string): Property {
  return { ...bareProperty('X-ABLabel'), group };
}

function labelLine(card: Card, property: Property, label: string): CardLine {
  return writeLine(card.version, card.eol, property, escapeText(label, card.version, 'whole'));
}
