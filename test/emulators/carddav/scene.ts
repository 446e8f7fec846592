/** What the parts of the emulator share while they answer one request. */
import type { WireRequest, WireResponse } from '../message.ts';
import type { EmulatedBook, StoredCard } from './book.ts';
import { asVersion3 } from './card-text.ts';
import type { Ledger } from './ledger.ts';
import type { Place } from './paths.ts';
import type { Switches } from './switches.ts';

export interface Scene {
  readonly user: string;
  readonly books: ReadonlyMap<string, EmulatedBook>;
  readonly switches: Switches;
  readonly ledger: Ledger;
  readonly request: WireRequest;
  readonly origin: string;
  readonly place: Place;
}

export function plain(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): WireResponse {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body: text };
}

export function etagHeader(etag: string, switches: Switches): string {
  switch (switches.etagForm) {
    case 'strong':
      return `"${etag}"`;
    case 'unquoted':
      return etag;
    case 'weak':
      return `W/"${etag}"`;
  }
}

export function givenText(card: StoredCard, switches: Switches): string {
  return switches.version4 === 'given-as-3' ? asVersion3(card.text) : card.text;
}
