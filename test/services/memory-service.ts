/**
 * An address book in memory and a connector over it, for tests that need a service without a network: the engine's, and the contract
 * suite's own. It keeps to the contract as strictly as a real one, and can take on the manners of Aircall (no deletions told, no key, no
 * version check, emoji stripped, no blanks) or of a CardDAV book (all of them).
 */
import type { Contact, Field, ServiceRecord, Value } from '../../lib/contact/contact.ts';
import { SyncError } from '../../lib/errors.ts';
import type { Connector, CreatedLookup, PullRequest, PullStep } from '../../lib/services/contract.ts';
import { inBatches } from './memory-batches.ts';
import { type Entry, type MemoryBook, tidy } from './memory-book.ts';
import { aircallLikeFields, cardLikeFields } from './memory-fields.ts';

export { flaky, throughJson } from './flaky.ts';
export { MemoryBook } from './memory-book.ts';
export { aircallLikeFields, cardLikeFields } from './memory-fields.ts';

export interface MemoryOptions {
  /** Default: cardLikeFields. */
  readonly fields?: readonly Field[];
  /** Default 50. */
  readonly pageSize?: number;
  /** Deleted ids are told by `changes`. False: noticed by the count, then found by a complete listing. Default true. */
  readonly tellsDeletions?: boolean;
  /** Default true. */
  readonly createIsIdempotent?: boolean;
  /** An update or delete against an older version is refused. Default true. */
  readonly checksVersion?: boolean;
  /** The most records of one request; default: no batches. */
  readonly batchSize?: number;
}

/** The manners of Aircall, for `memoryConnector(book, aircallManners)`. */
export const aircallManners: MemoryOptions = {
  fields: aircallLikeFields,
  tellsDeletions: false,
  createIsIdempotent: false,
  checksVersion: false,
};

type Checkpoint =
  | { readonly kind: 'list'; readonly after: number; readonly startSeq: number; readonly done: number }
  | { readonly kind: 'changes'; readonly after: number; readonly since: number };

export function memoryConnector(book: MemoryBook, options: MemoryOptions = {}): Connector {
  const fields = options.fields ?? cardLikeFields;
  const pageSize = options.pageSize ?? 50;
  const tellsDeletions = options.tellsDeletions ?? true;
  const createIsIdempotent = options.createIsIdempotent ?? true;
  const checksVersion = options.checksVersion ?? true;

  function call(kind: 'creates' | 'updates' | 'deletes' | 'reads' | 'pulls'): void {
    book.ledger.requests += 1;
    book.ledger[kind] += 1;
  }

  function current(record: ServiceRecord): ServiceRecord {
    const held = book.get(record.id);
    if (!held) throw new SyncError('record-gone', { id: record.id });
    if (checksVersion && held.version !== record.version)
      throw new SyncError('record-changed', { id: record.id });
    return held;
  }

  function list(checkpoint: Extract<Checkpoint, { kind: 'list' }>, restarts: boolean): PullStep {
    const rest = [...book.entries.values()]
      .filter((entry) => entry.createdSeq > checkpoint.after)
      .sort((a, b) => a.createdSeq - b.createdSeq);
    const page = rest.slice(0, pageSize);
    const last = page.at(-1);
    const done = checkpoint.done + page.length;
    const isLast = rest.length <= pageSize;
    return {
      records: page.map((entry) => entry.record),
      unreadable: [],
      unchangedIds: [],
      removedIds: [],
      next: isLast || !last ? null : { ...checkpoint, after: last.createdSeq, done },
      progress: { done, total: book.entries.size },
      ...(restarts ? { restartsListing: true } : {}),
      // Changes made while the listing ran are told by the next pull: its cursor is where this listing began.
      ...(isLast ? { end: { listing: 'complete', cursor: { seq: checkpoint.startSeq } } } : {}),
    };
  }

  async function changes(
    checkpoint: Extract<Checkpoint, { kind: 'changes' }>,
    request: PullRequest,
  ): Promise<PullStep> {
    const rest = [...book.entries.values()]
      .filter((entry) => entry.changedSeq > checkpoint.after)
      .sort((a, b) => a.changedSeq - b.changedSeq);
    const page = rest.slice(0, pageSize);
    const last = page.at(-1);
    const step = {
      records: page.map((entry) => entry.record),
      unreadable: [],
      unchangedIds: [],
      progress: { done: page.length, total: null },
    };
    if (rest.length > pageSize && last)
      return { ...step, removedIds: [], next: { ...checkpoint, after: last.changedSeq } };
    if (!tellsDeletions && (await countDiffers(request, page)))
      return { ...step, removedIds: [], next: { kind: 'list', after: 0, startSeq: book.seq, done: 0 } };
    const removedIds = tellsDeletions
      ? book.removals.filter((removal) => removal.seq > checkpoint.since).map((removal) => removal.id)
      : [];
    return {
      ...step,
      removedIds: removedIds.filter((id) => !book.entries.has(id)),
      next: null,
      end: { listing: 'changes', cursor: { seq: book.seq } },
    };
  }

  /** Rows of earlier steps of this pull are in the mirror by now, so only this page's can be new to it. */
  async function countDiffers(request: PullRequest, page: readonly Entry[]): Promise<boolean> {
    const known = await request.known.versions(page.map((entry) => entry.record.id));
    const fresh = page.filter((entry) => !known.has(entry.record.id)).length;
    return (await request.known.count()) + fresh !== book.entries.size;
  }

  const connector: Connector = {
    fields,
    createIsIdempotent,

    async identity() {
      book.ledger.requests += 1;
      return book.identity;
    },

    async pull(request) {
      call('pulls');
      const checkpoint = request.checkpoint as Checkpoint | null;
      if (checkpoint?.kind === 'list') return list(checkpoint, checkpoint.after === 0);
      if (checkpoint?.kind === 'changes') return changes(checkpoint, request);
      const cursor = request.cursor as { readonly seq: number } | null;
      if (request.complete || cursor === null)
        return list({ kind: 'list', after: 0, startSeq: book.seq, done: 0 }, true);
      return changes({ kind: 'changes', after: cursor.seq, since: cursor.seq }, request);
    },

    async read(id) {
      call('reads');
      return book.get(id) ?? null;
    },

    async create(key, contact) {
      for (const field of fields)
        if (field.required && !contact[field.id]?.length)
          throw new SyncError('not-supported', { field: field.id, reason: 'required' });
      call('creates');
      const before = createIsIdempotent ? book.get(book.idsByKey.get(key) ?? '') : undefined;
      if (before) return before;
      const record = book.create(asKept(fields, contact));
      book.idsByKey.set(key, record.id);
      return record;
    },

    async findCreated(lookup: CreatedLookup) {
      call('reads');
      const byKey = createIsIdempotent ? book.get(book.idsByKey.get(lookup.key) ?? '') : undefined;
      if (createIsIdempotent) return { candidates: byKey ? [byKey] : [], settled: true };
      const known = await lookup.knownBefore([...book.entries.keys()]);
      const wanted = inWords(fields, tidy(asKept(fields, lookup.contact)));
      const candidates = book.records.filter(
        (record) => !known.has(record.id) && inWords(fields, record.contact) === wanted,
      );
      return { candidates, settled: true };
    },

    async update(record, target) {
      const held = current(record);
      for (const field of fields)
        if (field.cannotClear && target[field.id]?.length === 0 && held.contact[field.id]?.length)
          throw new SyncError('not-supported', { field: field.id, reason: 'cannot-clear' });
      call('updates');
      const change = asKept(fields, target);
      if (inWords(fields, tidy({ ...held.contact, ...change })) === inWords(fields, held.contact))
        book.ledger.unchangedWrites += 1;
      return book.edit(record.id, change);
    },

    async delete(record) {
      call('deletes');
      if (!book.entries.has(record.id)) return;
      current(record);
      book.remove(record.id);
    },

    cost: () => 1,
  };
  return options.batchSize === undefined
    ? connector
    : {
        ...connector,
        cost: () => 1 / (options.batchSize ?? 1),
        batches: inBatches(connector, book, options.batchSize),
      };
}

/** What a service of these fields makes of a contact: emoji gone, labels filled in, too much refused. */
function asKept(fields: readonly Field[], contact: Contact): Contact {
  const kept: Record<string, readonly Value[]> = {};
  for (const [id, values] of Object.entries(contact)) {
    const field = fields.find((one) => one.id === id);
    if (!field) throw new SyncError('not-supported', { field: id, reason: 'no such field' });
    const most = field.maxValues ?? (field.many ? Number.POSITIVE_INFINITY : 1);
    if (values.length > most)
      throw new SyncError('record-rejected', { field: id, reason: 'too many values' });
    kept[id] = values.map((value) => ({
      value: field.stripsEmoji
        ? value.value.replace(/\p{Extended_Pictographic}\u{fe0f}?/gu, '')
        : value.value,
      ...(labelOf(field, value) === undefined ? {} : { label: labelOf(field, value) }),
    }));
  }
  return kept;
}

function labelOf(field: Field, value: Value): string | undefined {
  if (field.hasLabels === false || (field.type !== 'phone' && field.type !== 'email')) return undefined;
  return value.label || field.defaultLabel || '';
}

function inWords(fields: readonly Field[], contact: Contact): string {
  return JSON.stringify(
    fields.map((field) => (contact[field.id] ?? []).map((value) => [value.value, value.label ?? ''])),
  );
}
