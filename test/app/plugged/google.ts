/** Google Contacts beside Aircall. */
import type { Clock } from '../../emulators/clock.ts';
import { emulatedBrowser, type Person, redirectUrl } from '../../emulators/google/browser.ts';
import { emulatedClient, GoogleEmulator, googleHosts } from '../../emulators/google/emulator.ts';
import type { Stored } from '../../emulators/google/person.ts';
import type { Switches } from '../../emulators/google/switches.ts';
import { must, type Plugged } from './plugged.ts';

export interface PluggedGoogle extends Plugged {
  readonly google: GoogleEmulator;
  readonly person: Person;
  named(first: string): Stored;
}

export function pluggedGoogle(clock: Clock, switches: Partial<Switches> = {}): PluggedGoogle {
  const google = new GoogleEmulator({ clock, switches });
  google.addClient(emulatedClient, redirectUrl);
  const { consent, person } = emulatedBrowser(google);
  const { ledger } = google;
  const firstOf = ({ fields }: Stored) => String(fields.names?.[0]?.givenName ?? '');
  const named = (first: string) =>
    must(
      google.contacts().find((one) => firstOf(one) === first),
      first,
    );
  return {
    google,
    person,
    named,
    plug: {
      service: 'google',
      hosts: googleHosts,
      fetch: google.fetch,
      credentials: { client_id: emulatedClient },
      consent,
    },
    ledger,
    catchesUpMs: 20 * 60_000,
    enter: ({ first, last, company, mobile, phone, email }) =>
      void google.create({
        names: [{ givenName: first, familyName: last }],
        ...(company ? { organizations: [{ name: company }] } : {}),
        phoneNumbers: [
          ...(mobile ? [{ value: mobile, type: 'mobile' }] : []),
          ...(phone ? [{ value: phone, type: 'work' }] : []),
        ],
        ...(email ? { emailAddresses: [{ value: email, type: 'work' }] } : {}),
      }),
    edit: (first, { last, company, anotherPhone }) => {
      const { resourceName, fields } = named(first);
      google.edit(resourceName, {
        ...(last ? { names: [{ givenName: first, familyName: last }] } : {}),
        ...(company ? { organizations: [{ name: company }] } : {}),
        ...(anotherPhone
          ? { phoneNumbers: [...(fields.phoneNumbers ?? []), { value: anotherPhone, type: 'home' }] }
          : {}),
      });
    },
    remove: (first) => google.remove(named(first).resourceName),
    everybody: () =>
      google.contacts().map((one) => ({
        first: firstOf(one),
        company: String(one.fields.organizations?.[0]?.name ?? ''),
      })),
    faults: () => ({
      duplicates: ledger.duplicates,
      unchangedWrites: ledger.unchangedWrites,
      overLimit: ledger.overLimit,
      overlappingWrites: ledger.overlappingWrites,
    }),
    mishapsLeft: () => google.faults.left,
    // Who was signed in once signs in again without typing anything.
    withdraw: () => {
      google.accounts.withdraw(google.account);
      return {};
    },
  };
}
