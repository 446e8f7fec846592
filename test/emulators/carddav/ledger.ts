/** What the emulator was asked and what it made of it, so that a test or the demo can say: no duplicate, no needless request. */
export const requestKinds = ['propfind', 'sync', 'multiget', 'get', 'put', 'delete', 'other'] as const;
export type RequestKind = (typeof requestKinds)[number];

export interface LedgerEntry {
  readonly kind: RequestKind;
  readonly method: string;
  readonly path: string;
  /** What was answered, `drop` for a broken connection. */
  readonly status: number | 'drop';
}

const keptEntries = 5_000;

export class Ledger {
  /** Requests by kind, whatever came of them. */
  counts = noRequests();
  /** Cards made by PUT. */
  creates = 0;
  /** Creates whose content an existing card of the book had already, its uid aside. */
  duplicates = 0;
  /** PUTs over a card that changed nothing but its revision. */
  unchangedWrites = 0;
  /** PUTs and DELETEs without If-Match or If-None-Match. */
  unconditionalWrites = 0;
  /** The latest requests, oldest first. */
  entries: LedgerEntry[] = [];

  get total(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }

  get writes(): number {
    return this.counts.put + this.counts.delete;
  }

  arrived(kind: RequestKind): void {
    this.counts[kind] += 1;
  }

  answered(entry: LedgerEntry): void {
    this.entries.push(entry);
    if (this.entries.length > 2 * keptEntries) this.entries = this.entries.slice(-keptEntries);
  }

  reset(): void {
    this.counts = noRequests();
    this.creates = 0;
    this.duplicates = 0;
    this.unchangedWrites = 0;
    this.unconditionalWrites = 0;
    this.entries = [];
  }
}

function noRequests(): Record<RequestKind, number> {
  return Object.fromEntries(requestKinds.map((kind) => [kind, 0])) as Record<RequestKind, number>;
}
