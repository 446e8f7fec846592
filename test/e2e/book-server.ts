/** The address book of end-to-end tests and of the demo: a real Radicale where it is installed, else the embedded server. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CarddavEmulator } from '../emulators/carddav/emulator.ts';
import { radicale } from '../servers/radicale.ts';
import type { BookClient, BookPlace } from './book-client.ts';

export interface BookServer {
  /** For people to read. */
  readonly name: string;
  readonly place: BookPlace;
  fill(client: BookClient, cards: readonly Card[]): Promise<void>;
  close(): Promise<void>;
}

interface Card {
  readonly fileName: string;
  readonly text: string;
}

export function startBookServer(): Promise<BookServer> {
  return radicale.isAvailable() ? startRadicale() : startEmbedded();
}

async function startRadicale(): Promise<BookServer> {
  // Radicale waits for the disk after every card; in memory it is five times as fast.
  const memory = '/dev/shm';
  const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'lineup-radicale-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  const server = await radicale.start(folder);
  return {
    name: 'a real Radicale',
    place: { url: server.bookUrl, user: server.user, password: server.password },
    fill: (client, cards) => client.putAll(cards),
    async close() {
      await server.stop();
      process.off('exit', remove);
      remove();
    },
  };
}

async function startEmbedded(): Promise<BookServer> {
  const emulator = new CarddavEmulator({ switches: { acceptsVersion21: true } });
  const server = await emulator.listen();
  return {
    name: 'an embedded CardDAV server, because Radicale is not installed',
    place: {
      url: new URL(emulator.path(emulator.book()), `http://127.0.0.1:${server.port}`).href,
      user: emulator.user,
      password: emulator.password,
    },
    fill: (client, cards) => client.putAll(cards),
    close: () => server.close(),
  };
}
