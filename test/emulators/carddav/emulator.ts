/**
 * A strict CardDAV server, in process or on the loopback address: RFC 6352, 6578 and 6764 to the letter, and a switch for each liberty that
 * real servers take. The ledger says what it was asked. The demo uses it where Radicale is not to be had.
 */
import { type Desk, exchanged } from '../exchange.ts';
import { Faults } from '../faults.ts';
import { fetchFrom } from '../fetch.ts';
import { html } from '../html.ts';
import { serveHttp } from '../http.ts';
import { type Server, serveHttps } from '../https.ts';
import type { Handler, WireRequest, WireResponse } from '../message.ts';
import { EmulatedBook } from './book.ts';
import { answerCard } from './cards.ts';
import { Ledger, type RequestKind } from './ledger.ts';
import { homePath, placeOf, rootPath } from './paths.ts';
import { answerPropfind } from './propfind.ts';
import { answerReport, reportName } from './report.ts';
import { plain, type Scene } from './scene.ts';
import { defaultSwitches, type Switches } from './switches.ts';

export interface CarddavOptions {
  readonly user?: string;
  readonly password?: string;
  /** Default: one book, `contacts`. */
  readonly books?: readonly {
    readonly name: string;
    readonly displayName?: string;
    readonly isReadOnly?: boolean;
  }[];
  readonly switches?: Partial<Switches>;
  /** Host names that redirect to another one, as iCloud sends each account to a host of its own. */
  readonly moved?: Readonly<Record<string, string>>;
}

export class CarddavEmulator {
  readonly user: string;
  password: string;
  readonly switches: Switches;
  readonly faults = new Faults<RequestKind>();
  readonly ledger = new Ledger();
  readonly books = new Map<string, EmulatedBook>();
  readonly handle: Handler;
  /** Calls the emulator in process. */
  readonly fetch: typeof fetch;
  private readonly desk: Desk<RequestKind>;
  private readonly moved: Readonly<Record<string, string>>;

  constructor(options: CarddavOptions = {}) {
    this.user = options.user ?? 'alice@example.com';
    this.password = options.password ?? 'emulated app password';
    this.switches = { ...defaultSwitches, ...options.switches };
    this.moved = options.moved ?? {};
    for (const { name, displayName, isReadOnly } of options.books ?? [{ name: 'contacts' }])
      this.books.set(name, new EmulatedBook(name, displayName ?? name, isReadOnly ?? false));
    const { ledger, faults } = this;
    this.desk = { ledger, faults, looks: { html, tooMany: () => plain(429, 'Too many requests') } };
    this.handle = (request) => this.exchange(request);
    this.fetch = fetchFrom(this.handle);
  }

  listen(port = 0): Promise<Server> {
    return serveHttp(this.handle, port);
  }

  listenHttps(port = 0): Promise<Server> {
    return serveHttps(this.handle, port);
  }

  /** The first book, or the one of that name. */
  book(name?: string): EmulatedBook {
    const book = name === undefined ? [...this.books.values()][0] : this.books.get(name);
    if (!book) throw new Error(`no book ${name ?? ''}`);
    return book;
  }

  /** Path of a book or of a card in it, without encoding. */
  path(book: EmulatedBook, name = ''): string {
    return `${homePath(this.user)}${book.name}/${name}`;
  }

  /** Another client writes a card; garbage is taken too. */
  put(name: string, text: string, book = this.book()): void {
    book.store(name, text);
  }

  /** Another client deletes a card. */
  remove(name: string, book = this.book()): void {
    book.remove(name);
  }

  removeBook(name: string): void {
    this.books.delete(name);
  }

  private exchange(request: WireRequest): Promise<WireResponse | 'drop'> {
    const url = new URL(request.url);
    return exchanged(this.desk, request, kindOf(request), 0, () => this.answer(request, url));
  }

  private answer(request: WireRequest, url: URL): WireResponse {
    const place = placeOf(url.pathname, this.user, this.books);
    const newHost = this.moved[url.hostname];
    if (newHost) return plain(301, 'Moved', { location: `${url.protocol}//${newHost}${url.pathname}` });
    if (place.kind === 'well-known') return this.wellKnown(request);
    const expected = `Basic ${Buffer.from(`${this.user}:${this.password}`).toString('base64')}`;
    if (request.headers.authorization !== expected)
      return plain(401, 'Unauthorized', { 'www-authenticate': 'Basic realm="emulated"' });
    const { user, books, switches, ledger } = this;
    const scene: Scene = { user, books, switches, ledger, request, origin: url.origin, place };
    switch (request.method) {
      case 'PROPFIND':
        return answerPropfind(scene);
      case 'REPORT':
        return answerReport(scene);
      case 'GET':
      case 'PUT':
      case 'DELETE':
        return answerCard(scene);
      default:
        return plain(405, 'Method not allowed');
    }
  }

  private wellKnown(request: WireRequest): WireResponse {
    const { wellKnown } = this.switches;
    if (wellKnown === 'none') return plain(404, 'Not found');
    if (wellKnown === 'get-only' && request.method !== 'GET') return plain(405, 'Method not allowed');
    return plain(301, 'Moved', { location: rootPath });
  }
}

function kindOf(request: WireRequest): RequestKind {
  switch (request.method) {
    case 'PROPFIND':
      return 'propfind';
    case 'REPORT':
      return reportName(request.body) === 'sync-collection' ? 'sync' : 'multiget';
    case 'GET':
      return 'get';
    case 'PUT':
      return 'put';
    case 'DELETE':
      return 'delete';
    default:
      return 'other';
  }
}
