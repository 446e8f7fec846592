/** What is counted at Google: each request by its kind, and writes that overlapped. */
import { canonicalJson } from '../../../lib/contact/fingerprint.ts';
import { type LedgerEntry, RequestLedger } from '../ledger.ts';
import type { PersonFields, Stored } from './person.ts';

export const requestKinds = [
  'list',
  'sync',
  'groups',
  'me',
  'read',
  'batch-read',
  'create',
  'batch-create',
  'update',
  'batch-update',
  'delete',
  'batch-delete',
  'group-create',
  'sign-in',
  'other',
] as const;
export type RequestKind = (typeof requestKinds)[number];

const writeKinds: readonly RequestKind[] = [
  'create',
  'batch-create',
  'update',
  'batch-update',
  'delete',
  'batch-delete',
  'group-create',
];

/** A duplicate has the names, numbers and addresses of another; an update is unchanged too where one field of it stays as it was. */
export class Ledger extends RequestLedger<RequestKind> {
  updates = 0;
  /** Writes that came while another was under way. */
  overlappingWrites = 0;
  private underWay = 0;

  constructor() {
    super(requestKinds, writeKinds);
  }

  /** Requests to the interface; those of the sign-in pages are not counted. */
  override get total(): number {
    return super.total - this.counts['sign-in'];
  }

  override arrived(kind: RequestKind, at: number): void {
    super.arrived(kind, at);
    if (!this.isWrite(kind)) return;
    if (this.underWay > 0) this.overlappingWrites += 1;
    this.underWay += 1;
  }

  override answered(entry: LedgerEntry<RequestKind>): void {
    super.answered(entry);
    if (this.isWrite(entry.kind)) this.underWay -= 1;
  }

  created(present: readonly Stored[], fields: PersonFields): void {
    this.creates += 1;
    const wanted = personKey(fields);
    if (present.some((stored) => personKey(stored.fields) === wanted)) this.duplicates += 1;
  }

  updated(stored: Stored, fields: PersonFields): void {
    this.updates += 1;
    const same = Object.entries(fields).some(
      ([field, entries]) => canonicalJson(entries) === canonicalJson(stored.fields[field] ?? []),
    );
    if (same) this.unchangedWrites += 1;
  }

  override reset(): void {
    Object.assign(this, new Ledger(), { underWay: this.underWay });
  }
}

function personKey({ names = [], organizations = [], phoneNumbers = [], emailAddresses = [] }: PersonFields) {
  const values = (entries: readonly Readonly<Record<string, unknown>>[]) =>
    entries.map(({ value }) => String(value)).sort();
  return JSON.stringify([
    names.map(({ givenName, familyName }) => [givenName, familyName]),
    organizations.map(({ name }) => name),
    values(phoneNumbers),
    values(emailAddresses),
  ]);
}
