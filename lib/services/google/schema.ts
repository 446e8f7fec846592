/**
 * What we read of Google's answers, and how: what is not of the expected kind is refused as a whole, so that nothing half-read is taken
 * for a contact. Types of the entries we write are in the same shape; unknown properties of entries are carried along.
 */
import { SyncError } from '../../errors.ts';
import { isObject } from '../json.ts';
import { personLists } from './fields.ts';

export type Entry = Readonly<Record<string, unknown>>;

export interface Person {
  readonly resourceName: string;
  /** Of the contact source. */
  readonly sourceId: string;
  readonly etag: string;
  /** ms, by Google's clock; 0 where it is not told. */
  readonly updatedAt: number;
  readonly formerNames: readonly string[];
  /** Entries of the contact source alone, by person field. */
  readonly entries: Readonly<Record<string, readonly Entry[]>>;
}

export type PersonRow =
  | { readonly kind: 'person'; readonly person: Person }
  /** Deleted, or nothing that is kept as a contact any more. */
  | { readonly kind: 'gone'; readonly resourceName: string }
  | { readonly kind: 'broken'; readonly resourceName: string | null; readonly reason: string };

export function textOf(entry: Entry | undefined, key: string): string {
  const value = entry?.[key];
  return typeof value === 'string' ? value.trim() : '';
}

export function readPerson(json: unknown): PersonRow {
  if (!isObject(json) || typeof json.resourceName !== 'string' || json.resourceName === '')
    return { kind: 'broken', resourceName: null, reason: 'no resource name' };
  const { resourceName, metadata } = json;
  if (!isObject(metadata)) return { kind: 'broken', resourceName, reason: 'no metadata' };
  if (metadata.deleted === true) return { kind: 'gone', resourceName };
  const sources = Array.isArray(metadata.sources) ? metadata.sources.filter(isObject) : [];
  const source = sources.find((one) => one.type === 'CONTACT');
  if (!source) return { kind: 'gone', resourceName };
  if (textOf(source, 'id') === '' || textOf(source, 'etag') === '')
    return { kind: 'broken', resourceName, reason: 'contact source without id or etag' };
  const entries = readEntries(json);
  if (typeof entries === 'string') return { kind: 'broken', resourceName, reason: entries };
  const updatedAt = Date.parse(textOf(source, 'updateTime'));
  const former = Array.isArray(metadata.previousResourceNames) ? metadata.previousResourceNames : [];
  return {
    kind: 'person',
    person: {
      resourceName,
      sourceId: textOf(source, 'id'),
      etag: textOf(source, 'etag'),
      updatedAt: Number.isNaN(updatedAt) ? 0 : updatedAt,
      formerNames: former.filter((name): name is string => typeof name === 'string'),
      entries,
    },
  };
}

/** @returns what is wrong, if something is */
function readEntries(json: Entry): Readonly<Record<string, readonly Entry[]>> | string {
  const entries: Record<string, readonly Entry[]> = {};
  for (const field of personLists) {
    const list = json[field] ?? [];
    if (!Array.isArray(list) || !list.every(isObject)) return `${field} is no list`;
    for (const entry of list)
      if (!['string', 'undefined'].includes(typeof entry.value)) return `${field} holds no text`;
    entries[field] = list.filter(isOfContact);
  }
  return entries;
}

/** Beside a contact Google may show what the same person's profile says. */
function isOfContact(entry: Entry): boolean {
  const source = isObject(entry.metadata) && isObject(entry.metadata.source) ? entry.metadata.source : null;
  return source === null || source.type === undefined || source.type === 'CONTACT';
}

export interface ConnectionsPage {
  readonly rows: readonly PersonRow[];
  readonly nextPageToken: string | null;
  readonly nextSyncToken: string | null;
  readonly total: number | null;
}

/** @throws SyncError answer-unreadable */
export function readConnections(json: unknown): ConnectionsPage {
  if (!isObject(json) || !Array.isArray(json.connections ?? []))
    throw new SyncError('answer-unreadable', { reason: 'no list of connections' });
  return {
    rows: ((json.connections ?? []) as readonly unknown[]).map(readPerson),
    nextPageToken: textOf(json, 'nextPageToken') || null,
    nextSyncToken: textOf(json, 'nextSyncToken') || null,
    total: typeof json.totalItems === 'number' ? json.totalItems : null,
  };
}

/** The answer about one contact of a batch. */
export interface PersonAnswer {
  readonly requestedName: string;
  /** google.rpc.Code; 0 is fine. */
  readonly code: number;
  readonly row: PersonRow | null;
}

export function readPersonAnswer(json: unknown): PersonAnswer {
  if (!isObject(json)) throw new SyncError('answer-unreadable', { reason: 'no answer for a person' });
  const status = isObject(json.status) ? json.status : {};
  const http = typeof json.httpStatusCode === 'number' ? json.httpStatusCode : 200;
  const code = typeof status.code === 'number' ? status.code : http === 404 ? 5 : http >= 400 ? 2 : 0;
  return {
    requestedName: textOf(json, 'requestedResourceName'),
    code,
    row: json.person === undefined ? null : readPerson(json.person),
  };
}
