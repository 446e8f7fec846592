/** A CSV text as rows of cells. Separators are found out; quoted cells may hold line ends; rows shorter than the heading are filled up. */
import Papa from 'papaparse';
import { csvRows } from './csv-rows.ts';
import { finish } from './steps.ts';

export type Separator = ',' | ';' | '\t' | '|';
export const separators: readonly Separator[] = [',', ';', '\t', '|'];

export interface Table {
  readonly separator: Separator;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows of data in the text: more than `rows` where only the first were to be kept. */
  readonly count: number;
  /** Rows that had more cells than there are headings, or a quote that never ends; counted from 1 as a person counts lines of data. */
  readonly odd: readonly number[];
}

export interface TableOptions {
  /** Absent: found out. */
  readonly separator?: Separator | undefined;
  readonly hasHeadings: boolean;
  /** As many rows from the beginning; the others are not read. Absent: all. */
  readonly most?: number;
  /** All are read and counted, and as many kept. Absent: all. */
  readonly keep?: number;
}

/** Letters and rows in which separator, line ends, headings and width are found out. */
const headSize = 1_000_000;
const headRows = 100;

export function readTable(text: string, options: TableOptions): Table {
  return finish(tableSteps(text, options));
}

/** The same in steps, for a page that must go on answering while it reads a large file. */
export function* tableSteps(text: string, options: TableOptions): Generator<void, Table> {
  const { hasHeadings, most = Number.POSITIVE_INFINITY, keep = most } = options;
  const head = Papa.parse<string[]>(text.slice(0, headSize), {
    delimiter: options.separator ?? '',
    delimitersToGuess: [...separators],
    skipEmptyLines: 'greedy',
    preview: headRows,
  });
  const { delimiter, linebreak } = head.meta;
  const width = Math.max(0, ...head.data.map((row) => row.length));
  const headings = hasHeadings ? unique(head.data[0] ?? []) : numbered(width);
  const rows: string[][] = [];
  const odd: number[] = [];
  let isHeading = hasHeadings;
  let count = 0;
  reading: for (const some of csvRows(text, delimiter, linebreak)) {
    yield;
    for (const { cells, isBroken } of some) {
      if (isHeading) {
        isHeading = false;
        continue;
      }
      if (count >= most) break reading;
      count += 1;
      if (isBroken || cells.slice(headings.length).some((cell) => cell.trim() !== '')) odd.push(count);
      if (count <= keep) rows.push(headings.map((_, index) => cells[index] ?? ''));
    }
  }
  const separator = separators.find((one) => one === delimiter) ?? ',';
  return { separator, headings, rows, count, odd };
}

function numbered(width: number): string[] {
  return Array.from({ length: width }, (_, index) => `${index + 1}`);
}

/** Two columns of one name would be one field. */
function unique(headings: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headings.map((heading, index) => {
    const name = heading.trim() || `${index + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
