/**
 * Changes to the mirror of one account, collected in memory and written at once. A row gets a new sequence number when its content, its
 * being there or its being readable changes; a new version of the same content does not count, so nobody plans it again.
 */
import type { Contact, ServiceRecord } from '../contact/contact.ts';
import { canonicalJson } from '../contact/fingerprint.ts';
import { isMark } from '../contact/index-keys.ts';
import type { MirrorRecord } from '../engine/ports.ts';
import type { UnreadableRecord } from '../services/contract.ts';
import { type Database, span } from './database.ts';
import type { MirrorRow } from './rows.types.ts';

export class MirrorEdit {
  changed = 0;
  removed = 0;
  /** By how many there are more than before. */
  grown = 0;
  seq: number;
  private readonly db: Database;
  private readonly accountId: string;
  private readonly rows: Map<string, MirrorRow>;
  private readonly dirty = new Map<string, MirrorRow>();

  private constructor(db: Database, accountId: string, seq: number, rows: Map<string, MirrorRow>) {
    this.db = db;
    this.accountId = accountId;
    this.seq = seq;
    this.rows = rows;
  }

  /** Reads the rows of all ids that will be touched. Within a transaction on `records`. */
  static async begin(
    db: Database,
    accountId: string,
    seq: number,
    ids: readonly string[],
  ): Promise<MirrorEdit> {
    const found = await db.records.bulkGet(ids.map((id): [string, string] => [accountId, id]));
    const rows = found.flatMap((row): [string, MirrorRow][] => (row ? [[row.id, row]] : []));
    return new MirrorEdit(db, accountId, seq, new Map(rows));
  }

  hold(record: ServiceRecord, keys: readonly string[]): void {
    const { raw: _neverStored, ...kept } = record;
    const old = this.rows.get(record.id);
    const isSame =
      old !== undefined &&
      !old.isDeleted &&
      old.unreadable === null &&
      sameContent(old.contact, record.contact);
    if (!isSame) this.changed += 1;
    this.put({
      ...kept,
      ...this.numbers(old, isSame),
      accountId: this.accountId,
      isDeleted: false,
      alive: 1,
      unreadable: null,
      ...sorted(keys),
      ...formerKeys(old, isSame),
    });
  }

  /** Keeps the last content that could be read. */
  holdUnreadable({ id, version, reason }: UnreadableRecord): void {
    const old = this.rows.get(id);
    const isSame = old !== undefined && !old.isDeleted && old.unreadable !== null;
    if (!isSame) this.changed += 1;
    this.put({
      ...(old ?? { id, contact: {}, keys: [] }),
      ...this.numbers(old, isSame),
      accountId: this.accountId,
      version,
      isDeleted: false,
      alive: 1,
      unreadable: reason,
    });
  }

  revive(id: string): void {
    const old = this.rows.get(id);
    if (!old?.isDeleted) return;
    this.changed += 1;
    this.put({ ...old, ...this.numbers(old, false), isDeleted: false, alive: 1 });
  }

  /** To be looked at again by every connection. */
  touch(id: string): void {
    const old = this.rows.get(id);
    if (old) this.put({ ...old, ...this.numbers(old, false) });
  }

  /** The last known content stays, for the journal and for finding the record again under another id. */
  remove(id: string): void {
    const old = this.rows.get(id);
    if (!old || old.isDeleted) return;
    this.removed += 1;
    this.put({ ...old, ...this.numbers(old, false), isDeleted: true, alive: 0 });
  }

  async write(): Promise<void> {
    if (this.dirty.size > 0) await this.db.records.bulkPut([...this.dirty.values()]);
    this.dirty.clear();
  }

  private put(given: Omit<MirrorRow, 'lookup'>): void {
    const row = { ...given, lookup: lookupOfRow(given) };
    this.grown += row.alive - (this.rows.get(row.id)?.alive ?? 0);
    this.rows.set(row.id, row);
    this.dirty.set(row.id, row);
  }

  private numbers(old: MirrorRow | undefined, isSame: boolean): { seq: number; firstSeq: number } {
    if (old && isSame) return { seq: old.seq, firstSeq: old.firstSeq };
    this.seq += 1;
    return { seq: this.seq, firstSeq: old?.firstSeq ?? this.seq };
  }
}

export function lookupOf(accountId: string, keys: readonly string[]): string[] {
  return [...new Set(keys)].map((key) => `${accountId}|${key}`);
}

/** Keys apart from marks. */
export function sorted(keys: readonly string[]): Pick<MirrorRow, 'keys' | 'marks'> {
  return { keys: keys.filter((key) => !isMark(key)), marks: keys.filter(isMark) };
}

/** A record that is gone or cannot be read is still found by its keys, but nothing is said to be wrong with it. */
export function lookupOfRow(row: Omit<MirrorRow, 'lookup'>): string[] {
  const marks = row.alive === 1 && row.unreadable === null ? (row.marks ?? []) : [];
  return lookupOf(row.accountId, [...row.keys, ...marks]);
}

const mostFormer = 60;

/** Newest first. They are few, and need not be taken away: a key that nobody else holds finds nobody. */
function formerKeys(old: MirrorRow | undefined, isSame: boolean): Pick<MirrorRow, 'former'> {
  if (!old || isSame) return old?.former ? { former: old.former } : {};
  return { former: [...new Set([...old.keys, ...(old.former ?? [])])].slice(0, mostFormer) };
}

/** Counted one by one: only where no count is kept yet. */
export function countAlive(db: Database, accountId: string): PromiseLike<number> {
  return db.records
    .where('[accountId+alive+id]')
    .between(...span(accountId, 1))
    .count();
}

export function toRecord(row: MirrorRow): MirrorRecord {
  const { alive: _alive, lookup: _lookup, marks: _marks, former: _former, ...record } = row;
  return record;
}

/** An absent field is an empty list, and no label an empty one: neither is a difference. */
export function sameContent(a: Contact, b: Contact): boolean {
  return contentOf(a) === contentOf(b);
}

function contentOf(contact: Contact): string {
  const fields = Object.entries(contact).filter(([, values]) => values.length > 0);
  return canonicalJson(
    Object.fromEntries(
      fields.map(([field, values]) => [field, values.map(({ value, label }) => [value, label ?? ''])]),
    ),
  );
}
