/**
 * Reads Graph's JSON and believes none of it. A wrong envelope makes the whole answer unreadable; a broken contact in a good list makes one
 * unreadable record, and the others go on. A later round of delta may tell only what changed: such a row is `partial`, and is read whole.
 */

import { fingerprint } from '../../contact/fingerprint.ts';
import { SyncError } from '../../errors.ts';
import type { HttpResponse } from '../contract.ts';
import { isObject } from '../json.ts';
import { readJson } from '../status.ts';
import { type TextField, textProperties } from './fields.ts';

export interface GraphEmail {
  readonly name: string;
  readonly address: string;
}

/** A contact as Graph holds it; empty texts are ''. */
export interface GraphContact {
  readonly id: string;
  readonly changeKey: string;
  readonly folder: string;
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  readonly texts: Readonly<Record<TextField, string>>;
  readonly businessPhones: readonly string[];
  readonly homePhones: readonly string[];
  readonly mobilePhone: string;
  readonly emails: readonly GraphEmail[];
  readonly categories: readonly string[];
  /** As it is written there, e.g. 1985-04-12T11:59:00Z. */
  readonly birthday: string;
}

export type Row =
  | { readonly kind: 'contact'; readonly contact: GraphContact }
  | { readonly kind: 'removed'; readonly id: string }
  | { readonly kind: 'partial'; readonly id: string }
  /** Id null: it cannot even be named. */
  | {
      readonly kind: 'broken';
      readonly id: string | null;
      readonly version: string;
      readonly reason: string;
    };

/** Everything that is read of a contact. */
export const selected: readonly string[] = [
  'id',
  'changeKey',
  'parentFolderId',
  'createdDateTime',
  'lastModifiedDateTime',
  ...Object.values(textProperties),
  'businessPhones',
  'homePhones',
  'mobilePhone',
  'emailAddresses',
  'categories',
  'birthday',
];

export interface Page {
  readonly rows: readonly Row[];
  /** Exactly one of them in an answer of delta; both null at the end of a plain list. */
  readonly nextLink: string | null;
  readonly deltaLink: string | null;
}

/** @param mayBePartial rows tell at least what changed, perhaps no more. @throws SyncError answer-unreadable */
export function readPage(response: HttpResponse, mayBePartial: boolean): Page {
  const body = readJson(response);
  const list = isObject(body) ? body.value : undefined;
  if (!isObject(body) || !Array.isArray(list))
    throw new SyncError('answer-unreadable', { status: response.status, reason: 'no-list' });
  const link = (name: string) => (typeof body[name] === 'string' ? (body[name] as string) : null);
  return {
    rows: list.map((row) => readRow(row, mayBePartial)),
    nextLink: link('@odata.nextLink'),
    deltaLink: link('@odata.deltaLink'),
  };
}

/** @throws SyncError answer-unreadable */
export function readOne(response: HttpResponse): Row {
  const body = readJson(response);
  if (!isObject(body))
    throw new SyncError('answer-unreadable', { status: response.status, reason: 'no-contact' });
  return readRow(body, false);
}

export function readRow(row: unknown, mayBePartial: boolean): Row {
  if (!isObject(row)) return broken(null, row, 'no object');
  const id = typeof row.id === 'string' && row.id !== '' ? row.id : null;
  if (id === null) return broken(null, row, 'no id');
  if (row['@removed'] !== undefined) return { kind: 'removed', id };
  if (mayBePartial && selected.some((name) => row[name] === undefined)) return { kind: 'partial', id };
  const changeKey = changeKeyOf(row);
  if (changeKey === '') return broken(id, row, 'no change key');
  const texts: Partial<Record<TextField, string>> = {};
  for (const [field, property] of Object.entries(textProperties)) {
    const text = row[property] ?? '';
    if (typeof text !== 'string') return broken(id, row, `${property} is no text`);
    texts[field as TextField] = text;
  }
  const lists = { businessPhones: textsIn(row.businessPhones), homePhones: textsIn(row.homePhones) };
  const categories = textsIn(row.categories);
  const emails = emailsIn(row.emailAddresses);
  const { mobilePhone, birthday } = { mobilePhone: row.mobilePhone ?? '', birthday: row.birthday ?? '' };
  if (!lists.businessPhones || !lists.homePhones || typeof mobilePhone !== 'string')
    return broken(id, row, 'phones are no texts');
  if (!emails) return broken(id, row, 'emailAddresses are no addresses');
  if (!categories) return broken(id, row, 'categories are no texts');
  if (typeof birthday !== 'string') return broken(id, row, 'birthday is no text');
  return {
    kind: 'contact',
    contact: {
      id,
      changeKey,
      folder: typeof row.parentFolderId === 'string' ? row.parentFolderId : '',
      createdAt: timeIn(row.createdDateTime),
      updatedAt: timeIn(row.lastModifiedDateTime),
      texts: texts as Record<TextField, string>,
      businessPhones: lists.businessPhones,
      homePhones: lists.homePhones,
      mobilePhone,
      emails,
      categories,
      birthday,
    },
  };
}

function broken(id: string | null, row: unknown, reason: string): Row {
  const changeKey = isObject(row) ? changeKeyOf(row) : '';
  return { kind: 'broken', id, version: changeKey || `broken.${fingerprint(row)}`, reason };
}

/** The etag is `W/"<change key>"`. */
function changeKeyOf(row: Readonly<Record<string, unknown>>): string {
  if (typeof row.changeKey === 'string' && row.changeKey !== '') return row.changeKey;
  const etag = row['@odata.etag'];
  return typeof etag === 'string' ? (/^(?:W\/)?"(.+)"$/.exec(etag)?.[1] ?? '') : '';
}

function textsIn(value: unknown): readonly string[] | null {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return null;
  const texts = (value as unknown[]).filter((one) => one !== null);
  return texts.every((one) => typeof one === 'string') ? (texts as string[]) : null;
}

function emailsIn(value: unknown): readonly GraphEmail[] | null {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return null;
  const emails: GraphEmail[] = [];
  for (const one of value as unknown[]) {
    if (one === null) continue;
    const { name, address } = isObject(one) ? { name: one.name ?? '', address: one.address ?? '' } : {};
    if (typeof name !== 'string' || typeof address !== 'string') return null;
    emails.push({ name, address });
  }
  return emails;
}

function timeIn(value: unknown): number | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
