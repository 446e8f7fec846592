/** What is counted at Aircall: each call by its kind, details that were there already, and how close a minute came to the limit. */
import { RequestLedger } from '../ledger.ts';

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

/** A duplicate has the names, company, numbers and e-mails of another; an unchanged write can be one of a detail too. */
export class Ledger extends RequestLedger<RequestKind> {
  /** Numbers or e-mails added to a contact that had them already. */
  repeatedDetails = 0;
  /** The most requests that came in any 60 s. */
  maxInAnyMinute = 0;
  private recent: number[] = [];

  constructor() {
    super(requestKinds, writeKinds);
  }

  override arrived(kind: RequestKind, at: number): void {
    super.arrived(kind, at);
    while ((this.recent[0] ?? at) <= at - 60_000) this.recent.shift();
    this.recent.push(at);
    this.maxInAnyMinute = Math.max(this.maxInAnyMinute, this.recent.length);
  }

  override reset(): void {
    Object.assign(this, new Ledger());
  }
}
