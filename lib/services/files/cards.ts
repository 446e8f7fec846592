/** The cards of a vCard file, one after the other. A card inside a card is a part of the outer one. */

export function splitCards(text: string): string[] {
  const cards: string[] = [];
  let depth = 0;
  let lines: string[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const marker = /^\s*(BEGIN|END)\s*:\s*VCARD\s*$/i.exec(line.replace(/^\uFEFF/, ''))?.[1]?.toUpperCase();
    // A card that was never closed ends where the next begins at its own depth; its lines are read as far as they go.
    if (marker === 'BEGIN') depth += 1;
    if (depth > 0) lines.push(line);
    if (marker === 'END') depth = Math.max(0, depth - 1);
    if (depth === 0 && lines.length > 0) {
      cards.push(`${lines.join('\r\n')}\r\n`);
      lines = [];
    }
  }
  if (lines.length > 0) cards.push(`${lines.join('\r\n')}\r\n`);
  return cards;
}
