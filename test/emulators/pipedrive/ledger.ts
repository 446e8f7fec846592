/** What is counted at Pipedrive: each request by its kind, what that cost in tokens, and companies made twice. */
import { RequestLedger } from '../ledger.ts';

/** Tokens of the daily budget (Pipedrive's v2 description and its v1 pages, seen 2026-11). */
export const tokenCosts = {
  list: 10,
  read: 1,
  create: 5,
  update: 5,
  delete: 3,
  'organisation-list': 10,
  'organisation-search': 20,
  'organisation-create': 5,
  recents: 20,
  fields: 10,
  users: 2,
  other: 1,
} as const;
export type RequestKind = keyof typeof tokenCosts;

/** A duplicate has the name, numbers and e-mails of another person. */
export class Ledger extends RequestLedger<RequestKind> {
  tokens = 0;
  /** Organisations made although one of that name was there. */
  duplicateOrganisations = 0;

  constructor() {
    super(Object.keys(tokenCosts) as RequestKind[], ['create', 'update', 'delete']);
  }

  override arrived(kind: RequestKind, at: number): void {
    super.arrived(kind, at);
    this.tokens += tokenCosts[kind];
  }

  override reset(): void {
    Object.assign(this, new Ledger());
  }
}
