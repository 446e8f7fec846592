/** A Pipedrive account for the contract suite: the emulator with its own clock, its own fields asked for as at sign-in. */
import { type Contact, type Field, textOf, type Value, valuesOf } from '../../../lib/contact/contact.ts';
import type { Credentials, Http } from '../../../lib/services/contract.ts';
import { pipedrive } from '../../../lib/services/pipedrive/service.ts';
import { stoppedClock } from '../../emulators/clock.ts';
import type { PersonData } from '../../emulators/pipedrive/company.ts';
import { emulatedToken, PipedriveEmulator } from '../../emulators/pipedrive/emulator.ts';
import type { Detail, Person } from '../../emulators/pipedrive/person.ts';
import type { Switches } from '../../emulators/pipedrive/switches.ts';
import { emulatedHttp, emulatedTroubles, inTime, unhurried } from '../contract/emulated.ts';
import type { ContractWorld } from '../contract/world.ts';
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
  const http = emulatedHttp(clock, emulator.fetch, { requests: 300, countedInMs: 2_000 });
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
    direct: unhurried(clock, {
      async create(contact) {
        return String(company.create(toData(contact)).id);
      },
      async edit(id, change) {
        company.edit(Number(id), toData(change));
      },
      async remove(id) {
        company.remove(Number(id));
      },
      all: async () =>
        company.alive().map((person) => ({ id: String(person.id), contact: toContact(person, emulator) })),
    }),
    ...inTime(clock, 31 * 60_000),
    ...emulatedTroubles(emulator.faults, isPersonWrite),
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

/** Companies are made too. */
function isPersonWrite({ method, url }: { readonly method: string; readonly url: string }): boolean {
  return method !== 'GET' && url.includes('/persons');
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
