/** The address book that a connector works on, and how to ask it. */
import type { HttpResponse } from '../contract.ts';
import type { Dav } from './dav.ts';
import { asCollection, pathOf } from './href.ts';

export interface BookAddress {
  /** Absolute address, trailing slash. */
  readonly url: string;
  /** Its path in the one spelling, trailing slash. */
  readonly path: string;
  readonly dav: Dav;
  /** How many cards are asked for at once where the server stands it. */
  readonly batch: number;
}

const usualBatch = 100;

export function bookAddress(url: string, dav: Dav, batch = usualBatch): BookAddress {
  const path = asCollection(pathOf(url, url) ?? '/');
  return { url: new URL(path, url).href, path, dav, batch };
}

/** The address of a card or collection on the book's server. */
export function urlOf(book: BookAddress, path: string): string {
  return new URL(path, book.url).href;
}

export function propfind(book: BookAddress, depth: '0' | '1', body: string): Promise<HttpResponse> {
  return book.dav({ method: 'PROPFIND', url: book.url, depth, body });
}

export function report(book: BookAddress, body: string): Promise<HttpResponse> {
  return book.dav({ method: 'REPORT', url: book.url, depth: '0', body });
}
