/**
 * What an emulator was asked and what came of it, so that a test or the demo can say: no duplicate, no needless request. Each emulator
 * extends it with its own kinds of request and with what can only go wrong at its service.
 */
export interface LedgerEntry<Kind extends string> {
  readonly at: number;
  readonly kind: Kind;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** What was answered, `drop` for a broken connection. */
  readonly status: number | 'drop';
}

const keptEntries = 5_000;

export abstract class RequestLedger<Kind extends string> {
  /** Requests by kind, whatever came of them. */
  counts: Record<Kind, number>;
  /** Requests refused because of a limit. */
  overLimit = 0;
  /** Records made through the interface. */
  creates = 0;
  /** Creates whose content an existing record had already. */
  duplicates = 0;
  /** Updates that changed nothing. */
  unchangedWrites = 0;
  /** The latest requests, oldest first. */
  entries: LedgerEntry<Kind>[] = [];
  private readonly writeKinds: readonly Kind[];

  constructor(kinds: readonly Kind[], writeKinds: readonly Kind[]) {
    this.counts = noRequests(kinds);
    this.writeKinds = writeKinds;
  }

  get total(): number {
    return Object.values<number>(this.counts).reduce((sum, count) => sum + count, 0);
  }

  /** The kinds that came at all. */
  get asked(): Partial<Record<Kind, number>> {
    const came = Object.entries<number>(this.counts).filter(([, count]) => count > 0);
    return Object.fromEntries(came) as Partial<Record<Kind, number>>;
  }

  get writes(): number {
    return this.writeKinds.reduce((sum, kind) => sum + this.counts[kind], 0);
  }

  isWrite(kind: Kind): boolean {
    return this.writeKinds.includes(kind);
  }

  arrived(kind: Kind, _at: number): void {
    this.counts[kind] += 1;
  }

  answered(entry: LedgerEntry<Kind>): void {
    this.entries.push(entry);
    if (this.entries.length > 2 * keptEntries) this.entries = this.entries.slice(-keptEntries);
  }

  /** Everything as on the first day. */
  abstract reset(): void;
}

function noRequests<Kind extends string>(kinds: readonly Kind[]): Record<Kind, number> {
  return Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>;
}
