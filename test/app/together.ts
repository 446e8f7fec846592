/** Aircall and one service beside it: who is there at first, the first sync, the runs that follow, and the quiet that must come then. */
import { expect } from 'vitest';
import type { ConnectionSettings } from '../../lib/rules/settings.ts';
import type { Credentials } from '../../lib/services/contract.ts';
import type { AircallContact } from '../emulators/aircall/contact.ts';
import { stoppedClock } from '../emulators/clock.ts';
import { firstNames, type MakePlugged, must, type Plugged } from './plugged/plugged.ts';
import { type AppWorld, appWorld } from './world.ts';

export interface Two<P extends Plugged = Plugged> {
  readonly world: AppWorld;
  readonly other: P;
  /** Something happens just before the nth request from now on to the other service. */
  before(nth: number, happens: () => void): void;
}

export async function together<P extends Plugged>(make: MakePlugged<P>): Promise<Two<P>> {
  const clock = stoppedClock();
  const other = make(clock);
  const waiting: { left: number; happens: () => void }[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    for (const one of waiting) {
      one.left -= 1;
      if (one.left === 0) one.happens();
    }
    return other.plug.fetch(input, init);
  };
  const world = await appWorld({ plugs: [{ ...other.plug, fetch }], clock });
  return { world, other, before: (left, happens) => void waiting.push({ left, happens }) };
}

export const everybody = ['Anna', 'Nadia', 'Nils', 'Rita'];

/** Anna is on both sides, Nadia and Nils at Aircall alone, Rita at the other service alone. */
export function seed({ world, other }: Two, nils: readonly string[] = ['+33612345603']): void {
  const phones = (...values: string[]) => values.map((value) => ({ label: 'Work', value }));
  world.aircall.seed([
    { first_name: 'Anna', last_name: 'Muller', phone_numbers: phones('+33612345678') },
    { first_name: 'Nadia', last_name: 'Left', company_name: 'Acme', phone_numbers: phones('+33612345601') },
    { first_name: 'Nils', last_name: 'Left', company_name: 'Acme', phone_numbers: phones(...nils) },
  ]);
  other.enter({
    first: 'Anna',
    last: 'Müller',
    company: 'Bolt',
    phone: '06 12 34 56 78',
    email: 'anna@bolt.fr',
  });
  other.enter({ first: 'Rita', last: 'van der Berg', mobile: '06 12 34 56 02', phone: '01 42 68 53 01' });
  // Whoever was entered in this very moment may not be listed yet.
  world.advance(other.catchesUpMs);
}

/** The first sync and what follows by itself. @returns the connection */
export async function live(
  both: Two,
  change?: (settings: ConnectionSettings) => ConnectionSettings,
): Promise<string> {
  const { world, other } = both;
  const id = await world.connectTo(other.plug);
  if (change) await resettle(both, id, change);
  const run = await world.start(id);
  expect([run.failure, run.phase]).toEqual([null, 'done']);
  await passes(both, id, 2);
  return id;
}

export async function resettle(
  { world }: Two,
  connectionId: string,
  change: (settings: ConnectionSettings) => ConnectionSettings,
): Promise<void> {
  const { connection } = must(await world.queries.connection(connectionId), 'connection');
  await world.command('connection.change', { connectionId, settings: change(connection.settings) });
}

/** Runs by the timer, each late enough for the other service to list what was before. */
export async function passes({ world, other }: Two, id: string, runs: number): Promise<void> {
  for (let run = 0; run < runs; run += 1) {
    world.advance(other.catchesUpMs);
    await world.later(id);
  }
}

/** The preview is shown, something happens, and the user presses start all the same. */
export async function startedAfter({ world, other }: Two, happens: () => void): Promise<string> {
  const id = await world.connectTo(other.plug);
  const shown = await world.preview(id);
  happens();
  await world.command('connection.start', { runId: shown.id, limit: null });
  await world.work();
  return id;
}

export async function failureOf({ world }: Two, id: string) {
  return (await world.queries.connection(id))?.connection.failure ?? null;
}

export async function otherAccount({ world, other }: Two) {
  const all = await world.queries.accounts();
  return must(
    all.find(({ account }) => account.service === other.plug.service),
    'account',
  ).account;
}

export async function signInAgain(both: Two, credentials: Credentials): Promise<void> {
  const { world, other } = both;
  const { service } = other.plug;
  const { id: accountId } = await otherAccount(both);
  const { choices } = await world.command('account.check', { service, credentials, accountId });
  const choice = choices[0]?.id ?? null;
  const kept = { name: 'Signed in again', defaultCountry: 'FR', accountId };
  await world.command('account.save', { service, credentials, choice, ...kept });
  await world.work();
}

/** Whatever stands beside it. */
type WithAircall = Pick<Two, 'world'>;

export function atAircall({ world }: WithAircall): string[] {
  return world.aircall
    .contacts()
    .map((one) => one.first_name ?? '')
    .sort();
}

export function aircallNamed({ world }: WithAircall, name: string): AircallContact {
  return must(
    world.aircall.contacts().find((one) => one.first_name === name),
    name,
  );
}

export function numbersAtAircall(both: WithAircall, name: string): string[] {
  return aircallNamed(both, name)
    .phone_numbers.map(({ value }) => value)
    .sort();
}

export function expectNames(both: Two, names: readonly string[] = everybody, where = ''): void {
  expect({ aircall: atAircall(both), other: firstNames(both.other) }, where).toEqual({
    aircall: names,
    other: names,
  });
}

/**
 * Nothing is written any more, today or tomorrow, and nothing was ever written twice or without need. The last word of a test.
 * @param idleRequests what a run then asks of the other service, where that is always the same
 */
export async function quiet(both: Two, id: string, idleRequests?: number): Promise<void> {
  const { world, other } = both;
  await passes(both, id, 1);
  const writes = () => ({ aircall: world.aircall.ledger.writes, other: other.ledger.writes });
  const before = writes();
  await passes(both, id, 1);
  const asked = other.ledger.total;
  await passes(both, id, 1);
  if (idleRequests !== undefined) expect(other.ledger.total - asked).toBe(idleRequests);
  world.advance(24 * 60 * 60_000);
  await passes(both, id, 1);
  expect(writes()).toEqual(before);
  expectNoFaults(both);
  expect((await world.db.troubles.toArray()).map(({ failure }) => failure)).toEqual([]);
  await world.db.delete();
}

export function expectNoFaults({ world, other }: Omit<Two, 'before'>, where = ''): void {
  const { duplicates, unchangedWrites } = world.aircall.ledger;
  const happened = Object.entries({
    ...other.faults(),
    'duplicates at Aircall': duplicates,
    'unchangedWrites at Aircall': unchangedWrites,
  }).filter(([, times]) => times > 0);
  expect(happened, where).toEqual([]);
}
