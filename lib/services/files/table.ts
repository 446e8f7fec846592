/** A CSV text as rows of cells. Separators are found out; quoted cells may hold line ends; rows shorter than the heading are filled up. */
import Papa from 'papaparse';

export type Separator = ',' | ';' | '\t' | '|';
export const separators: readonly Separator[] = [',', ';', '\t', '|'];

export interface Table {
  readonly separator: Separator;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows that had more cells than there are headings, or a quote that never ends; counted from 1 as a person counts lines of data. */
  readonly odd: readonly number[];
}

export interface TableOptions {
  /** Absent: found out. */
  readonly separator?: Separator | undefined;
  readonly hasHeadings: boolean;
  /** As many rows from the beginning. Absent: all. */
  readonly most?: number;
}

export function readTable(text: string, options: TableOptions): Table {
  const parsed = Papa.parse<string[]>(text, {
    delimiter: options.separator ?? '',
    delimitersToGuess: [...separators],
    skipEmptyLines: 'greedy',
    preview: Number.isFinite(options.most) ? (options.most ?? 0) + 1 : 0,
  });
  const all = parsed.data;
  const width = Math.max(0, ...all.slice(0, 100).map((row) => row.length));
  const headings = options.hasHeadings
    ? unique(all[0] ?? [])
    : Array.from({ length: width }, (_, index) => `${index + 1}`);
  const body = options.hasHeadings ? all.slice(1) : all;
  const broken = new Set(
    parsed.errors.flatMap((error) => (error.type === 'Quotes' && error.row !== undefined ? [error.row] : [])),
  );
  return {
    separator: separators.find((one) => one === parsed.meta.delimiter) ?? ',',
    headings,
    rows: body.map((row) => headings.map((_, index) => row[index] ?? '')),
    odd: body.flatMap((row, index) =>
      row.slice(headings.length).some((cell) => cell.trim() !== '') ||
      broken.has(index + (options.hasHeadings ? 1 : 0))
        ? [index + 1]
        : [],
    ),
  };
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
