/** Lines of text in columns: the first to the left, the rest to the right. */
export type Row = readonly [label: string, ...cells: readonly (string | number)[]] | null;

/** @param rows null draws a line */
export function table(rows: readonly Row[]): string {
  const words = rows.map((row) =>
    row?.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell)),
  );
  const columns = Math.max(...words.map((row) => row?.length ?? 0));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...words.map((row) => row?.[column]?.length ?? 0)),
  );
  const line = '─'.repeat(widths.reduce((sum, width) => sum + width + 3, -3));
  return words
    .map((row) =>
      row === undefined
        ? line
        : widths
            .map((width, column) =>
              column === 0 ? (row[0] ?? '').padEnd(width) : (row[column] ?? '').padStart(width),
            )
            .join('   ')
            .trimEnd(),
    )
    .join('\n');
}
