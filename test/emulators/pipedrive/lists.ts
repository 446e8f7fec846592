/** Paging by an opaque cursor, sorting, and the only parameters that a list knows: any other is refused. */
import { refusal } from './answers.ts';

export interface Listed<T> {
  readonly rows: readonly T[];
  readonly nextCursor: string | null;
}

export function checkParameters(query: URLSearchParams, known: readonly string[], now: number): void {
  const unknown = [...query.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) throw refusal(400, `Parameter ${unknown} is not allowed`, now);
}

/** @param place of a row in the order, unique, so that the cursor stays good while rows come and go */
export function page<T>(
  rows: readonly T[],
  place: (row: T) => readonly [number, number],
  query: URLSearchParams,
  mostRows: number,
  now: number,
): Listed<T> {
  const limit = Number(query.get('limit') ?? 100);
  if (!Number.isInteger(limit) || limit < 1 || limit > 500)
    throw refusal(400, 'limit must be from 1 to 500', now);
  const isDown = query.get('sort_direction') === 'desc';
  const compare = (a: readonly [number, number], b: readonly [number, number]) =>
    (a[0] - b[0] || a[1] - b[1]) * (isDown ? -1 : 1);
  const after = readCursor(query.get('cursor'), now);
  const rest = [...rows]
    .sort((a, b) => compare(place(a), place(b)))
    .filter((row) => after === null || compare(place(row), after) > 0);
  const shown = rest.slice(0, Math.min(limit, mostRows));
  const last = shown.at(-1);
  return {
    rows: shown,
    nextCursor: rest.length > shown.length && last ? btoa(JSON.stringify(place(last))) : null,
  };
}

function readCursor(cursor: string | null, now: number): [number, number] | null {
  if (cursor === null) return null;
  try {
    return JSON.parse(atob(cursor)) as [number, number];
  } catch {
    throw refusal(400, 'cursor is invalid', now);
  }
}
