/**
 * The contacts of one company: the present state, and what the list and the search know of it, each after its own lag. Contacts are
 * replaced whole, never edited in place, so that a view may hold on to an older one.
 */
import { type AircallContact, canonical } from './contact.ts';
import { View } from './view.ts';

export class Book {
  /** What GET /contacts shows. */
  readonly list: View;
  /** What GET /contacts/search knows. */
  readonly index: View;
  private readonly contacts = new Map<number, AircallContact>();
  private readonly hidden = new Map<number, AircallContact>();
  /** How many contacts have the same content; made when first asked for, because a large seed need not pay for it. */
  private sameContent: Map<string, number> | null = null;

  constructor(now: () => number, listLagMs: () => number, searchLagMs: () => number) {
    this.list = new View(now, listLagMs);
    this.index = new View(now, searchLagMs);
  }

  get(id: number): AircallContact | undefined {
    return this.contacts.get(id);
  }

  all(): AircallContact[] {
    return [...this.contacts.values()];
  }

  get size(): number {
    return this.contacts.size;
  }

  /** @param atOnce visible without any lag: it was there before */
  put(contact: AircallContact, atOnce = false): void {
    const before = this.contacts.get(contact.id) ?? null;
    this.contacts.set(contact.id, contact);
    this.changed(before, contact, atOnce);
  }

  delete(id: number): void {
    const before = this.contacts.get(id);
    if (!before) return;
    this.contacts.delete(id);
    this.changed(before, null, false);
  }

  /** A personal contact or one of another integration: it exists, and the API does not show it. */
  hide(contact: AircallContact): void {
    this.hidden.set(contact.id, contact);
  }

  hasSame(contact: AircallContact): boolean {
    if (!this.sameContent) {
      this.sameContent = new Map();
      for (const known of this.contacts.values()) this.count(known, 1);
    }
    return (this.sameContent.get(canonical(contact)) ?? 0) > 0;
  }

  private changed(before: AircallContact | null, after: AircallContact | null, atOnce: boolean): void {
    if (before) this.count(before, -1);
    if (after) this.count(after, 1);
    this.list.take(before, after, atOnce);
    this.index.take(before, after, atOnce);
  }

  private count(contact: AircallContact, by: number): void {
    if (!this.sameContent) return;
    const key = canonical(contact);
    this.sameContent.set(key, (this.sameContent.get(key) ?? 0) + by);
  }
}
