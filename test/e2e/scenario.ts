/** What an end-to-end test is: a story that runs in real browsers, on the production build, against servers on loopback. */
import type { AircallEmulator, AircallOptions } from '../emulators/aircall/emulator.ts';
import type { Server } from '../emulators/https.ts';
import type { BookClient } from './book-client.ts';
import type { BrowserName, Driver, LaunchOptions } from './browsers/driver.ts';
import type { Tally } from './tally.ts';
import type { BookLogin } from './user.ts';

export interface Scenario {
  /** A sentence of behaviour. */
  readonly name: string;
  readonly browsers: readonly BrowserName[];
  /** Hard limit, start of the browser included; default two minutes. */
  readonly timeoutMs?: number;
  /** Takes minutes: runs only when it is asked for by its name. */
  readonly isLong?: boolean;
  /** The production build, or the small add-on that proves the drivers. */
  readonly extension?: 'lineup' | 'probe';
  readonly aircall?: AircallOptions;
  /** Other services: made anew for the scenario, each behind its real host names. */
  servers?(): readonly ServedHosts[];
  readonly window?: Pick<LaunchOptions, 'size' | 'scale' | 'colorScheme' | 'locale'>;
  run(world: World): Promise<void>;
}

/** A server on loopback that stands for these hosts. */
export interface ServedHosts {
  readonly hosts: readonly string[];
  listen(): Promise<Server>;
}

export interface World {
  readonly driver: Driver;
  /** Plays api.aircall.io and Aircall's pages. */
  readonly aircall: AircallEmulator;
  readonly book: Book;
}

/** An empty address book on a real server. */
export interface Book {
  /** "a real Radicale", or what stands in for it. */
  readonly name: string;
  /** What a person types. */
  readonly login: BookLogin;
  /** Another program that uses the book, past Lineup and past the count. */
  readonly client: BookClient;
  /** Counts what Lineup asks. */
  readonly tally: Tally;
}

export const bothBrowsers: readonly BrowserName[] = ['chromium', 'firefox'];
