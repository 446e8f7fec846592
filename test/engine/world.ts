/**
 * A small world for the engine: two address books in memory (Aircall's manners on the left), the real store on an IndexedDB in memory, a
 * clock of its own. Processes can be killed at any call to a port; a new one then starts on the same store and the same books.
 */
import 'fake-indexeddb/auto';
import { newRun } from '../../lib/app/new-run.ts';
import type { Contact } from '../../lib/contact/contact.ts';
import { advance } from '../../lib/engine/engine.ts';
import type { Account, Connection, Memory, Run, Side } from '../../lib/engine/ports.ts';
import { defaultMapping } from '../../lib/rules/mapping.ts';
import type { ConnectionSettings } from '../../lib/rules/settings.ts';
import type { Connector } from '../../lib/services/contract.ts';
import { Database } from '../../lib/store/database.ts';
import { createMemory } from '../../lib/store/memory.ts';
import { aroundEachCall } from '../services/each-call.ts';
import {
  aircallLikeFields,
  aircallManners,
  cardLikeFields,
  MemoryBook,
  type MemoryOptions,
  memoryConnector,
} from '../services/memory-service.ts';

export class Death extends Error {}

/** Dies before or after the k-th call; once dead, nothing gets through any more. */
export class Fate {
  calls = 0;
  isDead = false;
  readonly names: string[] = [];

  constructor(
    private readonly at = Number.POSITIVE_INFINITY,
    private readonly moment: 'before' | 'after' = 'before',
  ) {}

  async through<T>(name: string, call: () => Promise<T>): Promise<T> {
    if (this.isDead) throw new Death(name);
    this.calls += 1;
    this.names.push(name);
    const isLast = this.calls === this.at;
    if (isLast && this.moment === 'before') this.die(name);
    const value = await call();
    if (isLast) this.die(name);
    if (this.isDead) throw new Death(name);
    return value;
  }

  private die(name: string): never {
    this.isDead = true;
    throw new Death(name);
  }
}

export interface World {
  /** The manners of the book on the right. */
  readonly manners: MemoryOptions;
  readonly left: MemoryBook;
  readonly right: MemoryBook;
  readonly db: Database;
  readonly memory: Memory;
  now: number;
  ids: number;
}

export const defaultSettings: ConnectionSettings = {
  direction: 'both',
  mapping: defaultMapping(aircallLikeFields, cardLikeFields),
  deletions: { toRight: 'linked', toLeft: 'linked' },
  defaultCountry: { left: 'FR', right: 'FR' },
  e164: true,
};

let worlds = 0;

export async function makeWorld(
  settings: Partial<ConnectionSettings> = {},
  manners: MemoryOptions = {},
): Promise<World> {
  worlds += 1;
  const db = new Database(`world-${worlds}`);
  const memory = createMemory(db);
  const world: World = {
    manners,
    left: new MemoryBook('left'),
    right: new MemoryBook('right'),
    db,
    memory,
    now: Date.UTC(2026, 10, 1),
    ids: 0,
  };
  await memory.saveAccount(account('left'));
  await memory.saveAccount(account('right'));
  await db.connections.put(connection({ ...defaultSettings, ...settings }));
  return world;
}

function account(id: string): Account {
  return {
    id,
    service: id,
    name: id,
    identity: { id, label: id },
    defaultCountry: 'FR',
    requestsPerMinute: null,
    fields: [],
    origins: [],
    createdAt: 0,
    failure: null,
  };
}

function connection(settings: ConnectionSettings): Connection {
  return {
    id: 'c',
    name: 'left – right',
    left: 'left',
    right: 'right',
    settings,
    stage: 'running',
    intervalMinutes: 5,
    nextRunAt: null,
    lastRunAt: null,
    approvedSettings: null,
    settled: null,
    failure: null,
    failures: 0,
    createdAt: 0,
  };
}

/** Connectors as a process makes them: anew each time, over the same books. */
export interface Lines {
  readonly left?: (connector: Connector) => Connector;
  readonly right?: (connector: Connector) => Connector;
}

/** Carries the open run (or a new one) to its end; moves the clock where the engine wants to wait. */
export async function sync(
  world: World,
  fate = new Fate(),
  lines: Lines = {},
  what: Partial<Run> = {},
  connectionId = 'c',
): Promise<Run | null> {
  const memory = mortal(world.memory, fate);
  const sides = {
    left: side(world, 'left', fate, lines),
    right: side(world, 'right', fate, lines),
  };
  let run = await world.memory.openRun(connectionId);
  if (!run) {
    const connection = await world.memory.connection(connectionId);
    if (!connection) throw new Error('no connection');
    run = { ...newRun(connection, newId(world), world.now, { mode: 'sync', trigger: 'user' }), ...what };
    await world.memory.saveRun(run);
  }
  const surroundings = {
    now: () => {
      world.now += 1;
      return world.now;
    },
    newId: () => newId(world),
    sleep: async (ms: number) => {
      world.now += ms;
    },
    mayGoOn: () => !fate.isDead,
  };
  for (let turn = 0; turn < 100; turn += 1) {
    const outcome = await advance(
      { memory, surroundings, side: async (id) => sides[id as 'left' | 'right'] },
      run.id,
    );
    if (fate.isDead) throw new Death('process');
    if (outcome.kind === 'over') return (await world.memory.run(run.id)) ?? null;
    if (outcome.kind === 'later') world.now = Math.max(world.now, outcome.at);
  }
  throw new Error('the run never ends');
}

function newId(world: World): string {
  world.ids += 1;
  return `id${world.ids}`;
}

function side(world: World, name: 'left' | 'right', fate: Fate, lines: Lines): Side {
  const plain =
    name === 'left'
      ? memoryConnector(world.left, aircallManners)
      : memoryConnector(world.right, world.manners);
  const lined = lines[name]?.(plain) ?? plain;
  const connector = aroundEachCall(lined, (call, work) => fate.through(`${name}.${call}`, work));
  return {
    account: account(name),
    fields: connector.fields,
    connector,
    requests: () => world[name].ledger.requests,
  };
}

function mortal(memory: Memory, fate: Fate): Memory {
  return new Proxy(memory, {
    get(target, name) {
      const member = target[name as keyof Memory];
      if (typeof member !== 'function' || name === 'known') return member;
      const call = member as (...inputs: unknown[]) => Promise<unknown>;
      return (...inputs: unknown[]) => fate.through(`memory.${String(name)}`, () => call(...inputs));
    },
  });
}

export function onLeft(first: string, last: string, phone: string, more: Contact = {}): Contact {
  return {
    first_name: [{ value: first }],
    last_name: [{ value: last }],
    phone_numbers: [{ value: phone, label: 'Work' }],
    ...more,
  };
}

export function onRight(first: string, last: string, phone: string, more: Contact = {}): Contact {
  return {
    given: [{ value: first }],
    family: [{ value: last }],
    tel: [{ value: phone, label: 'Work' }],
    ...more,
  };
}
