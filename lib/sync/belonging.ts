/**
 * Which records can only be planned together: those that share a key with somebody who has no partner, partners, and those about whom the
 * user decided something. Planned lot by lot along these lines, everybody gets what a plan of the whole would say, while only a few records
 * are in memory. Holds ids and keys, no contacts.
 */
import { otherSide, type SideName } from '../contact/contact.ts';
import type { Link, RecordRef } from './plan.types.ts';
import { refKey } from './view.ts';

type Pair = Pick<Link, 'id' | 'leftId' | 'rightId'>;

export interface Lot {
  /** Ids by side, those of partners that are gone too. */
  readonly left: readonly string[];
  readonly right: readonly string[];
  /** Ids of their links. */
  readonly links: readonly string[];
  /** Records that are there. */
  readonly size: number;
}

/** Between two steps a page may draw. */
const atOnce = 500;

export class Belonging {
  private readonly refs: RecordRef[] = [];
  private readonly places = new Map<string, number>();
  private readonly links = { left: new Map<string, Pair>(), right: new Map<string, Pair>() };
  /** The first without a partner who holds a key. */
  private readonly holders = new Map<string, number>();
  private readonly linked: { readonly place: number; readonly keys: readonly string[] }[] = [];
  /** Ways up to the one that stands for a group, and round through its members. */
  private readonly up: number[] = [];
  private readonly round: number[] = [];

  /** All links before the first record. */
  link({ id, leftId, rightId }: Pair): void {
    const pair = { id, leftId, rightId };
    this.links.left.set(leftId, pair);
    this.links.right.set(rightId, pair);
  }

  /** A record that is there and can be read. */
  add(side: SideName, id: string, keys: readonly string[]): void {
    const place = this.refs.length;
    this.refs.push({ side, id });
    this.up.push(place);
    this.round.push(place);
    this.places.set(refKey({ side, id }), place);
    if (this.links[side].has(id)) this.linked.push({ place, keys });
    else this.holdKeys(place, keys);
  }

  /** The user has said something about these. After the last record. */
  together(refs: readonly RecordRef[]): void {
    const [first, ...rest] = refs.flatMap((ref) => this.places.get(refKey(ref)) ?? []);
    if (first !== undefined) for (const place of rest) this.join(first, place);
  }

  /**
   * Two who are partners are candidates for those who have none, and keep to themselves. Whose partner is gone is looked for again. Once,
   * before the lots; step by step, for a page that must go on answering.
   */
  *settle(): Generator<void> {
    const partners: typeof this.linked = [];
    for (const [index, one] of this.linked.entries()) {
      if (index % atOnce === 0) yield;
      const partner = this.partnerOf(one.place);
      if (partner === undefined) this.holdKeys(one.place, one.keys);
      else {
        this.join(one.place, partner);
        partners.push(one);
      }
    }
    for (const [index, { place, keys }] of partners.entries()) {
      if (index % atOnce === 0) yield;
      for (const key of keys) {
        const holder = this.holders.get(key);
        if (holder !== undefined) this.join(holder, place);
      }
    }
    this.linked.length = 0;
  }

  /** @param most records a lot; a group of more than that is a lot of its own. */
  *lots(most: number): Generator<Lot> {
    const seen = new Set<number>();
    let lot = new OpenLot();
    for (let place = 0; place < this.refs.length; place += 1) {
      const top = this.top(place);
      if (seen.has(top)) continue;
      seen.add(top);
      const group = this.groupOf(top);
      if (lot.size > 0 && lot.size + group.length > most) {
        yield lot.closed();
        lot = new OpenLot();
      }
      for (const member of group) this.put(lot, member);
    }
    if (lot.size > 0) yield lot.closed();
  }

  private put(lot: OpenLot, place: number): void {
    const ref = this.refs[place];
    if (!ref) return;
    lot.add(ref);
    const pair = this.links[ref.side].get(ref.id);
    if (!pair) return;
    lot.links.add(pair.id);
    lot.left.add(pair.leftId);
    lot.right.add(pair.rightId);
  }

  private partnerOf(place: number): number | undefined {
    const ref = this.refs[place];
    const pair = ref && this.links[ref.side].get(ref.id);
    if (!pair) return undefined;
    const other = otherSide(ref.side);
    return this.places.get(refKey({ side: other, id: other === 'left' ? pair.leftId : pair.rightId }));
  }

  private holdKeys(place: number, keys: readonly string[]): void {
    for (const key of keys) {
      const holder = this.holders.get(key);
      if (holder === undefined) this.holders.set(key, place);
      else this.join(holder, place);
    }
  }

  private join(a: number, b: number): void {
    const [top, other] = [this.top(a), this.top(b)];
    if (top === other) return;
    this.up[other] = top;
    // Two rounds become one where they change their next.
    const next = this.round[top] ?? top;
    this.round[top] = this.round[other] ?? other;
    this.round[other] = next;
  }

  private top(place: number): number {
    let top = place;
    for (let next = this.up[top]; next !== undefined && next !== top; next = this.up[top]) {
      this.up[top] = this.up[next] ?? next;
      top = next;
    }
    return top;
  }

  private groupOf(top: number): number[] {
    const group = [top];
    for (let next = this.round[top]; next !== undefined && next !== top; next = this.round[next])
      group.push(next);
    return group;
  }
}

class OpenLot {
  readonly left = new Set<string>();
  readonly right = new Set<string>();
  readonly links = new Set<string>();
  size = 0;

  add({ side, id }: RecordRef): void {
    this.size += 1;
    this[side].add(id);
  }

  closed(): Lot {
    return { left: [...this.left], right: [...this.right], links: [...this.links], size: this.size };
  }
}
