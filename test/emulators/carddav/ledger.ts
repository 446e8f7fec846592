/** What is counted at a CardDAV server: each request by its kind, and writes that took no care. */
import { RequestLedger } from '../ledger.ts';

export const requestKinds = ['propfind', 'sync', 'multiget', 'get', 'put', 'delete', 'other'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** A duplicate is a card whose content another of the book had, its uid aside; an unchanged write one that changes its revision alone. */
export class Ledger extends RequestLedger<RequestKind> {
  /** PUTs and DELETEs without If-Match or If-None-Match. */
  unconditionalWrites = 0;

  constructor() {
    super(requestKinds, ['put', 'delete']);
  }

  override reset(): void {
    Object.assign(this, new Ledger());
  }
}
