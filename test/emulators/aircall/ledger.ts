/** What the emulator was asked and what it made of it, so that a test or the demo can say: no duplicate, no needless request. */
export const requestKinds = [
  'list',
  'search',
  'read',
  'create',
  'update',
  'detail-create',
  'detail-update',
  'detail-delete',
  'delete',
  'ping',
  'company',
  'other',
] as const;
export type RequestKind = (typeof requestKinds)[number];

const writeKinds: readonly RequestKind[] = [
  'create',
  'update',
  'detail-create',
  'detail-update',
  'detail-delete',
  'delete',
];

export interface LedgerEntry {
  readonly at: number;
  readonly kind: RequestKind;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** What was answered, `drop` for a broken connection. */
  readonly status: number | 'drop';
}

const keptEntries = 5_000;

export class Ledger {
  /** Requests by kind, whatever came of them. */
  counts = noRequests();
  /** Requests answered 429 because of the limit. */
  overLimit = 0;
  /** Contacts made through the API. */
  creates = 0;
  /** Creates whose names, company, numbers and e-mails an existing contact had already. */
  duplicates = 0;
  /** Updates, of a contact or of a detail, that changed nothing. */
  unchangedWrites = 0;
  /** Numbers or e-mails added to a contact that had them already. */
  repeatedDetails = 0;
  /** The most requests that came in any 60 s. */
  maxInAnyMinute = 0;
  /** The latest requests, oldest first. */
  entries: LedgerEntry[] = [];
  private recent: number[] = [];

  get total(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }

  get writes(): number {
    return writeKinds.reduce((sum, kind) => sum + this.counts[kind], 0);
  }

  arrived(kind: RequestKind, at: number): void {
    this.counts[kind] += 1;
    while ((this.recent[0] ?? at) <= at - 60_000) this.recent.shift();
    this.recent.push(at);
    this.maxInAnyMinute = Math.max(this.maxInAnyMinute, this.recent.length);
  }

  answered(entry: LedgerEntry): void {
    this.entries.push(entry);
    if (this.entries.length > 2 * keptEntries) this.entries = this.entries.slice(-keptEntries);
  }

  reset(): void {
    this.counts = noRequests();
    this.overLimit = 0;
    this.creates = 0;
    this.duplicates = 0;
    this.unchangedWrites = 0;
    this.repeatedDetails = 0;
    this.maxInAnyMinute = 0;
    this.entries = [];
    this.recent = [];
  }
}

function noRequests(): Record<RequestKind, number> {
  return Object.fromEntries(requestKinds.map((kind) => [kind, 0])) as Record<RequestKind, number>;
}
