/** What the emulator was asked and what it made of it. */
export type RequestKind =
  | 'list'
  | 'read'
  | 'create'
  | 'update'
  | 'delete'
  | 'organisation-list'
  | 'organisation-search'
  | 'organisation-create'
  | 'recents'
  | 'fields'
  | 'users'
  | 'other';

/** Tokens of the daily budget (Pipedrive's v2 description and its v1 pages, seen 2026-11). */
export const tokenCosts: Readonly<Record<RequestKind, number>> = {
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
};

export class Ledger {
  counts: Partial<Record<RequestKind, number>> = {};
  tokens = 0;
  overLimit = 0;
  /** Creates of a person whose name, numbers and e-mails another had already. */
  duplicates = 0;
  /** Organisations made although one of that name was there. */
  duplicateOrganisations = 0;
  unchangedWrites = 0;

  get total(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0);
  }

  get writes(): number {
    const { create = 0, update = 0, delete: deleted = 0 } = this.counts;
    return create + update + deleted;
  }

  arrived(kind: RequestKind): void {
    this.counts[kind] = (this.counts[kind] ?? 0) + 1;
    this.tokens += tokenCosts[kind];
  }

  reset(): void {
    this.counts = {};
    this.tokens = 0;
    this.overLimit = 0;
    this.duplicates = 0;
    this.duplicateOrganisations = 0;
    this.unchangedWrites = 0;
  }
}
