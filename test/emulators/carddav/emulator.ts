/**
 * A strict CardDAV server, in process or on the loopback address: RFC 6352, 6578 and 6764 to the letter, and a switch for each liberty that
 * real servers take. The ledger says what it was asked. The demo uses it where Radicale is not to be had.
 */
import { assertNever } from '../../../lib/errors.ts';
import { fetchFrom } from '../fetch.ts';
import { type Server, serveHttps } from '../https.ts';
import type { Handler, WireRequest, WireResponse } from '../message.ts';
import { EmulatedBook } from './book.ts';
import { answerCard } from './cards.ts';
import { type Fault, Faults } from './faults.ts';
import { Ledger, type RequestKind } from './ledger.ts';
import { homePath, placeOf, rootPath } from './paths.ts';
import { answerPropfind } from './propfind.ts';
import { answerReport, reportName } from './report.ts';
import { plain, type Scene } from './scene.ts';
import { serveHttp } from './serve-http.ts';
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
  readonly faults = new Faults();
  readonly ledger = new Ledger();
  readonly books = new Map<string, EmulatedBook>();
  readonly handle: Handler;
  /** Calls the emulator in process. */
  readonly fetch: typeof fetch;
  private readonly moved: Readonly<Record<string, string>>;

  constructor(options: CarddavOptions = {}) {
    this.user = options.user ?? 'alice@example.com';
    this.password = options.password ?? 'emulated app password';
    this.switches = { ...defaultSwitches, ...options.switches };
    this.moved = options.moved ?? {};
    for (const { name, displayName, isReadOnly } of options.books ?? [{ name: 'contacts' }])
      this.books.set(name, new EmulatedBook(name, displayName ?? name, isReadOnly ?? false));
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

  private async exchange(request: WireRequest): Promise<WireResponse | 'drop'> {
    const url = new URL(request.url);
    const kind = kindOf(request);
    this.ledger.arrived(kind);
    const answer = await this.underFault(this.faults.take(request, kind), () => this.answer(request, url));
    this.ledger.answered({
      kind,
      method: request.method,
      path: url.pathname,
      status: answer === 'drop' ? 'drop' : answer.status,
    });
    return answer;
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

  private async underFault(fault: Fault | null, answer: () => WireResponse): Promise<WireResponse | 'drop'> {
    switch (fault?.kind) {
      case undefined:
        return answer();
      case 'html':
        return {
          status: 200,
          headers: { 'content-type': 'text/html' },
          body: '<!DOCTYPE html><p>Sign in</p>',
        };
      case 'status':
        return plain(fault.status, fault.body ?? 'Error', fault.headers);
      case 'dropped':
        return 'drop';
      case 'lost-answer':
        answer();
        return 'drop';
      case 'gateway-timeout':
        answer();
        return plain(504, 'Gateway timeout');
      case 'truncated': {
        const whole = answer();
        return { ...whole, body: whole.body.slice(0, Math.floor(whole.body.length / 2)) };
      }
      case 'slow': {
        const late = answer();
        await new Promise((resolve) => setTimeout(resolve, fault.ms).unref());
        return late;
      }
      case 'meanwhile':
        fault.act();
        return answer();
      default:
        return assertNever(fault);
    }
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
