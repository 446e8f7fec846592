/**
 * Up to a hundred contacts a request. Every input carries a name of its own (`objectWriteTraceId`), without which HubSpot does not say
 * which record an error is about. A batch that is refused as a whole is sent again in halves: then nothing of it was done.
 */
import type { Contact, ServiceRecord } from '../../contact/contact.ts';
import { SyncError } from '../../errors.ts';
import type { Batches, BatchOutcome } from '../contract.ts';
import { contactsPath } from './api.ts';
import type { BatchCreateBody, BatchUpdateBody, CreateBody, UpdateBody } from './bodies.types.ts';
import { toContact } from './convert.ts';
import { propertiesFor } from './fields.ts';
import { refusalReason, saysNoRecord } from './refusal.ts';
import { holdsWhatWasSent } from './same-content.ts';
import { type BatchAnswer, type BatchProblem, type Row, readBatch } from './schema.ts';
import { type Book, confirmed, createdRecord, textsOf, updatedRecord } from './write.ts';
import { changesBetween, creation } from './write-plan.ts';

export const mostInBatch = 100;

type Outcome = BatchOutcome<ServiceRecord>;

/** One input of a batch and how its answer is read. */
interface Item {
  readonly body: CreateBody | (UpdateBody & { readonly id: string });
  /** Null: the answer leaves something open. */
  read(row: Row): ServiceRecord | null;
  readonly id: string | null;
  /** What a new record is known by where its answer does not repeat the input's name. */
  readonly contact?: Contact;
}

export function hubspotBatches(book: Book): Batches {
  return {
    most: { read: mostInBatch, create: mostInBatch, update: mostInBatch, delete: mostInBatch },
    read: (ids) => readMany(book, ids),
    create: async (items) => {
      const planned = items.map(({ contact }) =>
        attempt(() => ({ contact, properties: creation(contact, book.fields) })),
      );
      const secrets = items.flatMap(({ contact }) => textsOf(contact));
      return sendPlanned(book, 'create', planned, secrets, ({ contact, properties }) => ({
        body: { properties, associations: [] },
        id: null,
        contact,
        read: (row) => createdRecord(row, properties, book.fields),
      }));
    },
    update: async (items) => {
      const planned = items.map(({ current, target }) =>
        attempt(() => ({ current, changes: changesBetween(current.contact, target, book.fields) })),
      );
      const secrets = items.flatMap(({ target }) => textsOf(target));
      return sendPlanned(book, 'update', planned, secrets, ({ current, changes }) => {
        if (Object.keys(changes).length === 0) return current;
        return {
          body: { id: current.id, properties: changes },
          id: current.id,
          read: (row) => updatedRecord(row, current, changes, book.fields),
        };
      });
    },
    delete: async (currents) => {
      await book.api.send('POST', `${contactsPath}/batch/archive`, {
        inputs: currents.map(({ id }) => ({ id })),
      });
      return currents.map(() => ({ ok: true, value: null }));
    },
  };
}

export async function readMany(
  book: Book,
  ids: readonly string[],
): Promise<readonly BatchOutcome<ServiceRecord | null>[]> {
  const asked = ids.filter((id) => /^\d+$/.test(id));
  if (asked.length === 0) return ids.map(() => ({ ok: true, value: null }));
  const response = await book.api.ask(`${contactsPath}/batch/read`, {
    properties: propertiesFor(book.fields),
    propertiesWithHistory: [],
    inputs: asked.map((id) => ({ id })),
  });
  const { rows, problems } = readBatch(response);
  const contacts = rows.flatMap(({ row }) => (row.kind === 'contact' ? [row.contact] : []));
  const records = new Map((await book.complete(contacts)).map((record) => [record.id, record]));
  const broken = new Map(rows.flatMap(({ row }) => (row.kind === 'broken' ? [[row.id, row.reason]] : [])));
  const strange = problems.find(({ body }) => !saysNoRecord(body));
  return ids.map((id): BatchOutcome<ServiceRecord | null> => {
    const reason = broken.get(id) ?? (strange && !records.has(id) ? strange.category : undefined);
    if (reason !== undefined) return { ok: false, error: new SyncError('record-unreadable', { id, reason }) };
    return { ok: true, value: records.get(id) ?? null };
  });
}

/** What cannot be sent at all has its outcome before anything is. */
async function sendPlanned<P>(
  book: Book,
  what: 'create' | 'update',
  planned: readonly (P | SyncError)[],
  secrets: readonly string[],
  toItem: (plan: P) => Item | ServiceRecord,
): Promise<readonly Outcome[]> {
  const outcomes: (Outcome | null)[] = planned.map(() => null);
  const items: Item[] = [];
  const places: number[] = [];
  planned.forEach((plan, place) => {
    if (plan instanceof SyncError) {
      outcomes[place] = { ok: false, error: plan };
      return;
    }
    const item = toItem(plan);
    if ('version' in item) outcomes[place] = { ok: true, value: item };
    else {
      items.push(item);
      places.push(place);
    }
  });
  const sent = items.length === 0 ? [] : await sendItems(book, what, items, secrets);
  sent.forEach((outcome, index) => {
    outcomes[places[index] ?? -1] = outcome;
  });
  return outcomes.map((outcome) => outcome ?? unknown());
}

async function sendItems(
  book: Book,
  what: 'create' | 'update',
  items: readonly Item[],
  secrets: readonly string[],
): Promise<readonly Outcome[]> {
  const inputs = items.map(({ body }, index) => ({ ...body, objectWriteTraceId: String(index) }));
  let answer: BatchAnswer;
  try {
    const body = { inputs } as BatchCreateBody | BatchUpdateBody;
    const response = await book.api.send('POST', `${contactsPath}/batch/${what}`, body, secrets);
    answer = confirmed(() => readBatch(response));
  } catch (error) {
    if (!(error instanceof SyncError) || !isRefusedWhole(error)) throw error;
    const [only] = items;
    if (items.length === 1 && only) return [{ ok: false, error }];
    const middle = Math.ceil(items.length / 2);
    return [
      ...(await sendItems(book, what, items.slice(0, middle), secrets)),
      ...(await sendItems(book, what, items.slice(middle), secrets)),
    ];
  }
  const rows = rowsOf(book, items, answer);
  const outcomes = items.map((item, index) =>
    outcomeOf(item, rows.get(index), problemOf(item, String(index), answer, items.length), secrets),
  );
  return afterwards(book, items, outcomes);
}

/** Rows whose answer left something open are read, all in one request. */
async function afterwards(
  book: Book,
  items: readonly Item[],
  outcomes: readonly (Outcome | 'open')[],
): Promise<readonly Outcome[]> {
  const open = items.flatMap(({ id }, index) => (outcomes[index] === 'open' && id !== null ? [id] : []));
  const read = open.length === 0 ? [] : await readMany(book, open);
  return items.map(({ id }, index): Outcome => {
    const outcome = outcomes[index];
    if (outcome !== undefined && outcome !== 'open') return outcome;
    const found = id === null ? undefined : read[open.indexOf(id)];
    if (!found) return unknown();
    if (!found.ok) return found;
    return found.value
      ? { ok: true, value: found.value }
      : { ok: false, error: new SyncError('record-gone', { id }) };
  });
}

/** Which row answers which input: by the input's name, by the record's id, and for new records without either by what they hold. */
function rowsOf(book: Book, items: readonly Item[], { rows }: BatchAnswer): ReadonlyMap<number, Row> {
  const found = new Map<number, Row>();
  const free = rows.filter(({ row, trace }) => {
    const id = row.kind === 'contact' ? row.contact.id : row.id;
    const index =
      trace === null ? items.findIndex((item) => item.id !== null && item.id === id) : Number(trace);
    if (items[index]) found.set(index, row);
    return !items[index];
  });
  for (const { row } of free) {
    if (row.kind === 'broken') continue;
    const held = toContact(row.contact.properties, book.fields);
    const index = items.findIndex(
      ({ contact }, place) => contact && !found.has(place) && holdsWhatWasSent(held, contact, book.fields),
    );
    if (index !== -1) found.set(index, row);
  }
  return found;
}

function problemOf(
  item: Item,
  trace: string,
  { problems }: BatchAnswer,
  size: number,
): BatchProblem | undefined {
  return problems.find(
    ({ traces, ids }) => traces.includes(trace) || (item.id !== null && ids.includes(item.id)) || size === 1,
  );
}

function outcomeOf(
  item: Item,
  row: Row | undefined,
  problem: BatchProblem | undefined,
  secrets: readonly string[],
): Outcome | 'open' {
  if (!row) return problem ? { ok: false, error: errorOf(problem, item.id, secrets) } : unknown();
  const value = attempt(() => confirmed(() => item.read(row)));
  if (value instanceof SyncError) return { ok: false, error: value };
  return value === null ? 'open' : { ok: true, value };
}

function errorOf(problem: BatchProblem, id: string | null, secrets: readonly string[]): SyncError {
  if (saysNoRecord(problem.body)) return new SyncError('record-gone', { id });
  return new SyncError('record-rejected', { reason: refusalReason(problem.body, secrets) });
}

function isRefusedWhole({ code }: SyncError): boolean {
  return code === 'record-rejected' || code === 'record-gone';
}

function unknown(): Outcome {
  return { ok: false, error: new SyncError('write-unknown', { reason: 'not-mentioned' }) };
}

function attempt<T>(make: () => T): T | SyncError {
  try {
    return make();
  } catch (error) {
    if (error instanceof SyncError) return error;
    throw error;
  }
}
