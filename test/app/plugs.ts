/** Every service that can stand beside Aircall, plugged in by its emulator, with the hands of a person in it and what its ledger says. */
import type { Clock } from '../emulators/clock.ts';
import { emulatedBrowser, redirectUrl } from '../emulators/google/browser.ts';
import { GoogleEmulator, emulatedClient as googleClient, googleHosts } from '../emulators/google/emulator.ts';
import { emulatedServiceKey, HubspotEmulator, hubspotHost } from '../emulators/hubspot/emulator.ts';
import { MicrosoftEmulator, microsoftHosts } from '../emulators/microsoft/emulator.ts';
import { emulatedClient as microsoftClient } from '../emulators/microsoft/login.ts';
import { emulatedToken, PipedriveEmulator } from '../emulators/pipedrive/emulator.ts';
import { throughBrowser } from '../services/microsoft/browser.ts';
import type { Plug } from './world.ts';

export interface Plugged {
  readonly plug: Plug;
  /** Enters somebody by hand. */
  enter(first: string, last: string, phone: string): void;
  /** First names of everybody there, sorted. */
  firstNames(): string[];
  /** Made twice, or written without need. */
  faults(): number;
}

export const plugged: Readonly<Record<string, (clock: Clock) => Plugged>> = {
  google: (clock) => {
    const google = new GoogleEmulator({ clock });
    google.addClient(googleClient, redirectUrl);
    return {
      plug: {
        service: 'google',
        hosts: googleHosts,
        fetch: google.fetch,
        credentials: { client_id: googleClient },
        consent: emulatedBrowser(google).consent,
      },
      enter: (givenName, familyName, value) =>
        void google.create({ names: [{ givenName, familyName }], phoneNumbers: [{ value, type: 'mobile' }] }),
      firstNames: () =>
        sorted(google.contacts().map((one) => String(one.fields.names?.[0]?.givenName ?? ''))),
      faults: () => google.ledger.duplicates + google.ledger.unchangedWrites,
    };
  },
  microsoft: (clock) => {
    const outlook = new MicrosoftEmulator({ clock });
    const { mailbox, ledger } = outlook;
    return {
      plug: {
        service: 'microsoft',
        hosts: microsoftHosts,
        fetch: throughBrowser(outlook.fetch),
        credentials: { client_id: microsoftClient },
        consent: outlook.consent(),
      },
      enter: (givenName, surname, mobilePhone) =>
        void mailbox.create(mailbox.defaultFolder.id, { givenName, surname, mobilePhone }),
      firstNames: () =>
        sorted(mailbox.inFolder(mailbox.defaultFolder.id).map((one) => one.data.givenName ?? '')),
      faults: () => ledger.duplicates + ledger.unchangedWrites,
    };
  },
  hubspot: (clock) => {
    const hubspot = new HubspotEmulator({ clock });
    return {
      plug: {
        service: 'hubspot',
        hosts: [hubspotHost],
        fetch: hubspot.fetch,
        credentials: { key: emulatedServiceKey },
      },
      enter: (firstname, lastname, mobilephone) =>
        void hubspot.people.seed([{ firstname, lastname, mobilephone }]),
      firstNames: () => sorted(hubspot.people.all().map((one) => one.properties.firstname ?? '')),
      faults: () => hubspot.ledger.duplicates + hubspot.ledger.unchangedWrites,
    };
  },
  pipedrive: (clock) => {
    const { company, ledger, fetch } = new PipedriveEmulator({ clock });
    return {
      plug: {
        service: 'pipedrive',
        hosts: ['api.pipedrive.com'],
        fetch,
        credentials: { api_token: emulatedToken },
      },
      enter: (first, last, value) =>
        void company.create({
          name: `${first} ${last}`,
          phones: [{ value, label: 'mobile', primary: true }],
        }),
      firstNames: () => sorted(company.alive().map((one) => one.name.split(' ')[0] ?? '')),
      faults: () => ledger.duplicates + ledger.duplicateOrganisations + ledger.unchangedWrites,
    };
  },
};

function sorted(names: readonly string[]): string[] {
  return [...names].sort();
}
