/** HubSpot beside Aircall; every exchange is held to the description of it. */
import type { Clock } from '../../emulators/clock.ts';
import { emulatedServiceKey, HubspotEmulator, hubspotHost } from '../../emulators/hubspot/emulator.ts';
import type { StoredContact } from '../../emulators/hubspot/portal.ts';
import { allScopes } from '../../emulators/hubspot/routes.ts';
import type { Switches } from '../../emulators/hubspot/switches.ts';
import { checkExchange } from '../../services/hubspot/exchange.ts';
import { must, type Plugged } from './plugged.ts';

export interface PluggedHubspot extends Plugged {
  readonly hubspot: HubspotEmulator;
  named(first: string): StoredContact;
}

export function pluggedHubspot(clock: Clock, switches: Partial<Switches> = {}): PluggedHubspot {
  const hubspot = new HubspotEmulator({ clock, switches, onExchange: checkExchange });
  const { ledger, people } = hubspot;
  const named = (first: string) =>
    must(
      people.all().find((one) => one.properties.firstname === first),
      first,
    );
  return {
    hubspot,
    named,
    plug: {
      service: 'hubspot',
      hosts: [hubspotHost],
      fetch: hubspot.fetch,
      credentials: { key: emulatedServiceKey },
    },
    ledger,
    catchesUpMs: 130_000,
    enter: ({ first, last, company, mobile, phone, email }) =>
      void people.seed([
        {
          firstname: first,
          lastname: last,
          ...(company ? { company } : {}),
          ...(mobile ? { mobilephone: mobile } : {}),
          ...(phone ? { phone } : {}),
          ...(email ? { email } : {}),
        },
      ]),
    edit: (first, { last, company, anotherPhone }) => {
      const { id, properties } = named(first);
      people.edit(id, {
        ...(last ? { lastname: last } : {}),
        ...(company ? { company } : {}),
        ...(anotherPhone ? { [properties.phone ? 'mobilephone' : 'phone']: anotherPhone } : {}),
      });
    },
    remove: (first) => people.archive(named(first).id),
    everybody: () =>
      people.all().map(({ properties: { firstname = '', company = '' } }) => ({ first: firstname, company })),
    faults: () => ({
      duplicates: ledger.duplicates,
      unchangedWrites: ledger.unchangedWrites,
      overLimit: ledger.overLimit,
    }),
    mishapsLeft: () => hubspot.faults.left,
    withdraw: () => {
      hubspot.keys.clear();
      hubspot.keys.set('pat-eu1-new', allScopes);
      return { key: 'pat-eu1-new' };
    },
  };
}
