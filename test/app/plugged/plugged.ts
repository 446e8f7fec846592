/**
 * A service that stands beside Aircall in the tests of the whole app: its emulator, plugged in, with the hands of a person in it. One small
 * file a service; whatever is told of all services (story.ts, deaths.test.ts, the bench) knows them by this alone.
 */
import type { Credentials } from '../../../lib/services/contract.ts';
import type { Clock } from '../../emulators/clock.ts';
import type { RequestLedger } from '../../emulators/ledger.ts';
import type { Plug } from '../world.ts';

export interface Entered {
  readonly first: string;
  readonly last: string;
  readonly company?: string;
  readonly mobile?: string;
  /** A number that is not for a mobile telephone. */
  readonly phone?: string;
  readonly email?: string;
}

export interface Edited {
  readonly last?: string;
  readonly company?: string;
  /** Beside the numbers that are there. */
  readonly anotherPhone?: string;
}

export interface Held {
  readonly first: string;
  readonly company: string;
}

export interface Plugged {
  readonly plug: Plug;
  readonly ledger: RequestLedger<string>;
  /** After so long (ms) its lists show whatever happened there. */
  readonly catchesUpMs: number;
  enter(person: Entered): void;
  /** Somebody is known by the first name. */
  edit(first: string, change: Edited): void;
  remove(first: string): void;
  everybody(): readonly Held[];
  /** By name, what must never have happened: made twice, written without need, sent against a limit. */
  faults(): Readonly<Record<string, number>>;
  /** Mishaps that a test has asked for and that have not happened yet. */
  mishapsLeft(): number;
  /** What it was connected with is worth nothing any more. @returns what a person types then */
  withdraw(): Credentials;
}

export type MakePlugged<P extends Plugged = Plugged> = (clock: Clock) => P;

export function firstNames(book: Plugged): string[] {
  return book
    .everybody()
    .map(({ first }) => first)
    .sort();
}

export function companyOf(book: Plugged, first: string): string {
  return must(
    book.everybody().find((one) => one.first === first),
    first,
  ).company;
}

/** For hands that look somebody up. */
export function must<T>(found: T | null | undefined, who: string): T {
  if (found === null || found === undefined) throw new Error(`no ${who}`);
  return found;
}
