/** Contacts by their ids: one, or many in few requests. */
import type { ServiceRecord } from '../../contact/contact.ts';
import { SyncError } from '../../errors.ts';
import type { BatchOutcome, HttpResponse, UnreadableRecord } from '../contract.ts';
import { isOk } from '../status.ts';
import type { Api } from './api.ts';
import { askAll } from './batch.ts';
import { toWritableRecord } from './convert.ts';
import { type Folder, isElsewhere, mustBeThere } from './folder.ts';
import { codeOf, graphError } from './graph-error.ts';
import type { Operation } from './operation.ts';
import { readOne, selected } from './schema.ts';

/** What an answer says of one contact. */
export type Found =
  | { readonly kind: 'record'; readonly record: ServiceRecord }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreadable'; readonly unreadable: UnreadableRecord }
  | { readonly kind: 'failed'; readonly error: SyncError };

export function pathOf(folder: Folder, id: string): string {
  return `${folder.path}/${encodeURIComponent(id)}`;
}

/** @throws SyncError record-unreadable */
export async function readRecord(api: Api, folder: Folder, id: string): Promise<ServiceRecord | null> {
  const found = await foundIn(api, folder, id, await api.ask(getOf(folder, id)));
  if (found.kind === 'gone') await mustBeThere(api, folder);
  const outcome = outcomeOf(found);
  if (!outcome.ok) throw outcome.error;
  return outcome.value;
}

export async function readRecords(
  api: Api,
  folder: Folder,
  ids: readonly string[],
): Promise<readonly BatchOutcome<ServiceRecord | null>[]> {
  const found = await findRecords(api, folder, ids, false);
  if (found.some(({ kind }) => kind === 'gone')) await mustBeThere(api, folder);
  return found.map(outcomeOf);
}

/** @param likelyGone see askAll */
export async function findRecords(
  api: Api,
  folder: Folder,
  ids: readonly string[],
  likelyGone: boolean,
): Promise<readonly Found[]> {
  const answers = await askAll(
    api,
    ids.map((id) => getOf(folder, id)),
    likelyGone,
  );
  const found: Found[] = [];
  for (const [index, id] of ids.entries()) {
    const answer = answers[index];
    if (!answer) throw new SyncError('bug', { reason: 'batch', index });
    found.push(await foundIn(api, folder, id, answer));
  }
  return found;
}

function getOf(folder: Folder, id: string): Operation {
  return { method: 'GET', path: `${pathOf(folder, id)}?$select=${selected.join(',')}` };
}

async function foundIn(api: Api, folder: Folder, id: string, response: HttpResponse): Promise<Found> {
  if (!isOk(response)) {
    const error = graphError(response, { now: api.clock(), isWrite: false, missing: 'record-gone' });
    if (error.code === 'record-gone') return { kind: 'gone' };
    // An id that Graph cannot even read says nothing about whether the contact is there.
    if (codeOf(response) === 'ErrorInvalidIdMalformed')
      return { kind: 'unreadable', unreadable: { id, version: 'id', reason: 'malformed id' } };
    return { kind: 'failed', error };
  }
  const row = readOne(response);
  if (row.kind === 'removed') return { kind: 'gone' };
  if (row.kind === 'partial') throw new SyncError('bug', { reason: 'partial', id });
  if (row.kind === 'broken')
    return { kind: 'unreadable', unreadable: { id, version: row.version, reason: row.reason } };
  if (await isElsewhere(api, folder, row.contact.folder)) return { kind: 'gone' };
  folder.isThere = true;
  return { kind: 'record', record: toWritableRecord(row.contact) };
}

function outcomeOf(found: Found): BatchOutcome<ServiceRecord | null> {
  switch (found.kind) {
    case 'record':
      return { ok: true, value: found.record };
    case 'gone':
      return { ok: true, value: null };
    case 'unreadable':
      return {
        ok: false,
        error: new SyncError('record-unreadable', {
          id: found.unreadable.id,
          reason: found.unreadable.reason,
        }),
      };
    case 'failed':
      return { ok: false, error: found.error };
  }
}
