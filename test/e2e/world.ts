/** Builds the world of one scenario anew: servers first, then the browser that reaches nothing but them; ends all of it afterwards. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AircallEmulator } from '../emulators/aircall/emulator.ts';
import { BookClient } from './book-client.ts';
import { type BookServer, startBookServer } from './book-server.ts';
import type { BrowserName } from './browsers/driver.ts';
import { launch } from './browsers/launch.ts';
import type { Book, Scenario, World } from './scenario.ts';
import { startTally } from './tally.ts';

export const aircallHosts = [
  'api.aircall.io',
  'dashboard.aircall.io',
  'workspace.aircall.io',
  'phone.aircall.io',
];

export interface BuiltWorld extends World {
  close(): Promise<void>;
}

export async function buildWorld(scenario: Scenario, browser: BrowserName): Promise<BuiltWorld> {
  const endings: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const ending of endings.splice(0).reverse()) await ending();
  };
  try {
    const aircall = new AircallEmulator(scenario.aircall);
    const server = await aircall.listen();
    endings.push(() => server.close());
    const hosts = new Map(aircallHosts.map((host) => [host, server.port]));
    for (const other of scenario.servers?.() ?? []) {
      const served = await other.listen();
      endings.push(() => served.close());
      for (const host of other.hosts) hosts.set(host, served.port);
    }
    const bookServer = await startBookServer();
    endings.push(() => bookServer.close());
    const book = await openBook(bookServer);
    endings.push(() => book.tally.close());
    const driver = await launch(browser, {
      extension: extensionFolder(scenario.extension ?? 'lineup', browser),
      hosts: Object.fromEntries(hosts),
      ...scenario.window,
    });
    endings.push(() => driver.close());
    return { driver, aircall, book, close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

export async function openBook(server: BookServer): Promise<Book> {
  const { url, user, password } = server.place;
  const tally = await startTally(new URL(url).origin);
  return {
    name: server.name,
    login: { url: tally.origin, user, password },
    client: new BookClient(server.place),
    tally,
  };
}

export function extensionFolder(extension: 'lineup' | 'probe', browser: BrowserName): string {
  const build = browser === 'chromium' ? 'chrome-mv3' : 'firefox-mv3';
  const path = extension === 'probe' ? './fixtures/probe' : `../../.output/${build}`;
  const folder = fileURLToPath(new URL(path, import.meta.url));
  if (!existsSync(folder)) throw new Error(`there is no build in ${folder}: run "npm run build"`);
  return folder;
}
