/** The rows of a page, sorted by what they say. Rows that tell only a change are read whole, many at once. */
import type { ServiceRecord } from '../../contact/contact.ts';
import type { UnreadableRecord } from '../contract.ts';
import type { Api } from './api.ts';
import { toRecord } from './convert.ts';
import type { Folder } from './folder.ts';
import { findRecords } from './read-records.ts';
import type { Row } from './schema.ts';

export interface Sorted {
  readonly records: readonly ServiceRecord[];
  readonly unreadable: readonly UnreadableRecord[];
  readonly removedIds: readonly string[];
  /** Rows without an id. */
  readonly unnamed: number;
}

/** So many spellings of a folder's id are plausible; more would be another matter. */
const mostParents = 4;

export async function sortRows(api: Api, folder: Folder, rows: readonly Row[]): Promise<Sorted> {
  const records: ServiceRecord[] = [];
  const unreadable: UnreadableRecord[] = [];
  const removedIds: string[] = [];
  const partial: string[] = [];
  let unnamed = 0;
  for (const row of rows) {
    switch (row.kind) {
      case 'contact':
        // Whatever the folder's own delta shows lies in it.
        if (row.contact.folder !== '' && folder.parents.size < mostParents)
          folder.parents.add(row.contact.folder);
        records.push(toRecord(row.contact));
        break;
      case 'removed':
        removedIds.push(row.id);
        break;
      case 'partial':
        partial.push(row.id);
        break;
      case 'broken':
        if (row.id === null) unnamed += 1;
        else unreadable.push({ id: row.id, version: row.version, reason: row.reason });
        break;
    }
  }
  for (const [index, found] of (await findRecords(api, folder, partial, false)).entries()) {
    const id = partial[index] ?? '';
    if (found.kind === 'record') records.push(withoutRaw(found.record));
    else if (found.kind === 'gone') removedIds.push(id);
    else if (found.kind === 'unreadable') unreadable.push(found.unreadable);
    else throw found.error;
  }
  return { records, unreadable, removedIds, unnamed };
}

/** What writing needs would only weigh in a listing. */
export function withoutRaw({ raw: _raw, ...record }: ServiceRecord): ServiceRecord {
  return record;
}
