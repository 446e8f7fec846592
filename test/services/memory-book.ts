/** An address book in memory: what it holds, what ever happened to it, and what was asked of it. People edit it through its methods. */
import type { Contact, ServiceRecord } from '../../lib/contact/contact.ts';
import type { Identity } from '../../lib/services/contract.ts';

export interface Entry {
  readonly record: ServiceRecord;
  /** Book-wide counter at its creation and at its last change. */
  readonly createdSeq: number;
  readonly changedSeq: number;
}

export class MemoryBook {
  readonly entries = new Map<string, Entry>();
  readonly removals: { readonly id: string; readonly seq: number }[] = [];
  /** Ids by the key of the create that made them. */
  readonly idsByKey = new Map<string, string>();
  readonly ledger = {
    requests: 0,
    creates: 0,
    updates: 0,
    deletes: 0,
    reads: 0,
    pulls: 0,
    unchangedWrites: 0,
  };
  identity: Identity;
  seq = 0;
  private time = Date.UTC(2026, 0, 1);

  constructor(readonly name = 'book') {
    this.identity = { id: name, label: name };
  }

  get records(): ServiceRecord[] {
    return [...this.entries.values()].map((entry) => entry.record);
  }

  get(id: string): ServiceRecord | undefined {
    return this.entries.get(id)?.record;
  }

  create(contact: Contact, id?: string): ServiceRecord {
    this.seq += 1;
    const at = this.tick();
    const record: ServiceRecord = {
      id: id ?? `${this.name}-${this.seq}`,
      version: `v${this.seq}`,
      contact: tidy(contact),
      createdAt: at,
      updatedAt: at,
    };
    this.entries.set(record.id, { record, createdSeq: this.seq, changedSeq: this.seq });
    return record;
  }

  /** Fields that are not named stay as they are. */
  edit(id: string, change: Contact): ServiceRecord {
    const entry = this.entries.get(id);
    if (!entry) throw new Error(`no record ${id} in ${this.name}`);
    this.seq += 1;
    const record: ServiceRecord = {
      ...entry.record,
      version: `v${this.seq}`,
      contact: tidy({ ...entry.record.contact, ...change }),
      updatedAt: this.tick(),
    };
    this.entries.set(id, { ...entry, record, changedSeq: this.seq });
    return record;
  }

  remove(id: string): void {
    if (!this.entries.delete(id)) throw new Error(`no record ${id} in ${this.name}`);
    this.seq += 1;
    this.removals.push({ id, seq: this.seq });
  }

  private tick(): number {
    this.time += 1000;
    return this.time;
  }
}

/** Without blanks, and without fields that have no value. */
export function tidy(contact: Contact): Contact {
  const entries = Object.entries(contact).map(
    ([id, values]) =>
      [id, values.map((v) => ({ ...v, value: v.value.trim() })).filter((v) => v.value !== '')] as const,
  );
  return Object.fromEntries(entries.filter(([, values]) => values.length > 0));
}
