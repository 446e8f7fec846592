/**
 * The world of the contract suite for CardDAV: a connector over any server, a person who edits its cards by plain requests, and a line
 * that can be cut between them.
 */
import { randomUUID } from 'node:crypto';
import type { Contact } from '../../../lib/contact/contact.ts';
import { SyncError } from '../../../lib/errors.ts';
import { bookAddress } from '../../../lib/services/carddav/book.ts';
import { createConnector } from '../../../lib/services/carddav/connector.ts';
import { newCard, readCard, updateCard } from '../../../lib/services/carddav/convert.ts';
import { createDav } from '../../../lib/services/carddav/dav.ts';
import type { Connector, Http, Json } from '../../../lib/services/contract.ts';
import { createHttp } from '../../../lib/services/http.ts';
import type { Trouble } from '../contract/world.ts';
import type { ContractWorld } from '../contract.ts';

/** What a server must let a test do past the connector. */
export interface CardStore {
  readonly bookUrl: string;
  readonly user: string;
  readonly password: string;
  readonly fetch: typeof fetch;
  get(id: string): Promise<string | null>;
  put(id: string, text: string): Promise<void>;
  remove(id: string): Promise<void>;
  ids(): Promise<readonly string[]>;
  close?(): Promise<void>;
}

export type WorldFacts = Partial<Pick<ContractWorld, 'idleListing' | 'idleRequests' | 'costIsExact'>>;

const pageSize = 5;

export function carddavWorld(store: CardStore, facts: WorldFacts = {}): ContractWorld {
  const line = new Line(store.fetch);
  let requests = 0;
  const http = createHttp({
    fetch: line.fetch,
    sleep: async () => {},
    random: () => 0.5,
    onRequest: () => {
      requests += 1;
    },
  });
  const connect = (password = store.password) => connectorFor(store, http, password);
  const path = new URL(store.bookUrl).pathname;
  return {
    connector: connect(),
    reconnect: () => connect(),
    withWrongCredentials: () => connect('not the password'),
    direct: {
      async create(contact) {
        const uid = randomUUID();
        const id = `${path}${uid}.vcf`;
        await store.put(id, newCard(uid, contact));
        return id;
      },
      async edit(id, change) {
        await store.put(id, updateCard((await store.get(id)) ?? '', change));
      },
      remove: (id) => store.remove(id),
      async all() {
        const texts = await Promise.all(
          (await store.ids()).map(async (id) => [id, await store.get(id)] as const),
        );
        return texts.flatMap(([id, text]) => (text === null ? [] : [{ id, contact: contactOf(text) }]));
      },
    },
    settle: async () => {},
    now: () => 1_000_000,
    troubles: ['html', 'down', 'offline', 'lost-answer', 'not-sent'],
    meet: (trouble) => {
      line.trouble = trouble;
    },
    recover: () => {
      line.trouble = null;
    },
    requests: () => requests,
    pageSize,
    checksVersions: true,
    idleRequests: facts.idleRequests ?? 1,
    idleListing: facts.idleListing ?? 'changes',
    costIsExact: facts.costIsExact ?? true,
    ...(store.close ? { close: () => store.close?.() ?? Promise.resolve() } : {}),
  };
}

export function connectorFor(
  store: CardStore,
  http: Http,
  password = store.password,
  cursor: Json = null,
): Connector {
  const dav = createDav(http, { user: store.user, password }, () => 1_000_000);
  const book = bookAddress(store.bookUrl, dav, pageSize);
  return createConnector(book, { user: store.user, isReadOnly: false, cursor });
}

function contactOf(text: string): Contact {
  const card = readCard(text);
  if (card.kind !== 'contact') throw new SyncError('bug', { reason: 'a group' });
  return card.contact;
}

/** The line between connector and server. After a lost answer nothing gets through until it is mended. */
class Line {
  trouble: Trouble | null = null;
  readonly fetch: typeof fetch;

  constructor(inner: typeof fetch) {
    this.fetch = async (input, init) => {
      const method = input instanceof Request ? input.method : (init?.method ?? 'GET');
      const isWrite = method === 'PUT' || method === 'DELETE';
      switch (this.trouble) {
        case null:
          return inner(input, init);
        case 'html':
          return new Response('<!doctype html><p>Sign in</p>', { headers: { 'content-type': 'text/html' } });
        case 'down':
          return new Response('<html>502</html>', { status: 502, headers: { 'content-type': 'text/html' } });
        case 'offline':
          throw new TypeError('fetch failed');
        case 'lost-answer':
          if (!isWrite) return inner(input, init);
          await inner(input, init);
          this.trouble = 'offline';
          throw new TypeError('fetch failed');
        case 'not-sent':
          if (!isWrite) return inner(input, init);
          this.trouble = 'offline';
          throw new TypeError('fetch failed');
      }
    };
  }
}
