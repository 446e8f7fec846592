/** Microsoft 365 beside Aircall; every exchange is held to Microsoft's own description where that is at hand. */
import type { Clock } from '../../emulators/clock.ts';
import { MicrosoftEmulator, microsoftHosts } from '../../emulators/microsoft/emulator.ts';
import { emulatedClient } from '../../emulators/microsoft/login.ts';
import type { Item } from '../../emulators/microsoft/mailbox.ts';
import type { Switches } from '../../emulators/microsoft/switches.ts';
import { throughBrowser } from '../../services/microsoft/browser.ts';
import { watched } from '../../services/microsoft/watched.ts';
import { must, type Plugged } from './plugged.ts';

export interface PluggedMicrosoft extends Plugged {
  readonly outlook: MicrosoftEmulator;
  named(first: string): Item;
}

export function pluggedMicrosoft(clock: Clock, switches: Partial<Switches> = {}): PluggedMicrosoft {
  const outlook = new MicrosoftEmulator({ clock, switches });
  const { ledger, mailbox } = outlook;
  const folder = mailbox.defaultFolder.id;
  const named = (first: string) =>
    must(
      mailbox.inFolder(folder).find(({ data }) => data.givenName === first),
      first,
    );
  const credentials = { client_id: emulatedClient };
  return {
    outlook,
    named,
    plug: {
      service: 'microsoft',
      hosts: microsoftHosts,
      fetch: throughBrowser(watched(outlook.fetch)),
      credentials,
      consent: outlook.consent(),
    },
    ledger,
    catchesUpMs: 130_000,
    enter: ({ first, last, company, mobile, phone, email }) =>
      void mailbox.create(folder, {
        givenName: first,
        surname: last,
        ...(company ? { companyName: company } : {}),
        ...(mobile ? { mobilePhone: mobile } : {}),
        ...(phone ? { homePhones: [phone] } : {}),
        ...(email ? { emailAddresses: [{ name: null, address: email }] } : {}),
      }),
    edit: (first, { last, company, anotherPhone }) => {
      const item = named(first);
      mailbox.change(item, {
        displayName: last ? `${first} ${last}` : item.data.displayName,
        ...(last ? { surname: last } : {}),
        ...(company ? { companyName: company } : {}),
        ...(anotherPhone ? { mobilePhone: anotherPhone } : {}),
      });
    },
    remove: (first) => mailbox.remove(named(first)),
    everybody: () =>
      mailbox.inFolder(folder).map(({ data }) => ({
        first: data.givenName ?? '',
        company: data.companyName ?? '',
      })),
    faults: () => ({
      duplicates: ledger.duplicates,
      unchangedWrites: ledger.unchangedWrites,
      overConcurrency: ledger.overConcurrency,
      unconditionalWrites: ledger.unconditionalWrites,
      displayNamesLost: ledger.displayNamesLost,
    }),
    mishapsLeft: () => outlook.faults.left + outlook.innerFaults.left,
    withdraw: () => {
      outlook.login.withdraw();
      return credentials;
    },
  };
}
