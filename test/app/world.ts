/** The whole app in one process: real store (IndexedDB in memory), real connectors, both emulators, and a clock that waits for nobody. */
import 'fake-indexeddb/auto';
import type { CommandInput, CommandName, CommandOutput } from '../../lib/app/api.ts';
import { createApp, type Lineup } from '../../lib/app/create-app.ts';
import type { AppParts } from '../../lib/app/parts.ts';
import { createQueries } from '../../lib/app/queries.ts';
import type { Run } from '../../lib/engine/ports.ts';
import { memoryBucket } from '../../lib/services/bucket.ts';
import type { Consent, Credentials } from '../../lib/services/contract.ts';
import { services } from '../../lib/services/registry.ts';
import { Database } from '../../lib/store/database.ts';
import { createMemory } from '../../lib/store/memory.ts';
import { AircallEmulator, emulatedKey } from '../emulators/aircall/emulator.ts';
import type { Switches as AircallSwitches } from '../emulators/aircall/switches.ts';
import { CarddavEmulator } from '../emulators/carddav/emulator.ts';
import type { Switches as CarddavSwitches } from '../emulators/carddav/switches.ts';
import { type Clock, stoppedClock } from '../emulators/clock.ts';
import { noConsent } from '../services/session.ts';

export const aircallCredentials: Credentials = { api_id: emulatedKey.apiId, api_token: emulatedKey.apiToken };

/** Another service in the world: its emulator by the host names it stands for, and what a person types to connect it. */
export interface Plug {
  readonly service: string;
  readonly hosts: readonly string[];
  readonly fetch: typeof fetch;
  readonly credentials: Credentials;
  readonly choice?: string | null;
  /** For services that people sign in to in a window. */
  readonly consent?: Consent;
  readonly defaultCountry?: string;
}

export interface WorldOptions {
  readonly aircall?: Partial<AircallSwitches>;
  readonly carddav?: Partial<CarddavSwitches>;
  readonly plugs?: readonly Plug[];
  /** One clock for all emulators that keep time. */
  readonly clock?: Clock;
}

export interface AppWorld {
  readonly aircall: AircallEmulator;
  readonly carddav: CarddavEmulator;
  readonly app: Lineup;
  readonly parts: AppParts;
  readonly db: Database;
  readonly queries: ReturnType<typeof createQueries>;
  readonly cardCredentials: Credentials;
  /** Host permissions that were given back to the browser. */
  readonly givenBack: readonly string[];
  command<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>>;
  /** Works until nothing is due; moves the clock where the app would sleep. */
  work(): Promise<void>;
  /** Connects both accounts and makes a draft. */
  connect(): Promise<string>;
  /** Connects Aircall (once) with another service and makes a draft. */
  connectTo(plug: Plug): Promise<string>;
  /** A preview as the user sees it. */
  preview(connectionId: string): Promise<Run>;
  /** Preview, start, and everything that follows by itself for the next while. */
  start(connectionId: string): Promise<Run>;
  /** The next runs by the timer. */
  later(connectionId: string, runs?: number): Promise<void>;
  advance(ms: number): void;
}

let worlds = 0;

export async function appWorld(switches: WorldOptions = {}): Promise<AppWorld> {
  worlds += 1;
  const clock = switches.clock ?? stoppedClock();
  const plugs = switches.plugs ?? [];
  const aircall = new AircallEmulator({
    clock,
    withDefaultContacts: false,
    switches: { rateLimit: null, ...switches.aircall },
  });
  const carddav = new CarddavEmulator({ switches: switches.carddav ?? {} });
  const db = new Database(`app-${worlds}`);
  const vault = new Map<string, Credentials>();
  const givenBack: string[] = [];
  let ids = 0;
  let alarmAt: number | null = null;
  const parts: AppParts = {
    db,
    memory: createMemory(db),
    // The vault's own tests hold it to its promises; here it would only make every test slower.
    vault: {
      save: async (id, credentials) => void vault.set(id, credentials),
      read: async (id) => vault.get(id) ?? {},
    },
    buckets: memoryBucket(),
    services,
    fetch: (input, init) => {
      const url = new URL(input instanceof Request ? input.url : String(input));
      const plug = plugs.find((one) => one.hosts.includes(url.hostname));
      if (plug) return plug.fetch(input, init);
      return url.hostname === 'api.aircall.io' ? aircall.fetch(input, init) : carddav.fetch(input, init);
    },
    consent: plugs.find((one) => one.consent)?.consent ?? noConsent,
    now: () => {
      clock.advance(1);
      return clock.now();
    },
    random: () => 0.5,
    newId: () => `id${++ids}`,
    sleep: async (ms) => clock.advance(ms),
    hasPermission: async () => true,
    giveBackPermission: async (origins) => void givenBack.push(...origins),
    withLock: async (_name, work) => {
      await work(() => true);
      return true;
    },
    wakeAt: async (at) => {
      alarmAt = at;
    },
    announce: async () => {},
  };
  const errors: unknown[] = [];
  const app = createApp(parts, (error) => errors.push(error));
  const world: AppWorld = {
    aircall,
    carddav,
    app,
    parts,
    db,
    queries: createQueries(db),
    givenBack,
    cardCredentials: {
      // A server that answers no discovery needs the book's own address.
      address: `https://dav.example.com${answersDiscovery(switches.carddav) ? '/' : carddav.path(carddav.book())}`,
      user: carddav.user,
      password: carddav.password,
    },
    advance: (ms) => clock.advance(ms),
    command: (name, input) => app.handlers[name](input),
    work: async () => {
      for (let turn = 0; turn < 2_000; turn += 1) {
        await app.wake();
        await settle();
        if (errors.length > 0) throw errors[0];
        const isOpen = (await db.runs.toArray()).some(
          (run) => run.phase === 'pull' || run.phase === 'plan' || run.phase === 'apply',
        );
        if (!isOpen) return;
        if (alarmAt !== null && alarmAt > clock.now()) clock.advance(alarmAt - clock.now());
      }
      throw new Error('the app never comes to rest');
    },
    connect: () =>
      world.connectTo({
        service: 'carddav',
        hosts: [],
        fetch: carddav.fetch,
        credentials: world.cardCredentials,
      }),
    connectTo: async (plug) => {
      const left = await connectAircall(world);
      const { service, credentials } = plug;
      const found = await world.command('account.check', { service, credentials });
      const right = await world.command('account.save', {
        service,
        credentials,
        choice: plug.choice ?? found.choices[0]?.id ?? null,
        name: 'Book',
        defaultCountry: plug.defaultCountry ?? 'FR',
      });
      const { connectionId } = await world.command('connection.draft', {
        left,
        right: right.accountId,
      });
      return connectionId;
    },
    preview: async (connectionId) => {
      const { runId } = await world.command('connection.preview', { connectionId });
      await world.work();
      return must(await world.queries.run(runId));
    },
    start: async (connectionId) => {
      const shown = await world.preview(connectionId);
      const { runId } = await world.command('connection.start', { runId: shown.id, limit: null });
      await world.work();
      return must(await world.queries.run(runId));
    },
    later: async (connectionId, runs = 1) => {
      for (let index = 0; index < runs; index += 1) {
        await world.parts.memory.updateConnection(connectionId, { nextRunAt: clock.now() });
        await world.work();
      }
    },
  };
  return world;
}

/** @returns the account */
export async function connectAircall(world: AppWorld): Promise<string> {
  const { accountId } = await world.command('account.save', {
    service: 'aircall',
    credentials: aircallCredentials,
    choice: null,
    name: '',
    defaultCountry: 'FR',
  });
  return accountId;
}

function answersDiscovery(switches: Partial<CarddavSwitches> = {}): boolean {
  return switches.wellKnown !== 'none' && switches.principal !== 'none' && switches.hrefs !== 'inner-host';
}

/** Lets work that a command has kicked off come to its end. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}

function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('missing');
  return value;
}

export function card(
  name: string,
  first: string,
  last: string,
  phones: readonly string[],
  more: readonly string[] = [],
): [string, string] {
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `UID:${name}`,
    `FN:${first} ${last}`,
    `N:${last};${first};;;`,
    ...phones.map((phone) => `TEL;TYPE=WORK:${phone}`),
    ...more,
    'END:VCARD',
    '',
  ];
  return [`${name}.vcf`, lines.join('\r\n')];
}
