/** What the emulator was asked and what it made of it: duplicates, unchanged writes, requests over a limit, and writes that overlapped. */
import { canonicalJson } from '../../../lib/contact/fingerprint.ts';
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

export class Ledger {
  counts = none();
  /** Contacts made through the interface. */
  creates = 0;
  /** Of which somebody with the same names, numbers and addresses was there already. */
  duplicates = 0;
  updates = 0;
  /** Updates that changed nothing, or sent a field that stays as it was. */
  unchangedWrites = 0;
  overLimit = 0;
  /** Writes that came while another was under way. */
  overlappingWrites = 0;
  private underWay = 0;

  /** Requests to the interface; those of the sign-in pages are not counted. */
  get total(): number {
    return Object.values(this.counts).reduce((sum, count) => sum + count, 0) - this.counts['sign-in'];
  }

  get writes(): number {
    return writeKinds.reduce((sum, kind) => sum + this.counts[kind], 0);
  }

  isWrite(kind: RequestKind): boolean {
    return writeKinds.includes(kind);
  }

  arrived(kind: RequestKind): void {
    this.counts[kind] += 1;
    if (!this.isWrite(kind)) return;
    if (this.underWay > 0) this.overlappingWrites += 1;
    this.underWay += 1;
  }

  answered(kind: RequestKind): void {
    if (this.isWrite(kind)) this.underWay -= 1;
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

  reset(): void {
    this.counts = none();
    this.creates = 0;
    this.duplicates = 0;
    this.updates = 0;
    this.unchangedWrites = 0;
    this.overLimit = 0;
    this.overlappingWrites = 0;
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

function none(): Record<RequestKind, number> {
  return Object.fromEntries(requestKinds.map((kind) => [kind, 0])) as Record<RequestKind, number>;
}
