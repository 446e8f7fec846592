/** One operation on Graph, sent alone or within a batch; its answer in one form, wherever it came from. */
import type { HttpResponse } from '../contract.ts';

export interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below https://graph.microsoft.com/v1.0, query included. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Change key of the version that is to be changed. */
  readonly ifMatch?: string;
  /** Rows of a page. */
  readonly pageSize?: number;
}

export const root = 'https://graph.microsoft.com/v1.0';

/** Ids that stay when a contact moves to another folder are asked for each time: the preference holds for one request. */
export function headersOf(operation: Operation): Record<string, string> {
  const page = operation.pageSize === undefined ? '' : `odata.maxpagesize=${operation.pageSize}, `;
  return {
    Prefer: `${page}IdType="ImmutableId"`,
    ...(operation.ifMatch === undefined ? {} : { 'If-Match': `W/"${operation.ifMatch}"` }),
    ...(operation.body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
}

/** An answer from within a batch, as if it had come alone. */
export function answered(path: string, inner: Readonly<Record<string, unknown>>): HttpResponse | null {
  const { status, headers, body } = inner;
  if (typeof status !== 'number') return null;
  return {
    status,
    url: `${root}${path}`,
    headers: new Headers(headersIn(headers)),
    text: body === undefined || body === null ? '' : typeof body === 'string' ? body : JSON.stringify(body),
  };
}

function headersIn(headers: unknown): [string, string][] {
  if (typeof headers !== 'object' || headers === null) return [];
  return Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
}
