/**
 * From what a user typed to the address books of the account (RFC 6764, RFC 6352): the address itself, `.well-known/carddav`, the
 * principal, its home sets, the books in them. An address of a single book is taken as that book.
 */
import { SyncError } from '../../errors.ts';
import type { HttpResponse } from '../contract.ts';
import { checkedUrl, mayFollow, startOf } from './address.ts';
import { isAddressBook } from './book.ts';
import { type Dav, expectMultistatus, refusalOf } from './dav.ts';
import { addressOf, asCollection } from './href.ts';
import { type Member, readMultistatus } from './multistatus.ts';
import { propfindBody } from './requests.ts';
import { CARD, childrenOf, DAV, findIn } from './xml.ts';

export interface Book {
  /** Absolute address with a trailing slash. */
  readonly url: string;
  readonly name: string;
  readonly isReadOnly: boolean;
}

export interface Account {
  /** Absolute address of the principal; of the home or book where the server names no principal. */
  readonly principal: string;
  readonly books: readonly Book[];
}

const whereProperties = propfindBody([
  'D:resourcetype',
  'D:displayname',
  'D:current-user-principal',
  'D:principal-URL',
  'C:addressbook-home-set',
  'D:current-user-privilege-set',
]);

interface Found {
  readonly url: URL;
  readonly member: Member;
}

/** @throws SyncError address-refused, credentials-rejected, access-denied, service-not-found, book-missing, service-down, offline */
export async function discover(typed: string, dav: Dav): Promise<Account> {
  const start = startOf(typed).url;
  const refusals: SyncError[] = [];
  for (const url of candidates(start)) {
    const found = await look(url, dav).catch((error) => {
      refusals.push(telling(error));
      return null;
    });
    const account = found && (await accountAt(found, dav));
    if (account) return account;
  }
  const worst = tellingCodes.map((code) => refusals.find((one) => one.code === code)).find((one) => one);
  throw worst ?? new SyncError('service-not-found', { host: start.host, hint: 'no-carddav' });
}

/** A server that forbids, fails or redirects astray is there, and that is worth more than "nothing found". */
const tellingCodes = ['access-denied', 'service-down', 'address-refused', 'service-not-found'] as const;

/** A refusal that leaves hope for the next candidate; everything else ends the search. */
function telling(error: unknown): SyncError {
  if (
    error instanceof SyncError &&
    [...tellingCodes, 'book-missing', 'answer-unreadable'].includes(error.code)
  )
    return error;
  throw error;
}

function candidates(start: URL): URL[] {
  const wellKnown = new URL('/.well-known/carddav', start);
  const root = new URL('/', start);
  return start.pathname === '/' ? [wellKnown, root] : [start, wellKnown, root];
}

/** What is at an address, wherever it redirects to; null if it is nothing that speaks WebDAV. */
async function look(url: URL, dav: Dav): Promise<Found | null> {
  let answer = await ask(url, dav);
  if (answer.status !== 207 && url.pathname === '/.well-known/carddav') {
    // Some servers redirect a GET only.
    const page = await dav({ method: 'GET', url: url.href });
    if (page.url !== '' && page.url !== url.href) answer = await ask(checkedUrl(page.url), dav);
  }
  if (answer.status !== 207) throw refusalOf(answer);
  const [member] = readMultistatus(answer).members;
  return member ? { url: checkedUrl(answer.url || url.href), member } : null;
}

function ask(url: URL, dav: Dav): Promise<HttpResponse> {
  return dav({ method: 'PROPFIND', url: url.href, depth: '0', body: whereProperties }).catch((error) => {
    throw unreachable(error, url);
  });
}

async function accountAt(found: Found, dav: Dav): Promise<Account | null> {
  const principalHref =
    hrefOf(found.member, DAV, 'current-user-principal') ?? hrefOf(found.member, DAV, 'principal-URL');
  const principal = principalHref === null ? null : near(principalHref, found.url);
  if (isAddressBook(found.member))
    return { principal: (principal ?? found.url).href, books: [bookAt(found.member, found.url)] };
  const homes = homesOf(found.member, found.url);
  if (principal && homes.length === 0) homes.push(...(await homesOfPrincipal(principal, dav)));
  // A server without principals: the address may be the home itself.
  if (homes.length === 0) homes.push(principal ?? found.url);
  const books = (await Promise.all(homes.map((home) => booksIn(home, dav)))).flat();
  if (books.length > 0) return { principal: (principal ?? found.url).href, books: inOrder(books) };
  if (principal) throw new SyncError('book-missing', { host: found.url.host, reason: 'no-book' });
  return null;
}

async function homesOfPrincipal(principal: URL, dav: Dav): Promise<URL[]> {
  const body = propfindBody(['C:addressbook-home-set']);
  const answer = await dav({ method: 'PROPFIND', url: principal.href, depth: '0', body });
  const [member] = expectMultistatus(answer).members;
  return member ? homesOf(member, new URL(answer.url || principal.href)) : [];
}

async function booksIn(home: URL, dav: Dav): Promise<Book[]> {
  const answer = await dav({
    method: 'PROPFIND',
    url: asCollection(home.href),
    depth: '1',
    body: propfindBody(['D:resourcetype', 'D:displayname', 'D:current-user-privilege-set']),
  });
  if (answer.status === 404) return [];
  const base = new URL(answer.url || home.href);
  return expectMultistatus(answer)
    .members.filter(isAddressBook)
    .map((member) => bookAt(member, base));
}

function bookAt(member: Member, base: URL): Book {
  const url = new URL(asCollection(member.path), base);
  const name = member.prop(DAV, 'displayname')?.text.trim();
  return {
    url: url.href,
    name: name || decodeURIComponent(url.pathname.split('/').at(-2) ?? '') || url.host,
    isReadOnly: isReadOnly(member),
  };
}

/** Read-only only if the server tells the privileges and none of them allows a write. */
function isReadOnly(member: Member): boolean {
  const privileges = member.prop(DAV, 'current-user-privilege-set');
  if (!privileges || privileges.children.length === 0) return false;
  return !['all', 'write', 'write-content', 'bind'].some((name) => findIn(privileges, DAV, name));
}

/** Books that can be written first, each group as the server has it; equal names are told apart by their place. */
function inOrder(books: readonly Book[]): Book[] {
  const unique = [...new Map(books.map((book) => [book.url, book])).values()];
  const named = unique.map((book) =>
    unique.some((other) => other !== book && other.name === book.name)
      ? { ...book, name: `${book.name} (${new URL(book.url).pathname})` }
      : book,
  );
  return [...named.filter((book) => !book.isReadOnly), ...named.filter((book) => book.isReadOnly)];
}

function hrefOf(member: Member, space: string, name: string): string | null {
  return findIn(member.prop(space, name), DAV, 'href')?.text.trim() || null;
}

function homesOf(member: Member, base: URL): URL[] {
  return childrenOf(member.prop(CARD, 'addressbook-home-set'), DAV, 'href').map((href) =>
    near(href.text, base),
  );
}

/**
 * An href as an address that may be asked with these credentials. A server behind a proxy may name itself with the inner scheme; then
 * the origin that we already talk to is meant.
 */
function near(href: string, base: URL): URL {
  const url = addressOf(href, base.href);
  if (!url) throw new SyncError('answer-unreadable', { host: base.host, reason: 'href' });
  if (url.hostname === base.hostname && url.protocol !== base.protocol) return new URL(url.pathname, base);
  if (!mayFollow(base, url)) throw new SyncError('address-refused', { reason: 'redirect', host: url.host });
  return url;
}

/**
 * A fetch does not say why it failed: no such host, nothing that listens, a certificate that is not trusted. With a network there, the
 * address is the likelier fault, and for https a certificate.
 */
function unreachable(error: unknown, url: URL): unknown {
  if (!(error instanceof SyncError) || error.code !== 'offline' || globalThis.navigator?.onLine === false)
    return error;
  const hint = url.protocol === 'https:' ? 'unreachable-or-certificate' : 'unreachable';
  return new SyncError('service-not-found', { host: url.host, hint }, { cause: error });
}
