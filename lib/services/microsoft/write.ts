/**
 * Writes contacts, one or many, and only the version that was seen: with If-Match, and over what the engine has just read. Each function
 * first makes the operation (or finds that there is none to make) and then reads its answer, the same alone and in a batch.
 */
import type { Contact, ServiceRecord } from '../../contact/contact.ts';
import { SyncError } from '../../errors.ts';
import type { BatchOutcome, HttpResponse } from '../contract.ts';
import { refusalOfWrite } from '../lost-answer.ts';
import { isOk } from '../status.ts';
import type { Api } from './api.ts';
import { askAll } from './batch.ts';
import { heldBy, toWritableRecord } from './convert.ts';
import { type Folder, isElsewhere } from './folder.ts';
import { codeOf, graphError } from './graph-error.ts';
import type { Operation } from './operation.ts';
import { pathOf, readRecord } from './read-records.ts';
import { readOne } from './schema.ts';
import { changeBody, creationBody } from './write-body.ts';

export interface Creation {
  readonly key: string;
  readonly contact: Contact;
}

export interface Change {
  readonly current: ServiceRecord;
  readonly target: Contact;
}

/** An operation and what its answer means; or what is known without one. */
type Job<T> =
  | { readonly kind: 'known'; readonly outcome: BatchOutcome<T> }
  | { readonly kind: 'ask'; readonly operation: Operation; read(response: HttpResponse): Promise<T> };

export async function runOne<T>(api: Api, job: Job<T>): Promise<T> {
  if (job.kind === 'ask') return job.read(await api.ask(job.operation));
  if (!job.outcome.ok) throw job.outcome.error;
  return job.outcome.value;
}

export async function runAll<T>(api: Api, jobs: readonly Job<T>[]): Promise<readonly BatchOutcome<T>[]> {
  const asked = jobs.flatMap((job) => (job.kind === 'ask' ? [job] : []));
  const answers = await askAll(
    api,
    asked.map(({ operation }) => operation),
  );
  const outcomes: BatchOutcome<T>[] = [];
  for (const job of jobs) {
    if (job.kind === 'known') {
      outcomes.push(job.outcome);
      continue;
    }
    const answer = answers[asked.indexOf(job)];
    if (!answer) throw new SyncError('bug', { reason: 'batch' });
    outcomes.push(await settled(() => job.read(answer)));
  }
  return outcomes;
}

export async function creationJob(
  api: Api,
  folder: Folder,
  { key, contact }: Creation,
): Promise<Job<ServiceRecord>> {
  return madeOf(async () => ({
    kind: 'ask',
    operation: { method: 'POST', path: folder.path, body: { ...creationBody(key, contact) } },
    read: async (response) => {
      if (!isOk(response)) throw writeError(api, response, {});
      const record = confirmed(response);
      folder.parents.add(record.folder);
      return record.record;
    },
  }));
}

export async function changeJob(
  api: Api,
  folder: Folder,
  { current, target }: Change,
): Promise<Job<ServiceRecord>> {
  return madeOf(async () => {
    const { id } = current;
    const held = heldBy(current) ?? (await heldNow(api, folder, current));
    const body = changeBody(held, target);
    if (body === null) return { kind: 'known', outcome: { ok: true, value: current } };
    return {
      kind: 'ask',
      operation: { method: 'PATCH', path: pathOf(folder, id), body: { ...body }, ifMatch: current.version },
      read: async (response) => {
        if (isConflict(response)) throw await conflictOf(api, folder, id);
        if (!isOk(response)) throw writeError(api, response, { id });
        const { record, folder: parent } = confirmed(response);
        if (await isElsewhere(api, folder, parent)) throw new SyncError('record-gone', { id });
        return record;
      },
    };
  });
}

export async function deletionJob(api: Api, folder: Folder, current: ServiceRecord): Promise<Job<null>> {
  const { id } = current;
  return {
    kind: 'ask',
    operation: { method: 'DELETE', path: pathOf(folder, id), ifMatch: current.version },
    read: async (response) => {
      if (isOk(response) || (response.status === 404 && codeOf(response) === 'ErrorItemNotFound'))
        return null;
      if (!isConflict(response)) throw writeError(api, response, { id });
      const error = await conflictOf(api, folder, id);
      if (error.code === 'record-gone') return null;
      throw error;
    },
  };
}

/** What cannot be written is an outcome like any other. */
async function madeOf<T>(make: () => Promise<Job<T>>): Promise<Job<T>> {
  const made = await settled(make);
  return made.ok ? made.value : { kind: 'known', outcome: made };
}

async function settled<T>(work: () => Promise<T>): Promise<BatchOutcome<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof SyncError) return { ok: false, error };
    throw error;
  }
}

/** For a record that comes from the mirror: what it is made of, if it is still the same. */
async function heldNow(api: Api, folder: Folder, { id, version }: ServiceRecord) {
  const record = await readRecord(api, folder, id);
  const held = record && heldBy(record);
  if (!held) throw new SyncError('record-gone', { id });
  if (record.version !== version) throw new SyncError('record-changed', { id });
  return held;
}

function isConflict({ status }: HttpResponse): boolean {
  return status === 412 || status === 409;
}

async function conflictOf(api: Api, folder: Folder, id: string): Promise<SyncError> {
  const held = await readRecord(api, folder, id);
  return new SyncError(held ? 'record-changed' : 'record-gone', { id });
}

function writeError(api: Api, response: HttpResponse, detail: { readonly id?: string }): SyncError {
  const error = graphError(response, { now: api.clock(), isWrite: true, missing: 'record-gone', detail });
  // A create has no record that could be gone: its folder is.
  if (error.code === 'record-gone' && detail.id === undefined)
    return new SyncError('book-missing', error.detail);
  return refusalOfWrite(error);
}

/** The write went through, so an answer that cannot be read leaves only its outcome unknown. */
function confirmed(response: HttpResponse): { readonly record: ServiceRecord; readonly folder: string } {
  let reason = '';
  try {
    const row = readOne(response);
    if (row.kind === 'contact') return { record: toWritableRecord(row.contact), folder: row.contact.folder };
    reason = row.kind === 'broken' ? row.reason : row.kind;
  } catch (error) {
    if (!(error instanceof SyncError)) throw error;
    reason = String(error.detail.reason ?? error.code);
  }
  throw new SyncError('write-unknown', { status: response.status, after: 'answer-unreadable', reason });
}
