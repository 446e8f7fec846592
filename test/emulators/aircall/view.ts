/**
 * The contacts as they were a lag ago, ordered for paging and indexed for the search. Orders and indexes are made when first needed and
 * then kept by small steps, so that a page of 100,000 contacts costs no walk over all of them.
 */
import { type AircallContact, compactPhone } from './contact.ts';
import { Ordered } from './ordered.ts';

export type OrderBy = 'created_at' | 'updated_at';

interface Change {
  readonly at: number;
  readonly before: AircallContact | null;
  readonly after: AircallContact | null;
}

/** From here on, sorting anew is cheaper than putting each change in its place. */
const manyChanges = 1_000;

export class View {
  private readonly contacts = new Map<number, AircallContact>();
  private pending: Change[] = [];
  private orders: Record<OrderBy, Ordered | null> = { created_at: null, updated_at: null };
  private byValue: Map<string, Set<number>> | null = null;
  private readonly now: () => number;
  private readonly lagMs: () => number;

  constructor(now: () => number, lagMs: () => number) {
    this.now = now;
    this.lagMs = lagMs;
  }

  take(before: AircallContact | null, after: AircallContact | null, atOnce: boolean): void {
    this.pending.push({ at: atOnce ? Number.NEGATIVE_INFINITY : this.now(), before, after });
  }

  ordered(by: OrderBy): Ordered {
    this.catchUp();
    const order = this.orders[by] ?? new Ordered((contact) => contact[by], this.contacts.values());
    this.orders[by] = order;
    return order;
  }

  all(): Iterable<AircallContact> {
    this.catchUp();
    return this.contacts.values();
  }

  /** Contacts that have a number with these digits, or this e-mail whatever its case. */
  withValue(value: string): AircallContact[] {
    this.catchUp();
    if (!this.byValue) {
      this.byValue = new Map();
      for (const contact of this.contacts.values()) this.addValues(contact);
    }
    return [...(this.byValue.get(value) ?? [])].flatMap((id) => this.contacts.get(id) ?? []);
  }

  private catchUp(): void {
    const until = this.now() - this.lagMs();
    const due = this.pending.filter(({ at }) => at <= until);
    if (due.length === 0) return;
    this.pending = this.pending.filter(({ at }) => at > until);
    if (due.length > manyChanges) {
      this.orders = { created_at: null, updated_at: null };
      this.byValue = null;
    }
    for (const change of due) this.apply(change);
  }

  private apply({ before, after }: Change): void {
    if (before) {
      this.contacts.delete(before.id);
      for (const order of Object.values(this.orders)) order?.remove(before);
      if (this.byValue) for (const value of valuesOf(before)) this.byValue.get(value)?.delete(before.id);
    }
    if (after) {
      this.contacts.set(after.id, after);
      for (const order of Object.values(this.orders)) order?.add(after);
      if (this.byValue) this.addValues(after);
    }
  }

  private addValues(contact: AircallContact): void {
    for (const value of valuesOf(contact)) {
      const ids = this.byValue?.get(value) ?? new Set();
      this.byValue?.set(value, ids.add(contact.id));
    }
  }
}

export function digitsOf(value: string): string {
  return compactPhone(value).replace(/\D/g, '');
}

function valuesOf(contact: AircallContact): string[] {
  return [
    ...contact.phone_numbers.map(({ value }) => digitsOf(value)),
    ...contact.emails.map(({ value }) => value.toLowerCase()),
  ];
}
