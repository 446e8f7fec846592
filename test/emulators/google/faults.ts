/** Mishaps that a test asks for, decided request by request. */
import type { WireRequest } from '../message.ts';
import type { RequestKind } from './ledger.ts';

export type Fault =
  /** 502 with a page of HTML; nothing happened. */
  | { readonly kind: 'bad-gateway' }
  /** HTML with status 200; nothing happened. */
  | { readonly kind: 'html' }
  /** The connection breaks before anything happened. */
  | { readonly kind: 'dropped' }
  /** Everything happens, then the connection breaks. */
  | { readonly kind: 'lost-answer' }
  | { readonly kind: 'too-many' }
  /** 403 with this reason: the interface is switched off in the client's project, say. */
  | { readonly kind: 'forbidden'; readonly reason: string }
  /** Everything happens at once, the answer comes after that many ms of real time. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Something happens between the arrival of the request and its effect: another person's edit, say. */
  | { readonly kind: 'meanwhile'; readonly act: () => void };

type Decide = (request: WireRequest, kind: RequestKind) => Fault | null;

export class Faults {
  private decide: Decide | null = null;
  private queue: { readonly kind: RequestKind; readonly fault: Fault }[] = [];

  /** Asked for every request that meets no queued fault; null takes it back. */
  use(decide: Decide | null): void {
    this.decide = decide;
  }

  /** The next request of that kind. */
  next(kind: RequestKind, fault: Fault): void {
    this.queue.push({ kind, fault });
  }

  clear(): void {
    this.decide = null;
    this.queue = [];
  }

  take(request: WireRequest, kind: RequestKind): Fault | null {
    const place = this.queue.findIndex((one) => one.kind === kind);
    if (place === -1) return this.decide?.(request, kind) ?? null;
    return this.queue.splice(place, 1)[0]?.fault ?? null;
  }
}
