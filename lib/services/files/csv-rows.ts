/** The rows of a CSV text, some at a time, without those that are empty. */
import Papa from 'papaparse';

export interface CsvRow {
  readonly cells: readonly string[];
  /** It has a quote that never ends, or one that ends in the middle of a cell. */
  readonly isBroken: boolean;
}

/** Letters read at once: some milliseconds. A row of more than that is still read whole. */
const stepSize = 65_536;

interface Parsed {
  readonly data: readonly (readonly string[])[];
  readonly errors: readonly { readonly type: string; readonly row?: number }[];
  /** Where the next row begins. */
  readonly meta: { readonly cursor: number };
}

export function* csvRows(text: string, delimiter: string, newline: string): Generator<readonly CsvRow[]> {
  const parser = new Papa.Parser({ delimiter, newline: newline as '\n' });
  let size = stepSize;
  for (let at = 0; at < text.length; ) {
    const isLast = at + size >= text.length;
    // Of a piece from the middle the last row may go on in the next one: it is read again there.
    const { data, errors, meta } = parser.parse(text.slice(at, at + size), 0, !isLast) as Parsed;
    const broken = new Set(errors.flatMap(({ type, row }) => (type === 'Quotes' ? (row ?? []) : [])));
    yield data
      .map((cells, index) => ({ cells, isBroken: broken.has(index) }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    if (isLast) return;
    at += meta.cursor;
    size = meta.cursor === 0 ? size * 2 : stepSize;
  }
}
