/** One emulated address book: its cards, and everything that ever happened to them, so that any token can be answered. */
import { hash } from '../../../lib/services/carddav/etag.ts';
import { uidOf } from './card-text.ts';

export interface StoredCard {
  readonly name: string;
  readonly text: string;
  /** Bare. */
  readonly etag: string;
  readonly uid: string;
  /** The server itself fails on this card. */
  readonly brokenStatus?: number;
}

export class EmulatedBook {
  readonly cards = new Map<string, StoredCard>();
  readonly name: string;
  displayName: string;
  isReadOnly: boolean;
  /** Number of the last change. */
  seq = 0;
  /** Tokens below are no longer known. */
  oldestToken = 0;
  private readonly changedAt = new Map<string, number>();

  constructor(name: string, displayName: string, isReadOnly: boolean) {
    this.name = name;
    this.displayName = displayName;
    this.isReadOnly = isReadOnly;
  }

  store(name: string, text: string): StoredCard {
    this.touch(name);
    const card = { name, text, etag: `${this.seq}-${hash(text)}`, uid: uidOf(text) };
    this.cards.set(name, card);
    return card;
  }

  remove(name: string): void {
    if (this.cards.delete(name)) this.touch(name);
  }

  breakCard(name: string, status: number): void {
    const card = this.cards.get(name);
    if (card) this.cards.set(name, { ...card, brokenStatus: status });
  }

  /** Names changed after `seq`, oldest change first; those that were there and are gone included. */
  changesAfter(seq: number): { readonly name: string; readonly seq: number }[] {
    return [...this.changedAt]
      .filter(([name, at]) => at > seq && (seq > 0 || this.cards.has(name)))
      .map(([name, at]) => ({ name, seq: at }))
      .sort((a, b) => a.seq - b.seq);
  }

  token(seq: number): string {
    return `http://emulated.example/sync/${this.name}/${seq}`;
  }

  /** null: not a token of this book, or no longer one. */
  seqOfToken(token: string): number | null {
    const match = /\/sync\/([^/]+)\/(\d+)$/.exec(token);
    const seq = Number(match?.[2] ?? -1);
    return match?.[1] === this.name && seq >= this.oldestToken && seq <= this.seq ? seq : null;
  }

  expireTokens(): void {
    this.seq += 1;
    this.oldestToken = this.seq;
  }

  private touch(name: string): void {
    this.seq += 1;
    this.changedAt.set(name, this.seq);
  }
}
