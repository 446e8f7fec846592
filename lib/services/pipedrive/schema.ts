/** Reads Pipedrive's JSON (v2) and believes none of it. A wrong envelope makes the answer unreadable; a broken person is one unreadable record. */
import { fingerprint } from '../../contact/fingerprint.ts';
import { SyncError } from '../../errors.ts';
import type { HttpResponse } from '../contract.ts';
import { isObject } from '../json.ts';
import { readJson } from '../status.ts';

export interface Detail {
  readonly value: string;
  readonly label: string;
  readonly primary: boolean;
}

/** A person as Pipedrive holds it. Times are RFC 3339, to the second. */
export interface Person {
  readonly id: number;
  readonly name: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly owner_id: number | null;
  readonly org_id: number | null;
  readonly add_time: string;
  readonly update_time: string;
  readonly emails: readonly Detail[];
  readonly phones: readonly Detail[];
  readonly is_deleted: boolean;
  readonly label_ids: readonly number[];
  readonly notes: string;
  readonly job_title: string;
  readonly birthday: string;
  readonly custom_fields: Readonly<Record<string, unknown>>;
}

export type Row =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'broken'; readonly id: number; readonly version: string; readonly reason: string };

export interface Page<T> {
  readonly rows: readonly T[];
  readonly nextCursor: string | null;
}

/** The `data` of an answer. @throws SyncError answer-unreadable */
export function dataOf(response: HttpResponse): unknown {
  const body = readJson(response);
  if (!isObject(body) || body.success !== true || !('data' in body)) throw unreadable(response, 'no-data');
  return body.data;
}

/** @throws SyncError answer-unreadable */
export function readPage<T>(response: HttpResponse, read: (row: unknown) => T): Page<T> {
  const data = dataOf(response);
  if (data !== null && !Array.isArray(data)) throw unreadable(response, 'no-list');
  const body = readJson(response);
  const more = isObject(body) && isObject(body.additional_data) ? body.additional_data.next_cursor : null;
  return {
    rows: (Array.isArray(data) ? data : []).map(read),
    nextCursor: typeof more === 'string' && more !== '' ? more : null,
  };
}

/** @throws SyncError answer-unreadable when it cannot even be named */
export function readPerson(row: unknown): Row {
  if (!isObject(row) || !isId(row.id)) throw new SyncError('answer-unreadable', { reason: 'no-person' });
  const broken = (reason: string): Row => ({
    kind: 'broken',
    id: row.id as number,
    version: `broken.${fingerprint(row)}`,
    reason,
  });
  const phones = readDetails(row.phones);
  const emails = readDetails(row.emails);
  if (!phones) return broken('phones are no list of values');
  if (!emails) return broken('emails are no list of values');
  if (typeof row.update_time !== 'string' || Number.isNaN(Date.parse(row.update_time)))
    return broken('update_time is no time');
  const custom = row.custom_fields ?? {};
  if (!isObject(custom)) return broken('custom_fields are no object');
  return {
    kind: 'person',
    person: {
      id: row.id,
      name: text(row.name),
      first_name: text(row.first_name),
      last_name: text(row.last_name),
      owner_id: isId(row.owner_id) ? row.owner_id : null,
      org_id: isId(row.org_id) ? row.org_id : null,
      add_time: text(row.add_time),
      update_time: row.update_time,
      emails,
      phones,
      is_deleted: row.is_deleted === true,
      label_ids: Array.isArray(row.label_ids) ? row.label_ids.filter(isId) : [],
      notes: text(row.notes),
      job_title: text(row.job_title),
      birthday: text(row.birthday),
      custom_fields: custom,
    },
  };
}

export interface Organisation {
  readonly id: number;
  readonly name: string;
}

export function readOrganisation(row: unknown): Organisation | null {
  return isObject(row) && isId(row.id) ? { id: row.id, name: text(row.name) } : null;
}

function readDetails(list: unknown): Detail[] | null {
  if (list === null || list === undefined) return [];
  if (!Array.isArray(list)) return null;
  const details: Detail[] = [];
  for (const item of list) {
    if (!isObject(item)) return null;
    // A person without a number is shown with one empty value.
    const value = text(item.value).trim();
    if (value !== '') details.push({ value, label: text(item.label), primary: item.primary === true });
  }
  return details;
}

export function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function unreadable(response: HttpResponse, reason: string): SyncError {
  return new SyncError('answer-unreadable', { status: response.status, reason });
}
