/** An Aircall account for the contract suite: the emulator, in process or behind a real socket, with its own clock. */
import { type Contact, textOf, type Value } from '../../../lib/contact/contact.ts';
import { aircall } from '../../../lib/services/aircall/service.ts';
import type { Credentials, Http } from '../../../lib/services/contract.ts';
import type { AircallContact, ContactData } from '../../emulators/aircall/contact.ts';
import { AircallEmulator, emulatedKey } from '../../emulators/aircall/emulator.ts';
import type { Switches } from '../../emulators/aircall/switches.ts';
import { stoppedClock } from '../../emulators/clock.ts';
import { emulatedHttp, emulatedTroubles, inTime, unhurried } from '../contract/emulated.ts';
import type { ContractWorld } from '../contract/world.ts';
import { sessionOver } from '../session.ts';

export const credentials: Credentials = { api_id: emulatedKey.apiId, api_token: emulatedKey.apiToken };

export interface AircallWorldOptions {
  readonly switches?: Partial<Switches>;
  /** How the emulator is reached; default: in process. */
  readonly fetch?: (emulator: AircallEmulator) => typeof fetch;
  /** False: everything happens within one second of Aircall's clock. Default true. */
  readonly clockRuns?: boolean;
  readonly close?: () => Promise<void>;
}

export interface AircallWorld extends ContractWorld {
  readonly emulator: AircallEmulator;
  readonly http: Http;
}

export function aircallWorld(options: AircallWorldOptions = {}): AircallWorld {
  const emulator = new AircallEmulator({
    clock: stoppedClock(),
    withDefaultContacts: false,
    ...(options.switches ? { switches: options.switches } : {}),
  });
  const { clock } = emulator;
  const http = emulatedHttp(clock, options.fetch?.(emulator) ?? emulator.fetch, { requests: 60 });
  const connect = (given = credentials) =>
    aircall.connect(given, sessionOver(http, { clock: () => clock.now() }));
  return {
    emulator,
    http,
    connector: connect(),
    reconnect: () => connect(),
    withWrongCredentials: () => connect({ ...credentials, api_token: 'wrong' }),
    direct: unhurried(options.clockRuns === false ? null : clock, {
      async create(contact) {
        return String(emulator.create(toData(contact)).id);
      },
      async edit(id, change) {
        emulator.edit(Number(id), toData(change));
      },
      async remove(id) {
        emulator.remove(Number(id));
      },
      all: async () => emulator.contacts().map((one) => ({ id: String(one.id), contact: toContact(one) })),
    }),
    ...inTime(clock, 130_000),
    ...emulatedTroubles(emulator.faults),
    requests: () => emulator.ledger.total,
    pageSize: 50,
    checksVersions: false,
    // A second with more changes than a page is looked at once more, for it may have been seen half over.
    idleRequests: options.clockRuns === false ? 2 : 1,
    ...(options.close ? { close: options.close } : {}),
  };
}

const scalars = ['first_name', 'last_name', 'company_name', 'information'] as const;

export function toData(contact: Contact): ContactData {
  const data: Record<string, unknown> = {};
  for (const field of scalars) if (contact[field] !== undefined) data[field] = textOf(contact, field) || null;
  for (const field of ['phone_numbers', 'emails'] as const)
    if (contact[field] !== undefined)
      data[field] = contact[field].map(({ value, label }) => ({ value, label: label || 'Other' }));
  return data;
}

function toContact(contact: AircallContact): Contact {
  const result: Record<string, readonly Value[]> = {};
  for (const field of scalars) if (contact[field]) result[field] = [{ value: contact[field] }];
  for (const field of ['phone_numbers', 'emails'] as const)
    result[field] = contact[field].map(({ value, label }) => ({ value, label }));
  return result;
}
