/** A Microsoft 365 account for the contract suite: the emulator in process, with its own clock, signed in as a person does it. */
import { type Contact, textOf, type Value, valuesOf } from '../../../lib/contact/contact.ts';
import type { Credentials, Http, Session } from '../../../lib/services/contract.ts';
import { folderOf } from '../../../lib/services/microsoft/folder.ts';
import { microsoft } from '../../../lib/services/microsoft/service.ts';
import { stoppedClock } from '../../emulators/clock.ts';
import type { ContactData } from '../../emulators/microsoft/contact.ts';
import { MicrosoftEmulator } from '../../emulators/microsoft/emulator.ts';
import { emulatedClient } from '../../emulators/microsoft/login.ts';
import type { Switches } from '../../emulators/microsoft/switches.ts';
import { spelled } from '../../emulators/microsoft/view.ts';
import { emulatedHttp, emulatedTroubles, inTime, unhurried } from '../contract/emulated.ts';
import type { ContractWorld } from '../contract/world.ts';
import { sessionOver } from '../session.ts';
import { throughBrowser } from './browser.ts';
import { watched } from './watched.ts';

export interface MicrosoftWorld extends ContractWorld {
  readonly emulator: MicrosoftEmulator;
  readonly http: Http;
  readonly session: Session;
  /** As the vault holds them. */
  readonly vault: { credentials: Credentials };
}

/** So many rows make a page here: small, so that tests with several pages are quick. */
const pageSize = 20;

/** @param isDescribed false: answers that no description would take are among what happens. */
export async function microsoftWorld(
  switches: Partial<Switches> = {},
  isDescribed = true,
): Promise<MicrosoftWorld> {
  const emulator = new MicrosoftEmulator({
    clock: stoppedClock(),
    switches: { maxPage: pageSize, ...switches },
  });
  const { clock, mailbox } = emulator;
  const http = emulatedHttp(clock, throughBrowser(isDescribed ? watched(emulator.fetch) : emulator.fetch), {
    requests: 600,
  });
  const vault: { credentials: Credentials } = { credentials: {} };
  // What a finished pull has taught; without it, one request more is asked now and then.
  const cursor = {
    shape: 1,
    folder: '',
    link: '',
    parents: [spelled(mailbox.defaultFolder.id, emulator.switches)],
  };
  const session = sessionOver(http, {
    clock: () => clock.now(),
    consent: emulator.consent(),
    keep: async (renewed) => {
      vault.credentials = renewed;
    },
    latest: async () => vault.credentials,
  });
  const { latest: _none, ...fresh } = session;
  const signedIn = await microsoft.signIn({ client_id: emulatedClient }, fresh);
  vault.credentials = { ...signedIn.credentials, folder: signedIn.choices[0]?.id ?? '' };
  emulator.ledger.reset();
  const { path } = folderOf(vault.credentials.folder ?? '', undefined);
  const connect = () =>
    microsoft.connect(vault.credentials, { ...session, cursor: { ...cursor, folder: path } });
  const found = (id: string) => {
    const item = mailbox.find(id);
    if (!item) throw new Error(`no contact ${id}`);
    return item;
  };
  return {
    emulator,
    http,
    session,
    vault,
    connector: connect(),
    reconnect: connect,
    withWrongCredentials: () =>
      microsoft.connect(
        { ...vault.credentials, access_token: 'wrong', refresh_token: 'wrong', user: '' },
        fresh,
      ),
    direct: unhurried(clock, {
      async create(contact) {
        return mailbox.idOf(mailbox.create(mailbox.defaultFolder.id, toData(contact)), true);
      },
      async edit(id, change) {
        const item = found(id);
        mailbox.change(item, { displayName: item.data.displayName, ...toData(change) });
      },
      async remove(id) {
        mailbox.remove(found(id));
      },
      all: async () =>
        mailbox
          .inFolder(mailbox.defaultFolder.id)
          .map((item) => ({ id: mailbox.idOf(item, true), contact: toContact(item.data) })),
    }),
    // A day that no calendar has: only the service can tell.
    refused: async () => ({
      family: [{ value: 'Abgelehnt' }],
      phones: [{ value: '+33612055555', label: 'Work' }],
      birthday: [{ value: '1990-02-31' }],
    }),
    ...inTime(clock, 130_000),
    ...emulatedTroubles(emulator.faults),
    requests: () => emulator.ledger.total,
    pageSize: Math.min(switches.maxPage ?? pageSize, pageSize),
    checksVersions: switches.ifMatchOnPatch !== 'ignored' && switches.ifMatchOnDelete !== 'ignored',
    idleRequests: 1,
    // A share of a batch: one record alone takes a whole request.
    costIsExact: false,
  };
}

const texts = {
  given: 'givenName',
  family: 'surname',
  middle: 'middleName',
  full_name: 'displayName',
  nickname: 'nickName',
  org: 'companyName',
  department: 'department',
  title: 'jobTitle',
  note: 'personalNotes',
} as const;

/** A person's hand: typed numbers go where there is room. */
export function toData(contact: Contact): Partial<ContactData> {
  const data: Record<string, unknown> = {};
  for (const [field, property] of Object.entries(texts))
    if (contact[field] !== undefined) data[property] = textOf(contact, field) || null;
  if (contact.phones !== undefined) {
    const all = contact.phones;
    const some = (label: string, most: number) =>
      all
        .filter((value) => value.label === label)
        .slice(0, most)
        .map(({ value }) => value);
    const [work, home, mobile] = [some('Work', 2), some('Home', 2), some('Mobile', 1)];
    const rest = all
      .map(({ value }) => value)
      .filter((value) => ![...work, ...home, ...mobile].includes(value));
    while (rest.length > 0 && work.length < 2) work.push(rest.shift() ?? '');
    while (rest.length > 0 && home.length < 2) home.push(rest.shift() ?? '');
    if (rest.length > 0 && mobile.length === 0) mobile.push(rest.shift() ?? '');
    Object.assign(data, { businessPhones: work, homePhones: home, mobilePhone: mobile[0] ?? null });
  }
  if (contact.emails !== undefined)
    data.emailAddresses = contact.emails.map(({ value }) => ({ name: null, address: value }));
  if (contact.categories !== undefined)
    data.categories = valuesOf(contact, 'categories').map(({ value }) => value);
  return data as Partial<ContactData>;
}

export function toContact(data: ContactData): Contact {
  const result: Record<string, readonly Value[]> = {};
  for (const [field, property] of Object.entries(texts)) {
    const value = data[property];
    if (value) result[field] = [{ value }];
  }
  const labelled = (label: string, values: readonly string[]) => values.map((value) => ({ value, label }));
  result.phones = [
    ...labelled('Work', data.businessPhones),
    ...labelled('Mobile', data.mobilePhone ? [data.mobilePhone] : []),
    ...labelled('Home', data.homePhones),
  ];
  result.emails = data.emailAddresses.flatMap(({ address }) => (address ? [{ value: address }] : []));
  result.categories = data.categories.map((value) => ({ value }));
  if (data.birthday) result.birthday = [{ value: data.birthday.slice(0, 10) }];
  return result;
}
