/** Groups of lines (`item1.TEL` and `item1.X-ABLabel`): which lines belong to a value, and which go when it goes. */
import type { PropertyLine } from './values.ts';
import type { Card, CardLine } from './vcard/card.ts';

/** A line that only says something about the others of its group. */
function isAppendage(line: CardLine): boolean {
  return line.property?.name === 'X-ABLABEL' || line.property?.name === 'X-ABADR';
}

/** The lines themselves, and what is appended to their groups where nothing else of the group stays. */
export function linesToRemove(card: Card, lines: readonly PropertyLine[]): CardLine[] {
  const gone = new Set<CardLine>(lines);
  const groups = new Set(lines.map((line) => line.property.group.toLowerCase()).filter(Boolean));
  if (groups.size === 0) return [...gone];
  const needed = new Set(
    card.lines
      .filter((line) => !gone.has(line) && !isAppendage(line))
      .map((line) => line.property?.group.toLowerCase()),
  );
  const appended = card.lines.filter((line) => {
    const group = line.property?.group.toLowerCase() ?? '';
    return isAppendage(line) && groups.has(group) && !needed.has(group);
  });
  return [...gone, ...appended];
}

/** Whether another value stands in the same group, so that its label is not this value's alone. */
export function isShared(card: Card, line: PropertyLine): boolean {
  const group = line.property.group.toLowerCase();
  return (
    group !== '' &&
    card.lines.some(
      (other) => other !== line && !isAppendage(other) && other.property?.group.toLowerCase() === group,
    )
  );
}

/** `item1`, or the next one that the card does not use. */
export function freeGroup(card: Card): string {
  const used = new Set(card.lines.map((line) => line.property?.group.toLowerCase()));
  let number = 1;
  while (used.has(`item${number}`)) number += 1;
  return `item${number}`;
}

/** The index behind the last line of this name and of its group, or behind all lines. */
export function indexAfterSiblings(card: Card, name: string): number {
  const last = card.lines.findLastIndex((line) => line.property?.name === name);
  if (last < 0) return card.lines.length;
  const group = card.lines[last]?.property?.group.toLowerCase();
  if (!group) return last + 1;
  return card.lines.findLastIndex((line) => line.property?.group.toLowerCase() === group) + 1;
}
