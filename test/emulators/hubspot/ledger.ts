/** What is counted at HubSpot: each request by its kind, and contacts made, changed and archived. */
import { RequestLedger } from '../ledger.ts';

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

/** A duplicate has the names, company, numbers and address of another; unchanged writes are counted by the record, over a limit means that of 10 s. */
export class Ledger extends RequestLedger<RequestKind> {
  /** Requests answered 429 because of the searches' own limit. */
  overSearchLimit = 0;
  updates = 0;
  deletes = 0;

  constructor() {
    super(requestKinds, writeKinds);
  }

  override reset(): void {
    Object.assign(this, new Ledger());
  }
}
