/**
 * A marked block in a long text, kept by us; everything around it belongs to people. A start without an end, or an end without a start, is
 * no block but text that somebody typed.
 */
import { tidy } from '../contact/fold.ts';

const start = '--- Lineup ---';
const end = '--- /Lineup ---';

export interface ParsedText {
  /** Without any block. */
  readonly typed: string;
  /** Lines within the block; null: there is none. */
  readonly block: readonly string[] | null;
}

export function parseBlock(text: string): ParsedText {
  if (!text.includes(end)) return { typed: text.trim(), block: null };
  // A mark within marks opens a block of its own, so that what is left over never looks like one.
  const frames: string[][] = [[]];
  let block: string[] | null = null;
  for (const line of text.split(/\r\n?|\n/)) {
    const mark = line.trim();
    if (mark === start) frames.push([]);
    else if (mark === end && frames.length > 1) block = [...(block ?? []), ...(frames.pop() ?? [])];
    else frames.at(-1)?.push(line);
  }
  const [typed, ...open] = frames;
  return {
    typed: [...(typed ?? []), ...open.flatMap((lines) => [start, ...lines])].join('\n').trim(),
    block,
  };
}

export function typedPart(text: string): string {
  return parseBlock(text).typed;
}

/** @param longest if both together are longer, the block gives way: what people typed comes first. */
export function joinBlock(
  typed: string,
  block: readonly string[] | null,
  longest = Number.POSITIVE_INFINITY,
): string {
  const lines = (block ?? []).filter((line) => line.trim() !== '');
  if (lines.length === 0) return typed.trim();
  const marked = [start, ...lines, end].join('\n');
  const whole = typed.trim() === '' ? marked : `${typed.trim()}\n\n${marked}`;
  return whole.length <= longest ? whole : typed.trim();
}

/**
 * Lines that somebody typed inside the block: those that we did not put there. They are handed back to the typed text when the block is
 * written anew. Without memory of what we put there, a line that begins like one of ours counts as ours.
 */
export function typedInside(
  block: readonly string[],
  ours: readonly string[] | null,
  labels: readonly string[],
): string[] {
  const known = ours && new Set(ours.map(tidy));
  return block.filter((line) => {
    if (line.trim() === '') return false;
    return known ? !known.has(tidy(line)) : !labels.some((label) => line.trim().startsWith(`${label}:`));
  });
}

/** A value that has lines of its own is put in one. */
export function blockLine(label: string, value: string): string {
  return `${label}: ${value.replace(/\s*[\r\n]+\s*/g, ' / ')}`;
}
