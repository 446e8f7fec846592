/** Contacts in ascending order of a time, then of their id. */
import type { AircallContact } from './contact.ts';

export class Ordered {
  readonly items: AircallContact[];
  private readonly timeOf: (contact: AircallContact) => number;

  constructor(timeOf: (contact: AircallContact) => number, contacts: Iterable<AircallContact>) {
    this.timeOf = timeOf;
    this.items = [...contacts].sort((a, b) => timeOf(a) - timeOf(b) || a.id - b.id);
  }

  add(contact: AircallContact): void {
    this.items.splice(this.place(this.timeOf(contact), contact.id), 0, contact);
  }

  remove(contact: AircallContact): void {
    const place = this.place(this.timeOf(contact), contact.id);
    if (this.items[place]?.id === contact.id) this.items.splice(place, 1);
  }

  /** First and one past the last place of the times from `from` to `to`, both inclusive. */
  range(from: number, to: number): { readonly start: number; readonly end: number } {
    const start = this.place(from, Number.NEGATIVE_INFINITY);
    return { start, end: Math.max(start, this.place(to, Number.POSITIVE_INFINITY)) };
  }

  /** Place of the first item that is not before the time and id. */
  private place(time: number, id: number): number {
    let low = 0;
    let high = this.items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const item = this.items[middle];
      if (!item) break;
      const isBefore = this.timeOf(item) < time || (this.timeOf(item) === time && item.id < id);
      if (isBefore) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
