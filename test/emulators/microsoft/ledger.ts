/** What the emulator was asked and what it made of it, so that a test can say: no duplicate, no needless write, nothing over a limit. */
export const operationKinds = [
  'me',
  'folder',
  'delta',
  'get',
  'list',
  'create',
  'update',
  'delete',
  'other',
] as const;
export type OperationKind = (typeof operationKinds)[number];
/** What arrives on the wire: an operation, a batch of them, or one of the sign-in's requests. */
export type RequestKind = OperationKind | 'batch' | 'authorize' | 'token';

export interface LedgerEntry {
  readonly kind: RequestKind;
  readonly method: string;
  readonly path: string;
  readonly status: number | 'drop';
}

const keptEntries = 5_000;

export class Ledger {
  /** HTTP requests, whatever came of them. */
  requests = 0;
  tokens = 0;
  /** Operations, those within batches included. */
  operations = none();
  creates = 0;
  /** Creates whose content a contact of the folder had already. */
  duplicates = 0;
  /** PATCHes that changed nothing. */
  unchangedWrites = 0;
  /** PATCHes and DELETEs without If-Match. */
  unconditionalWrites = 0;
  /** Display names that somebody had typed and that an update without displayName overwrote. */
  displayNamesLost = 0;
  /** Operations refused because more than four came at once. */
  overConcurrency = 0;
  /** Operations on contacts without `Prefer: IdType="ImmutableId"`. */
  withoutImmutableId = 0;
  entries: LedgerEntry[] = [];

  get writes(): number {
    return this.operations.create + this.operations.update + this.operations.delete;
  }

  answered(entry: LedgerEntry): void {
    this.requests += 1;
    if (entry.kind === 'token') this.tokens += 1;
    this.entries.push(entry);
    if (this.entries.length > 2 * keptEntries) this.entries = this.entries.slice(-keptEntries);
  }

  operated(kind: OperationKind): void {
    this.operations[kind] += 1;
  }

  reset(): void {
    Object.assign(this, new Ledger());
  }
}

function none(): Record<OperationKind, number> {
  return Object.fromEntries(operationKinds.map((kind) => [kind, 0])) as Record<OperationKind, number>;
}
