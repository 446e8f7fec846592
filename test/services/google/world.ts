/** A Google account for the contract suite: the emulator, in process or behind a real socket, with its own clock. */
import { type Contact, textOf, type Value } from '../../../lib/contact/contact.ts';
import type { Connector, Credentials, Http, Json, Session } from '../../../lib/services/contract.ts';
import { connectGoogle } from '../../../lib/services/google/connector.ts';
import { labelOfType, typeOfLabel } from '../../../lib/services/google/labels.ts';
import { stoppedClock } from '../../emulators/clock.ts';
import { contactsScope, emailScope } from '../../emulators/google/accounts.ts';
import {
  type BrowserOptions,
  emulatedBrowser,
  type Person,
  redirectUrl,
} from '../../emulators/google/browser.ts';
import { emulatedClient, GoogleEmulator } from '../../emulators/google/emulator.ts';
import type { Entry, PersonFields, Stored } from '../../emulators/google/person.ts';
import type { Switches } from '../../emulators/google/switches.ts';
import { emulatedHttp, emulatedTroubles, inTime, unhurried } from '../contract/emulated.ts';
import type { ContractWorld } from '../contract/world.ts';
import { sessionOver } from '../session.ts';
import { checkedAgainstSpec } from './checked.ts';

/** Small, so that lists have several pages without thousands of contacts. */
const pageSize = 60;

export interface GoogleWorldOptions {
  readonly switches?: Partial<Switches>;
  readonly fetch?: (emulator: GoogleEmulator) => typeof fetch;
  readonly browser?: BrowserOptions;
  readonly close?: () => Promise<void>;
}

export interface GoogleWorld extends ContractWorld {
  readonly emulator: GoogleEmulator;
  readonly http: Http;
  readonly person: Person;
  readonly credentials: Credentials;
  /** Credentials that the connector has stored, newest last. */
  readonly keptCredentials: Credentials[];
  readonly session: Session;
  connect(credentials: Credentials, cursor?: Json): Connector;
}

export function googleWorld(options: GoogleWorldOptions = {}): GoogleWorld {
  const emulator = new GoogleEmulator({
    clock: stoppedClock(),
    ...(options.switches ? { switches: options.switches } : {}),
  });
  const { clock, account, accounts } = emulator;
  emulator.addClient(
    emulatedClient,
    redirectUrl,
    ...(options.browser?.loopback ? [options.browser.loopback] : []),
  );
  const http = emulatedHttp(clock, checkedAgainstSpec(options.fetch?.(emulator) ?? emulator.fetch), {
    requests: 60,
  });
  const { consent, person } = emulatedBrowser(emulator, options.browser);
  const kept: Credentials[] = [];
  const session = sessionOver(http, {
    clock: () => clock.now(),
    consent,
    keep: async (renewed) => void kept.push(renewed),
  });
  accounts.grant(account, emulatedClient, [contactsScope, emailScope]);
  const token = accounts.issue(account, emulatedClient, [contactsScope, emailScope]);
  const credentials: Credentials = {
    way: 'window',
    client_id: emulatedClient,
    token: token.text,
    expires_at: String(token.expiresAt),
    account: `people/${account.id}`,
    email: account.email,
  };
  const connect = (given: Credentials, cursor?: Json) =>
    connectGoogle(given, { ...session, ...(cursor === undefined ? {} : { cursor }) }, pageSize);
  const nobody = sessionOver(http, { clock: () => clock.now() });
  return {
    emulator,
    http,
    person,
    credentials,
    keptCredentials: kept,
    session,
    connect,
    connector: connect(credentials),
    reconnect: () => connect(kept.at(-1) ?? credentials),
    withWrongCredentials: () => connectGoogle({ ...credentials, token: 'wrong' }, nobody),
    direct: unhurried(clock, {
      async create(contact) {
        return emulator.create(toFields(contact)).resourceName;
      },
      async edit(id, change) {
        emulator.edit(id, toFields(change, emulator.book.must(id)));
      },
      async remove(id) {
        emulator.remove(id);
      },
      all: async () =>
        emulator.contacts().map((one) => ({
          id: one.formerNames[0] ?? one.resourceName,
          contact: toContact(one.fields),
        })),
    }),
    ...inTime(clock, 11 * 60_000),
    ...emulatedTroubles(emulator.faults),
    requests: () => emulator.ledger.total,
    pageSize,
    // A note that Google calls too long.
    refused: async () => ({ given: [{ value: 'Grete' }], note: [{ value: 'x'.repeat(2 ** 20 + 1) }] }),
    // Updates are, deletions are not: see write.test.ts.
    checksVersions: false,
    idleRequests: 1,
    costIsExact: false,
    ...(options.close ? { close: options.close } : {}),
  };
}

const names = { given: 'givenName', family: 'familyName' } as const;

/** As a person would enter it. */
export function toFields(contact: Contact, before?: Stored): PersonFields {
  const fields: Record<string, readonly Entry[]> = {};
  if (contact.given || contact.family) {
    const old = before?.fields.names?.[0] ?? {};
    const given = Object.entries(names).flatMap(([id, key]) =>
      contact[id] ? [[key, textOf(contact, id)] as const] : [],
    );
    fields.names = [
      Object.fromEntries(Object.entries({ ...old, ...Object.fromEntries(given) }).filter(([, one]) => one)),
    ];
  }
  if (contact.org) fields.organizations = contact.org.map(({ value }) => ({ name: value }));
  if (contact.note)
    fields.biographies = contact.note.map(({ value }) => ({ value, contentType: 'TEXT_PLAIN' }));
  for (const [id, key] of [
    ['tel', 'phoneNumbers'],
    ['email', 'emailAddresses'],
  ] as const)
    if (contact[id])
      fields[key] = contact[id].map(({ value, label }) => ({
        value,
        ...(label ? { type: typeOfLabel(label) } : {}),
      }));
  return fields;
}

export function toContact(fields: PersonFields): Contact {
  const contact: Record<string, readonly Value[]> = {};
  const text = (entry: Entry | undefined, key: string) => String(entry?.[key] ?? '');
  const put = (id: string, value: string) => {
    if (value !== '') contact[id] = [{ value }];
  };
  const [name] = fields.names ?? [];
  put('given', text(name, 'givenName'));
  put('family', text(name, 'familyName'));
  put('full_name', [text(name, 'givenName'), text(name, 'familyName')].filter(Boolean).join(' '));
  put('org', text(fields.organizations?.[0], 'name'));
  put('note', text(fields.biographies?.[0], 'value'));
  for (const [id, key] of [
    ['tel', 'phoneNumbers'],
    ['email', 'emailAddresses'],
  ] as const)
    contact[id] = (fields[key] ?? []).map((entry) => ({
      value: text(entry, 'value'),
      label: labelOfType(text(entry, 'type')),
    }));
  return contact;
}
