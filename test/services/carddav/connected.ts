/** An emulated book with a connector and a mirror, for tests of single stories. */
import type { ServiceRecord } from '../../../lib/contact/contact.ts';
import type { Connector, Http } from '../../../lib/services/contract.ts';
import { createHttp } from '../../../lib/services/http.ts';
import type { CarddavEmulator, CarddavOptions } from '../../emulators/carddav/emulator.ts';
import { type Pulled, TestMirror } from '../contract/mirror.ts';
import { connectorFor } from './carddav-world.ts';
import { emulatedStore } from './emulated-store.ts';

export interface Connected {
  readonly emulator: CarddavEmulator;
  readonly connector: Connector;
  readonly mirror: TestMirror;
  /** As after a death: with what the engine stored. */
  reconnect(): Connector;
  pull(complete?: boolean): Promise<Pulled>;
  idOf(name: string): string;
  read(name: string): Promise<ServiceRecord>;
  /** Kinds of the requests that `work` takes, in order. */
  requestsOf(work: () => Promise<unknown>): Promise<string[]>;
}

export function connected(options: CarddavOptions = {}): Connected {
  const store = emulatedStore(options);
  const { emulator } = store;
  const http = httpOver(emulator.fetch);
  const connector = connectorFor(store, http);
  const mirror = new TestMirror();
  const idOf = (name: string) => emulator.path(emulator.book(), name);
  return {
    emulator,
    connector,
    mirror,
    reconnect: () => connectorFor(store, http, store.password, mirror.cursor),
    pull: (complete = false) => mirror.pull(connector, { complete }),
    idOf,
    async read(name) {
      const record = await connector.read(idOf(name));
      if (!record) throw new Error(`${name} is not there`);
      return record;
    },
    async requestsOf(work) {
      const before = emulator.ledger.entries.length;
      await work();
      return emulator.ledger.entries.slice(before).map(({ kind }) => kind);
    },
  };
}

export function httpOver(fetch: typeof globalThis.fetch): Http {
  return createHttp({ fetch, sleep: async () => {}, random: () => 0.5 });
}
