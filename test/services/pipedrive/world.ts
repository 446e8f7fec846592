/** A Pipedrive account for the contract suite: the emulator with its own clock, its own fields asked for as at sign-in. */
import { type Contact, type Field, textOf, type Value, valuesOf } from '../../../lib/contact/contact.ts';
import { createBucket, memoryBucket } from '../../../lib/services/bucket.ts';
import type { Credentials, Http } from '../../../lib/services/contract.ts';
import { createHttp } from '../../../lib/services/http.ts';
import { pipedrive } from '../../../lib/services/pipedrive/service.ts';
import { stoppedClock } from '../../emulators/clock.ts';
import type { PersonData } from '../../emulators/pipedrive/company.ts';
import { emulatedToken, PipedriveEmulator } from '../../emulators/pipedrive/emulator.ts';
import type { Detail, Person } from '../../emulators/pipedrive/person.ts';
import type { Switches } from '../../emulators/pipedrive/switches.ts';
import type { ContractWorld, Trouble } from '../contract/world.ts';
import { sessionOver } from '../session.ts';
import { checkedExchange } from './described.ts';

export const credentials: Credentials = { api_token: emulatedToken };

export interface PipedriveWorld extends ContractWorld {
  readonly emulator: PipedriveEmulator;
  readonly http: Http;
  readonly fields: readonly Field[];
}

export async function pipedriveWorld(switches: Partial<Switches> = {}): Promise<PipedriveWorld> {
  const emulator = new PipedriveEmulator({
    clock: stoppedClock(),
    switches: { mostRows: 20, ...switches },
    onExchange: checkedExchange,
  });
  const { clock, company } = emulator;
  const sleep = async (ms: number) => clock.advance(ms);
  const http = createHttp({
    fetch: emulator.fetch,
    bucket: createBucket({
      memory: memoryBucket(),
      accountId: 'p',
      limit: 300,
      countedInMs: 2_000,
      priority: 'user',
      now: () => clock.now(),
      sleep,
      maxWaitMs: 120_000,
    }),
    sleep,
    random: () => 0.5,
  });
  const session = sessionOver(http, { clock: () => clock.now() });
  const fields = (await pipedrive.describe?.(credentials, session)) ?? [];
  const connect = (given = credentials) => pipedrive.connect(given, { ...session, fields });
  const toData = (contact: Contact): PersonData => ({
    ...(contact.name ? { name: textOf(contact, 'name') } : {}),
    ...(contact.org ? { org: textOf(contact, 'org') } : {}),
    ...(contact.notes ? { notes: textOf(contact, 'notes') } : {}),
    ...(contact.phones ? { phones: valuesOf(contact, 'phones').map(toDetail) } : {}),
    ...(contact.emails ? { emails: valuesOf(contact, 'emails').map(toDetail) } : {}),
  });
  emulator.ledger.reset();
  return {
    emulator,
    http,
    fields,
    connector: connect(),
    reconnect: () => connect(),
    withWrongCredentials: () => connect({ api_token: 'wrong' }),
    direct: {
      async create(contact) {
        clock.advance(1_000);
        return String(company.create(toData(contact)).id);
      },
      async edit(id, change) {
        clock.advance(1_000);
        company.edit(Number(id), toData(change));
      },
      async remove(id) {
        clock.advance(1_000);
        company.remove(Number(id));
      },
      all: async () =>
        company.alive().map((person) => ({ id: String(person.id), contact: toContact(person, emulator) })),
    },
    settle: async () => clock.advance(31 * 60_000),
    now: () => clock.now(),
    troubles: ['html', 'down', 'offline', 'lost-answer', 'not-sent'],
    meet: (trouble) => meet(emulator, trouble),
    recover: () => emulator.faults.clear(),
    requests: () => emulator.ledger.total,
    pageSize: 20,
    checksVersions: false,
    // The persons, and every half an hour what was deleted.
    idleRequests: 2,
    // A company that is not known yet has to be found or made.
    costIsExact: false,
  };
}

function toDetail({ value, label }: Value, index: number): Detail {
  return { value, label: (label || 'work').toLowerCase(), primary: index === 0 };
}

function meet({ faults }: PipedriveEmulator, trouble: Trouble): void {
  let isOver = false;
  faults.use((request) => {
    const isPersonWrite = request.method !== 'GET' && request.url.includes('/persons');
    switch (trouble) {
      case 'html':
        return { kind: 'html' };
      case 'down':
        return { kind: 'bad-gateway' };
      case 'offline':
        return { kind: 'dropped' };
      case 'lost-answer':
      case 'not-sent':
        if (isOver || !isPersonWrite) return null;
        isOver = true;
        return { kind: trouble === 'not-sent' ? 'dropped' : 'lost-answer' };
    }
  });
}

function toContact(person: Person, { company }: PipedriveEmulator): Contact {
  const [first = '', ...rest] = person.name.split(' ');
  const texts = {
    name: person.name,
    first_name: first,
    last_name: rest.join(' '),
    org: company.organisations.get(person.org_id ?? 0)?.name ?? '',
    notes: person.notes ?? '',
    owner: 'Olga Owner',
  };
  const result: Record<string, readonly Value[]> = {};
  for (const [id, value] of Object.entries(texts)) if (value !== '') result[id] = [{ value }];
  for (const id of ['phones', 'emails'] as const)
    if (person[id].length > 0) result[id] = person[id].map(({ value, label }) => ({ value, label }));
  return result;
}
