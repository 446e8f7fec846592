/**
 * Reads Aircall's JSON and believes none of it. A wrong envelope makes the whole answer unreadable; a broken contact in a good list makes
 * one unreadable record, and the others go on. Shapes as recorded from the live API in 2026 (numbers of numbers exceed 32 bits).
 */
import { fingerprint } from '../../contact/fingerprint.ts';
import { SyncError } from '../../errors.ts';
import type { HttpResponse } from '../contract.ts';
import { isObject } from '../json.ts';
import { readJson } from '../status.ts';
import { type DetailId, detailIds, type ScalarId, scalarIds } from './fields.ts';

export interface Detail {
  readonly id: number;
  readonly label: string;
  readonly value: string;
}

/** A contact as Aircall holds it. Times in UNIX seconds. */
export interface AircallContact {
  readonly id: number;
  readonly created_at: number;
  readonly updated_at: number;
  readonly scalars: Readonly<Record<ScalarId, string>>;
  readonly details: Readonly<Record<DetailId, readonly Detail[]>>;
}

export type Row =
  | { readonly kind: 'contact'; readonly contact: AircallContact }
  /** Times are kept where they could be read: a listing walks along them. */
  | {
      readonly kind: 'broken';
      /** Null: it cannot even be named. */
      readonly id: number | null;
      readonly createdAt: number | null;
      readonly updatedAt: number | null;
      readonly version: string;
      readonly reason: string;
    };

export interface Page {
  /** Of the whole list, by Aircall's count. */
  readonly total: number;
  readonly rows: readonly Row[];
}

/** @throws SyncError answer-unreadable */
export function readPage(response: HttpResponse): Page {
  const body = readJson(response);
  const meta = isObject(body) ? body.meta : undefined;
  const rows = isObject(body) ? body.contacts : undefined;
  if (!isObject(meta) || !isCount(meta.total) || !Array.isArray(rows))
    throw new SyncError('answer-unreadable', { status: response.status, reason: 'no-list' });
  return { total: meta.total, rows: rows.map(readRow) };
}

/** @throws SyncError answer-unreadable */
export function readOne(response: HttpResponse): Row {
  const body = readJson(response);
  if (!isObject(body) || !isObject(body.contact))
    throw new SyncError('answer-unreadable', { status: response.status, reason: 'no-contact' });
  return readRow(body.contact);
}

/** @throws SyncError answer-unreadable */
export function readCompanyName(response: HttpResponse): string {
  const body = readJson(response);
  const company = isObject(body) ? body.company : undefined;
  const name = isObject(company) ? company.name : undefined;
  if (typeof name !== 'string' || name.trim() === '')
    throw new SyncError('answer-unreadable', { status: response.status, reason: 'no-company' });
  return name.trim();
}

function readRow(row: unknown): Row {
  if (!isObject(row)) return broken({}, 'no object');
  const { id, created_at, updated_at } = row;
  if (!isId(id)) return broken(row, 'id is no whole number');
  if (!isCount(created_at)) return broken(row, 'created_at is no time');
  if (!isCount(updated_at)) return broken(row, 'updated_at is no time');
  const scalars: Partial<Record<ScalarId, string>> = {};
  for (const field of scalarIds) {
    const value = row[field] ?? '';
    if (typeof value !== 'string') return broken(row, `${field} is no text`);
    scalars[field] = value;
  }
  const details: Partial<Record<DetailId, Detail[]>> = {};
  for (const field of detailIds) {
    const list = readDetails(row[field]);
    if (!list) return broken(row, `${field} is no list of values`);
    details[field] = list;
  }
  return {
    kind: 'contact',
    contact: {
      id,
      created_at,
      updated_at,
      scalars: scalars as Record<ScalarId, string>,
      details: details as Record<DetailId, Detail[]>,
    },
  };
}

function readDetails(list: unknown): Detail[] | null {
  if (!Array.isArray(list)) return null;
  const details: Detail[] = [];
  for (const item of list) {
    if (!isObject(item) || !isId(item.id) || typeof item.value !== 'string') return null;
    const label = item.label ?? '';
    if (typeof label !== 'string') return null;
    details.push({ id: item.id, label, value: item.value });
  }
  return details;
}

function broken(row: Readonly<Record<string, unknown>>, reason: string): Row {
  const { id, created_at, updated_at } = row;
  return {
    kind: 'broken',
    id: isId(id) ? id : null,
    createdAt: isCount(created_at) ? created_at : null,
    updatedAt: isCount(updated_at) ? updated_at : null,
    version: `broken.${fingerprint(row)}`,
    reason,
  };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isId(value: unknown): value is number {
  return isCount(value) && value > 0;
}
