/** What the emulator was asked and what it made of it, so that a test can say: no duplicate, no needless write, no request too many. */
export const requestKinds = [
  'list',
  'archived',
  'search',
  'read',
  'create',
  'update',
  'delete',
  'batch-read',
  'batch-create',
  'batch-update',
  'batch-archive',
  'properties',
  'owners',
  'companies',
  'lists',
  'memberships',
  'account',
  'other',
] as const;
export type RequestKind = (typeof requestKinds)[number];

const writeKinds: readonly RequestKind[] = [
  'create',
  'update',
  'delete',
  'batch-create',
  'batch-update',
  'batch-archive',
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

export class Ledger {
  counts = noRequests();
  /** Requests answered 429 because of the limit of 10 s, and of the searches' own. */
  overLimit = 0;
  overSearchLimit = 0;
  /** Contacts made, changed and archived through the API. */
  creates = 0;
  updates = 0;
  deletes = 0;
  /** Creates whose names, company, numbers and address an existing contact had already. */
  duplicates = 0;
  /** Records that were sent an update which changed nothing. */
  unchangedWrites = 0;
  entries: LedgerEntry[] = [];

  get total(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }

  get writes(): number {
    return writeKinds.reduce((sum, kind) => sum + this.counts[kind], 0);
  }

  reset(): void {
    this.counts = noRequests();
    this.overLimit = 0;
    this.overSearchLimit = 0;
    this.creates = 0;
    this.updates = 0;
    this.deletes = 0;
    this.duplicates = 0;
    this.unchangedWrites = 0;
    this.entries = [];
  }
}

function noRequests(): Record<RequestKind, number> {
  return Object.fromEntries(requestKinds.map((kind) => [kind, 0])) as Record<RequestKind, number>;
}
