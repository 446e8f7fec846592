/**
 * A card that can be changed line by line and is otherwise kept to the byte: what stands before and after it in the text, unknown
 * properties, order, folding, line ends. Liberal in what it takes as a card; throws `record-unreadable` where there is none.
 */
import { SyncError } from '../../../errors.ts';
import { isMarker, type LogicalLine, logicalLines } from './lines.ts';
import { isQuotedPrintable, type Property, parseProperty } from './property.ts';

export type Version = '2.1' | '3.0' | '4.0';

export interface CardLine {
  readonly raw: string;
  /** Null for what is none: blank lines, cards inside the card, base64 that is not indented, rubbish. */
  readonly property: Property | null;
}

export interface Card {
  readonly version: Version;
  /** Line end for lines that we write. */
  readonly eol: string;
  readonly before: string;
  /** Between BEGIN and END. */
  readonly lines: readonly CardLine[];
  readonly after: string;
}

// What is left of a character whose bytes a fold had parted when the text was decoded. The character is lost to us, though not to the
// service. Reading on would carry a broken name away, and writing would break the card for good; so the card counts as unreadable.
const splitCharacter = /\uFFFD(?:\r\n?|\n)[ \t]\uFFFD/;

/** The first card of a text. @throws SyncError record-unreadable */
export function parseCard(text: string): Card {
  const all = logicalLines(text);
  const begin = all.findIndex((line) => isMarker(line.text, 'BEGIN'));
  if (begin < 0) throw unreadable('no-begin');
  const end = endOf(all, begin);
  if (end < 0) throw unreadable('no-end');
  if (splitCharacter.test(text)) throw unreadable('split-character');
  const lines = withProperties(all.slice(begin + 1, end));
  const version = lines.find((line) => line.property?.name === 'VERSION')?.property?.value;
  return {
    version: readVersion(version),
    eol: endOfLine(all[begin]?.raw ?? ''),
    before: join(all.slice(0, begin + 1)),
    lines,
    after: join(all.slice(end)),
  };
}

export function formatCard(card: Card): string {
  return card.before + join(card.lines) + card.after;
}

/** All properties of a name, in order. */
export function propertiesOf(card: Card, name: string): Property[] {
  return linesOf(card, name).map((line) => line.property);
}

export function linesOf(card: Card, name: string): (CardLine & { readonly property: Property })[] {
  return card.lines.flatMap((line) =>
    line.property?.name === name ? [line as CardLine & { readonly property: Property }] : [],
  );
}

export function replaceLine(card: Card, old: CardLine, replacement: CardLine): Card {
  return { ...card, lines: card.lines.map((line) => (line === old ? replacement : line)) };
}

export function removeLines(card: Card, gone: readonly CardLine[]): Card {
  if (gone.length === 0) return card;
  const set = new Set(gone);
  return { ...card, lines: card.lines.filter((line) => !set.has(line)) };
}

/** Puts lines in at an index of `card.lines`. */
export function insertLines(card: Card, index: number, added: readonly CardLine[]): Card {
  const last = card.lines[index - 1];
  const place = last && isDangling(last) ? index - 1 : index;
  return { ...card, lines: [...card.lines.slice(0, place), ...added, ...card.lines.slice(place)] };
}

/** A quoted-printable value that ends in `=`: it would swallow the next line, were that not a card's end or begin. */
function isDangling({ property }: CardLine): boolean {
  return property?.value.trimEnd().endsWith('=') === true && isQuotedPrintable(property);
}

/** Cards may stand inside cards (AGENT in 2.1): theirs are not our properties. */
function withProperties(lines: readonly LogicalLine[]): CardLine[] {
  let depth = 0;
  return lines.map((line) => {
    if (isMarker(line.text, 'BEGIN')) depth += 1;
    const isInner = depth > 0;
    if (isMarker(line.text, 'END')) depth -= 1;
    return { raw: line.raw, property: isInner ? null : parseProperty(line.text) };
  });
}

function endOf(lines: readonly LogicalLine[], begin: number): number {
  let depth = 0;
  for (let index = begin; index < lines.length; index += 1) {
    const text = lines[index]?.text ?? '';
    if (isMarker(text, 'BEGIN')) depth += 1;
    else if (isMarker(text, 'END')) depth -= 1;
    if (depth === 0) return index;
  }
  return -1;
}

function readVersion(text: string | undefined): Version {
  const version = text?.trim() ?? '';
  return version.startsWith('2') ? '2.1' : version.startsWith('4') ? '4.0' : '3.0';
}

function endOfLine(raw: string): string {
  if (raw.endsWith('\r\n')) return '\r\n';
  return raw.endsWith('\n') ? '\n' : raw.endsWith('\r') ? '\r' : '\r\n';
}

function join(lines: readonly { readonly raw: string }[]): string {
  return lines.map((line) => line.raw).join('');
}

function unreadable(reason: string): SyncError {
  return new SyncError('record-unreadable', { reason });
}
