/** Reads HubSpot's answers. What is not as documented is an error or an unreadable row, never a guess; keys that are not needed are passed over. */
import { fingerprint } from '../../contact/fingerprint.ts';
import { SyncError } from '../../errors.ts';
import type { HttpResponse } from '../contract.ts';
import { isObject } from '../json.ts';
import { readJson } from '../status.ts';

export type Properties = Readonly<Record<string, string | null>>;

/** A contact's row. Times in ms by HubSpot's clock. */
export interface HubspotContact {
  readonly id: string;
  readonly properties: Properties;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export type Row =
  | { readonly kind: 'contact'; readonly contact: HubspotContact }
  | {
      readonly kind: 'broken';
      readonly id: string | null;
      readonly version: string;
      readonly reason: string;
    };

export interface Page {
  readonly rows: readonly Row[];
  /** Null: nothing follows. */
  readonly after: string | null;
  /** Of a search only. */
  readonly total: number | null;
}

/** One record that a batch could not do. */
export interface BatchProblem {
  readonly category: string;
  /** What the request called its input by, where HubSpot repeats it. */
  readonly traces: readonly string[];
  readonly ids: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
}

export interface BatchAnswer {
  readonly rows: readonly { readonly row: Row; readonly trace: string | null }[];
  readonly problems: readonly BatchProblem[];
}

/** @throws SyncError answer-unreadable */
export function readPage(response: HttpResponse): Page {
  const body = readObject(response);
  const { results, paging, total } = body;
  if (!Array.isArray(results)) throw unreadable(response, 'no-results');
  const next = isObject(paging) && isObject(paging.next) ? paging.next.after : undefined;
  if (next !== undefined && typeof next !== 'string') throw unreadable(response, 'paging');
  return {
    rows: results.map(readRow),
    after: next ?? null,
    total: typeof total === 'number' && Number.isSafeInteger(total) ? total : null,
  };
}

export function readOne(response: HttpResponse): Row {
  const body = readObject(response);
  const row = readRow(body);
  if (row.kind === 'broken' && row.id === null) throw unreadable(response, row.reason);
  return row;
}

/** A batch that found nobody at all may answer without `results`. */
export function readBatch(response: HttpResponse): BatchAnswer {
  const { results = [], errors = [] } = readObject(response);
  if (!Array.isArray(results) || !Array.isArray(errors)) throw unreadable(response, 'no-results');
  return {
    rows: results.map((item: unknown) => ({ row: readRow(item), trace: traceOf(item) })),
    problems: errors.filter(isObject).map((body) => {
      const context = isObject(body.context) ? body.context : {};
      return {
        category: typeof body.category === 'string' ? body.category : '',
        traces: texts(context.objectWriteTraceId),
        ids: [...texts(context.ids), ...texts(context.id)],
        body,
      };
    }),
  };
}

export function readObject(response: HttpResponse): Readonly<Record<string, unknown>> {
  const body = readJson(response);
  if (!isObject(body)) throw unreadable(response, 'no-object');
  return body;
}

export function readRow(item: unknown): Row {
  if (!isObject(item)) return broken({}, 'no object');
  const createdAt = timeOf(item.createdAt);
  const updatedAt = timeOf(item.updatedAt);
  const { id, properties } = item;
  if (typeof id !== 'string' || id === '') return broken(item, 'no id');
  if (!isObject(properties)) return broken(item, 'no properties');
  const values: Record<string, string | null> = {};
  for (const [name, value] of Object.entries(properties)) {
    if (value !== null && typeof value !== 'string') return broken(item, `${name} is no text`);
    values[name] = value;
  }
  // The property is what the search goes by; the record's own time may lie a little beside it.
  const modifiedAt = timeOf(values.lastmodifieddate) ?? updatedAt;
  if (createdAt === null || modifiedAt === null) return broken(item, 'no times');
  return { kind: 'contact', contact: { id, properties: values, createdAt, updatedAt: modifiedAt } };
}

/** ms of an ISO time or of a number as text. */
export function timeOf(value: unknown): number | null {
  if (typeof value !== 'string' || value === '') return null;
  const at = /^\d+$/.test(value) ? Number(value) : Date.parse(value);
  return Number.isFinite(at) ? at : null;
}

/** Texts of a list, or of one text. */
export function texts(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((one) => (typeof one === 'string' ? [one] : []));
}

export function unreadable(response: HttpResponse, reason: string): SyncError {
  return new SyncError('answer-unreadable', { status: response.status, reason });
}

function traceOf(item: unknown): string | null {
  return isObject(item) && typeof item.objectWriteTraceId === 'string' ? item.objectWriteTraceId : null;
}

function broken(item: Readonly<Record<string, unknown>>, reason: string): Row {
  const id = typeof item.id === 'string' && item.id !== '' ? item.id : null;
  return { kind: 'broken', id, version: `broken.${fingerprint(item)}`, reason };
}
