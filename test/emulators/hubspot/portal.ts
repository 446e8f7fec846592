/** What a portal holds. Contacts are seen at once by their id and in lists; by the search only after its lag. */
import type { Clock } from '../clock.ts';
import { type Definition, hubspotProperties } from './definitions.ts';
import type { Ledger } from './ledger.ts';
import type { Switches } from './switches.ts';

export interface StoredContact {
  readonly id: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly archivedAt: number | null;
}

interface Pending {
  readonly at: number;
  readonly id: string;
  readonly contact: StoredContact | null;
}

export interface ContactList {
  readonly listId: string;
  readonly name: string;
  readonly members: Set<string>;
}

export class Portal {
  readonly id: number;
  readonly clock: Clock;
  readonly switches: Switches;
  readonly ledger: Ledger;
  definitions: Definition[] = [...hubspotProperties];
  readonly owners: {
    readonly id: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string;
  }[] = [];
  readonly companies = new Map<string, string>();
  readonly lists: ContactList[] = [];
  /** By the id that was merged away. */
  readonly mergedInto = new Map<string, string>();
  private readonly contacts = new Map<string, StoredContact>();
  private readonly index = new Map<string, StoredContact>();
  private pending: Pending[] = [];
  private lastId = 151_000;

  constructor(id: number, clock: Clock, switches: Switches, ledger: Ledger) {
    this.id = id;
    this.clock = clock;
    this.switches = switches;
    this.ledger = ledger;
  }

  now(): number {
    return this.clock.now();
  }

  newId(): string {
    this.lastId += 1;
    return String(this.lastId);
  }

  definition(name: string): Definition | undefined {
    const found = this.definitions.find((one) => one.name === name);
    if (found?.name !== 'hs_additional_emails') return found;
    return { ...found, readOnly: this.switches.additionalEmails === 'read-only' };
  }

  /** Archived ones too. */
  get(id: string): StoredContact | undefined {
    return this.contacts.get(id);
  }

  /** In ascending order of their ids. */
  all(archived: boolean): StoredContact[] {
    return [...this.contacts.values()]
      .filter((one) => (one.archivedAt !== null) === archived)
      .sort((a, b) => Number(a.id) - Number(b.id));
  }

  holderOf(email: string, except: string | null): StoredContact | undefined {
    const wanted = email.trim().toLowerCase();
    return this.all(false).find(
      (one) =>
        one.id !== except &&
        [one.properties.email ?? '', ...(one.properties.hs_additional_emails ?? '').split(';')].some(
          (held) => held.trim().toLowerCase() === wanted,
        ),
    );
  }

  put(contact: StoredContact, isOld = false): void {
    this.contacts.set(contact.id, contact);
    const seen = contact.archivedAt === null ? contact : null;
    this.pending.push({ at: isOld ? 0 : this.now(), id: contact.id, contact: seen });
  }

  /** Without a trace, not even among the archived. */
  erase(id: string): void {
    this.contacts.delete(id);
    this.pending.push({ at: this.now(), id, contact: null });
  }

  /** As the search knows them. */
  indexed(): StoredContact[] {
    const until = this.now() - this.switches.searchLagMs;
    const due = this.pending.filter(({ at }) => at <= until);
    this.pending = this.pending.filter(({ at }) => at > until);
    for (const { id, contact } of due) {
      if (contact) this.index.set(id, contact);
      else this.index.delete(id);
    }
    return [...this.index.values()];
  }
}
