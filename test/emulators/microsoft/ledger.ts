/** What is counted at Microsoft: HTTP requests by their kind, operations those within batches included, and writes that took no care. */
import { RequestLedger } from '../ledger.ts';

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

export class Ledger extends RequestLedger<RequestKind> {
  /** Operations, those within batches included. */
  operations = none();
  /** PATCHes and DELETEs without If-Match. */
  unconditionalWrites = 0;
  /** Display names that somebody had typed and that an update without displayName overwrote. */
  displayNamesLost = 0;
  /** Operations refused because more than four came at once. */
  overConcurrency = 0;
  /** Operations on contacts without `Prefer: IdType="ImmutableId"`. */
  withoutImmutableId = 0;

  constructor() {
    super([...operationKinds, 'batch', 'authorize', 'token'], []);
  }

  /** By operations: a batch may be of reads alone. */
  override get writes(): number {
    return this.operations.create + this.operations.update + this.operations.delete;
  }

  get tokens(): number {
    return this.counts.token;
  }

  operated(kind: OperationKind): void {
    this.operations[kind] += 1;
  }

  override reset(): void {
    Object.assign(this, new Ledger());
  }
}

function none(): Record<OperationKind, number> {
  return Object.fromEntries(operationKinds.map((kind) => [kind, 0])) as Record<OperationKind, number>;
}
