/** Several records in one request, as the in-memory service does it: one by one inside, one request outside. */
import { toSyncError } from '../../lib/errors.ts';
import type { Batches, BatchOutcome, Connector } from '../../lib/services/contract.ts';
import type { MemoryBook } from './memory-book.ts';

export function inBatches(connector: Connector, book: MemoryBook, size: number): Batches {
  async function each<I, T>(items: readonly I[], call: (item: I) => Promise<T>): Promise<BatchOutcome<T>[]> {
    if (items.length > size) throw new Error(`a batch of ${items.length}, where ${size} are allowed`);
    const before = book.ledger.requests;
    const outcomes: BatchOutcome<T>[] = [];
    for (const item of items) {
      try {
        outcomes.push({ ok: true, value: await call(item) });
      } catch (thrown) {
        const error = toSyncError(thrown);
        if (error.scope !== 'record') throw error;
        outcomes.push({ ok: false, error });
      }
    }
    book.ledger.requests = before + 1;
    return outcomes;
  }
  return {
    most: { read: size, create: size, update: size, delete: size },
    read: (ids) => each(ids, (id) => connector.read(id)),
    create: (items) => each(items, (item) => connector.create(item.key, item.contact)),
    update: (items) => each(items, (item) => connector.update(item.current, item.target)),
    delete: (currents) =>
      each(currents, async (current) => {
        await connector.delete(current);
        return null;
      }),
  };
}
