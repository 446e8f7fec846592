/** A HubSpot portal for the contract suite: the emulator, in process or behind a real socket, with its own clock. */
import { type Contact, type Field, type Value, valuesOf } from '../../../lib/contact/contact.ts';
import type { Connector, Credentials, Http } from '../../../lib/services/contract.ts';
import { hubspotAbout } from '../../../lib/services/hubspot/about.ts';
import { hubspot } from '../../../lib/services/hubspot/service.ts';
import { stoppedClock } from '../../emulators/clock.ts';
import {
  emulatedServiceKey,
  HubspotEmulator,
  type HubspotOptions,
} from '../../emulators/hubspot/emulator.ts';
import type { RequestKind } from '../../emulators/hubspot/ledger.ts';
import type { Values } from '../../emulators/hubspot/people.ts';
import type { StoredContact } from '../../emulators/hubspot/portal.ts';
import { emulatedHttp, emulatedTroubles, inTime, unhurried } from '../contract/emulated.ts';
import type { ContractWorld } from '../contract/world.ts';
import { sessionOver } from '../session.ts';
import { checkExchange } from './exchange.ts';

export const credentials: Credentials = { key: emulatedServiceKey };

export interface HubspotWorldOptions extends HubspotOptions {
  /** How the emulator is reached; default: in process. */
  readonly through?: (emulator: HubspotEmulator) => typeof fetch;
  /** False: everything happens within one moment of HubSpot's clock. Default true. */
  readonly clockRuns?: boolean;
  /** Called before the portal is asked for its fields. */
  readonly prepare?: (emulator: HubspotEmulator) => void;
  /** False: a connector that was never told the portal's fields. */
  readonly isDescribed?: boolean;
}

export interface HubspotWorld extends ContractWorld {
  readonly emulator: HubspotEmulator;
  readonly http: Http;
  connect(given?: Credentials, fields?: readonly Field[]): Connector;
}

export async function hubspotWorld(options: HubspotWorldOptions = {}): Promise<HubspotWorld> {
  const emulator = new HubspotEmulator({ clock: stoppedClock(), onExchange: checkExchange, ...options });
  options.prepare?.(emulator);
  const { clock, people } = emulator;
  const http = emulatedHttp(clock, options.through?.(emulator) ?? emulator.fetch, {
    requests: hubspotAbout.requestsPerMinute ?? 0,
    countedInMs: hubspotAbout.limitCountedInMs ?? 60_000,
  });
  const session = sessionOver(http, { clock: () => clock.now() });
  const described =
    options.isDescribed === false ? [] : ((await hubspot.describe?.(credentials, session)) ?? []);
  const connect = (given = credentials, fields = described) => hubspot.connect(given, { ...session, fields });
  const connector = connect();
  return {
    emulator,
    http,
    connector,
    connect,
    reconnect: () => connect(),
    withWrongCredentials: () => connect({ key: 'pat-eu1-wrong' }),
    direct: unhurried(options.clockRuns === false ? null : clock, {
      async create(contact) {
        return people.create(toValues(contact)).id;
      },
      async edit(id, change) {
        people.edit(id, toValues(change));
      },
      async remove(id) {
        people.archive(id);
      },
      all: async () =>
        people.all().map((one) => ({ id: one.id, contact: toContact(emulator, one, connector.fields) })),
    }),
    ...inTime(clock, 130_000),
    ...emulatedTroubles(emulator.faults, isHubspotWrite),
    requests: () => emulator.ledger.total,
    pageSize: 100,
    checksVersions: false,
    idleRequests: 1,
    refused: async () => {
      people.create({ email: 'taken@example.com', lastname: 'Alt' });
      return { lastname: [{ value: 'Neuer' }], email: [{ value: 'taken@example.com' }] };
    },
    // A single operation is one request; a share of a batch's is what the engine pays.
    costIsExact: false,
  };
}

/** Reads are POSTs too here. */
function isHubspotWrite(_request: unknown, kind: RequestKind): boolean {
  return ['create', 'update', 'delete'].some((word) => kind.endsWith(word)) || kind === 'batch-archive';
}

/** As a person would type it into HubSpot. */
export function toValues(contact: Contact): Values {
  const values: Record<string, string> = {};
  for (const [id, list] of Object.entries(contact)) {
    const texts = list.map(({ value }) => value);
    if (id === 'phone') Object.assign(values, { phone: texts[0] ?? '', mobilephone: texts[1] ?? '' });
    else if (id === 'email')
      Object.assign(values, { email: texts[0] ?? '', hs_additional_emails: texts.slice(1).join(';') });
    else values[id] = texts.join(';');
  }
  return values;
}

/** What HubSpot holds, read without the connector's own code. */
export function toContact(
  emulator: HubspotEmulator,
  contact: StoredContact,
  fields: readonly Field[],
): Contact {
  const result: Record<string, readonly Value[]> = {};
  const values = (...texts: (string | undefined)[]) =>
    texts.flatMap((text) => (text ? [{ value: text }] : []));
  const { properties, id } = contact;
  for (const field of fields) {
    const text = properties[field.id];
    if (field.id === 'phone') result.phone = values(text, properties.mobilephone);
    else if (field.id === 'email')
      result.email = values(text, ...(properties.hs_additional_emails ?? '').split(';'));
    else if (field.id === 'createdate') result.createdate = values(new Date(contact.createdAt).toISOString());
    else if (field.id === 'associatedcompanyid')
      result[field.id] = values(emulator.portal.companies.get(text ?? ''));
    else if (field.id === 'hs_lists')
      result[field.id] = emulator.portal.lists.flatMap(({ name, members }) =>
        members.has(id) ? values(name) : [],
      );
    else if (field.type === 'choice')
      result[field.id] = (text ?? '')
        .split(';')
        .flatMap((one) => values(field.options?.find((option) => option.id === one)?.label));
    else result[field.id] = values(text);
  }
  return Object.fromEntries(fields.map((field) => [field.id, valuesOf(result, field.id)]));
}
