/**
 * Sorts the rows of a page by what the mirror knows of them. A list may lag behind what we ourselves wrote (not established, so it is
 * reckoned with): an older state than the mirror's is not news, and a contact that should have been known long ago is asked for before it
 * is believed, lest one that we deleted rises again.
 */
import type { ServiceRecord } from '../../contact/contact.ts';
import type { UnreadableRecord } from '../contract.ts';
import { toRecord, updatedAtOf } from './convert.ts';
import type { PullContext } from './pull-context.ts';
import type { Row } from './schema.ts';

export interface Sorted {
  readonly records: readonly ServiceRecord[];
  readonly unreadable: readonly UnreadableRecord[];
  readonly unchangedIds: readonly string[];
  /** Rows whose contact is gone; ids. */
  readonly ghosts: readonly number[];
  /** How many of the rows the mirror did not hold yet. */
  readonly fresh: number;
  readonly unnamed: number;
}

/** A page full of unknown contacts is an import, not a lag; and each question is a request. */
const mostQuestions = 5;

export async function sortRows(
  rows: readonly Row[],
  context: PullContext,
  knownGhosts: readonly number[],
): Promise<Sorted> {
  const named = rows.flatMap((row) => (idOf(row) === null ? [] : [String(idOf(row))]));
  const versions = await context.request.known.versions(named);
  const ghosts = await findGhosts(rows, versions, context, knownGhosts);
  const records: ServiceRecord[] = [];
  const unreadable: UnreadableRecord[] = [];
  const unchangedIds: string[] = [];
  let fresh = 0;
  for (const row of rows) {
    const id = idOf(row);
    if (id === null || ghosts.has(id)) continue;
    const known = versions.get(String(id));
    if (known === undefined) fresh += 1;
    if (row.kind === 'broken') {
      unreadable.push({ id: String(id), version: row.version, reason: row.reason });
      continue;
    }
    const record = toRecord(row.contact);
    const isOlder = known !== undefined && (updatedAtOf(known) ?? 0) > row.contact.updated_at;
    if (known === record.version || isOlder) unchangedIds.push(record.id);
    else records.push(record);
  }
  return {
    records,
    unreadable,
    unchangedIds,
    ghosts: [...ghosts],
    fresh,
    unnamed: rows.length - named.length,
  };
}

export function idOf(row: Row): number | null {
  return row.kind === 'contact' ? row.contact.id : row.id;
}

export function createdAtOf(row: Row): number | null {
  return row.kind === 'contact' ? row.contact.created_at : row.createdAt;
}

export function changedAtOf(row: Row): number | null {
  return row.kind === 'contact' ? row.contact.updated_at : row.updatedAt;
}

async function findGhosts(
  rows: readonly Row[],
  versions: ReadonlyMap<string, string>,
  { cursor, api }: PullContext,
  knownGhosts: readonly number[],
): Promise<Set<number>> {
  const found = new Set(knownGhosts);
  if (!cursor) return found;
  const strange = rows.flatMap((row) => {
    const [id, createdAt] = [idOf(row), createdAtOf(row)];
    const isStrange = id !== null && createdAt !== null && createdAt < cursor.newest;
    return isStrange && !versions.has(String(id)) && !found.has(id) ? [id] : [];
  });
  if (strange.length > mostQuestions) return found;
  for (const id of strange) if (!(await api.find(`/contacts/${id}`))) found.add(id);
  return found;
}
