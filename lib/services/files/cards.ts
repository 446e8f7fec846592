/** The cards of a vCard file, one after the other. A card inside a card is a part of the outer one. */
import { finish } from './steps.ts';

/** Lines between two steps. */
const stepSize = 2_000;

export interface Cards {
  /** The first of them, as many as were to be kept. */
  readonly texts: readonly string[];
  /** In the whole text. */
  readonly count: number;
}

export function splitCards(text: string, keep = Number.POSITIVE_INFINITY): readonly string[] {
  return finish(cardSteps(text, keep)).texts;
}

/** The same in steps, for a page that must go on answering while it reads a large file. */
export function* cardSteps(text: string, keep: number): Generator<void, Cards> {
  const texts: string[] = [];
  let count = 0;
  let depth = 0;
  let lines: string[] = [];
  let passed = 0;
  const close = () => {
    count += 1;
    if (count <= keep) texts.push(`${lines.join('\r\n')}\r\n`);
    lines = [];
  };
  for (const line of linesOf(text)) {
    passed += 1;
    if (passed % stepSize === 0) yield;
    const marker = /^\s*(BEGIN|END)\s*:\s*VCARD\s*$/i.exec(line.replace(/^\uFEFF/, ''))?.[1]?.toUpperCase();
    // A card that was never closed ends where the next begins at its own depth; its lines are read as far as they go.
    if (marker === 'BEGIN') depth += 1;
    if (depth > 0) lines.push(line);
    if (marker === 'END') depth = Math.max(0, depth - 1);
    if (depth === 0 && lines.length > 0) close();
  }
  if (lines.length > 0) close();
  return { texts, count };
}

function* linesOf(text: string): Generator<string> {
  const lineEnd = /\r\n|\n|\r/g;
  let start = 0;
  for (let end = lineEnd.exec(text); end; end = lineEnd.exec(text)) {
    yield text.slice(start, end.index);
    start = lineEnd.lastIndex;
  }
  yield text.slice(start);
}
