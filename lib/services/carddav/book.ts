/** The address book that a connector works on, and how to ask it. */
import { SyncError } from '../../errors.ts';
import type { HttpResponse } from '../contract.ts';
import { type Dav, expectMultistatus } from './dav.ts';
import { asCollection, pathOf } from './href.ts';
import type { Member } from './multistatus.ts';
import { propfindBody } from './requests.ts';
import { CARD, DAV, findIn } from './xml.ts';

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

/** The book's own properties. @throws SyncError book-missing: not there any more, or something else is */
export async function askBook(book: BookAddress, properties: readonly string[]): Promise<Member> {
  const answer = await propfind(book, '0', propfindBody([...properties, 'D:resourcetype']));
  const [member] = expectMultistatus(answer).members;
  if (!member || !isAddressBook(member)) throw missing(book, member?.status ?? 207);
  return member;
}

/**
 * The book itself must be in a listing of it: Xandikos tells of a missing collection by a 207 with a 404 in it, under a garbled address
 * (seen with 0.2.8), which would look like an empty book.
 */
export function mustContainBook(book: BookAddress, members: readonly Member[]): void {
  const itself = members.find((member) => asCollection(member.path) === book.path);
  if (itself && isAddressBook(itself)) return;
  if (itself || members.some((member) => member.status === 404)) throw missing(book, itself?.status ?? 404);
  throw new SyncError('answer-unreadable', { reason: 'the book is not in its own listing' });
}

export function isAddressBook(member: Member): boolean {
  return findIn(member.prop(DAV, 'resourcetype'), CARD, 'addressbook') !== undefined;
}

function missing(book: BookAddress, status: number): SyncError {
  return new SyncError('book-missing', { host: new URL(book.url).host, status });
}
