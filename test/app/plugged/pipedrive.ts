/** Pipedrive beside Aircall. */
import type { Clock } from '../../emulators/clock.ts';
import { emulatedToken, PipedriveEmulator } from '../../emulators/pipedrive/emulator.ts';
import type { Detail, Person } from '../../emulators/pipedrive/person.ts';
import type { Switches } from '../../emulators/pipedrive/switches.ts';
import { must, type Plugged } from './plugged.ts';

export interface PluggedPipedrive extends Plugged {
  readonly pipedrive: PipedriveEmulator;
  named(first: string): Person;
}

export function pluggedPipedrive(clock: Clock, switches: Partial<Switches> = {}): PluggedPipedrive {
  const pipedrive = new PipedriveEmulator({ clock, switches });
  const { company: book, ledger } = pipedrive;
  const named = (first: string) =>
    must(
      book.alive().find(({ name }) => name.startsWith(`${first} `)),
      first,
    );
  const detail = (value: string, label: string): Detail => ({ value, label, primary: true });
  return {
    pipedrive,
    named,
    plug: {
      service: 'pipedrive',
      hosts: ['api.pipedrive.com'],
      fetch: pipedrive.fetch,
      credentials: { api_token: emulatedToken },
    },
    ledger,
    // What was deleted is asked for every half an hour.
    catchesUpMs: 31 * 60_000,
    enter: ({ first, last, company, mobile, phone, email }) =>
      void book.create({
        name: `${first} ${last}`,
        ...(company ? { org: company } : {}),
        phones: [...(mobile ? [detail(mobile, 'mobile')] : []), ...(phone ? [detail(phone, 'work')] : [])],
        emails: email ? [detail(email, 'work')] : [],
      }),
    edit: (first, { last, company, anotherPhone }) => {
      const { id, phones } = named(first);
      book.edit(id, {
        ...(last ? { name: `${first} ${last}` } : {}),
        ...(company ? { org: company } : {}),
        ...(anotherPhone ? { phones: [...phones, detail(anotherPhone, 'work')] } : {}),
      });
    },
    remove: (first) => book.remove(named(first).id),
    everybody: () =>
      book.alive().map(({ name, org_id: org }) => ({
        first: name.split(' ')[0] ?? '',
        company: book.organisations.get(org ?? 0)?.name ?? '',
      })),
    faults: () => ({
      duplicates: ledger.duplicates,
      duplicateOrganisations: ledger.duplicateOrganisations,
      unchangedWrites: ledger.unchangedWrites,
      overLimit: ledger.overLimit,
    }),
    mishapsLeft: () => pipedrive.faults.left,
    withdraw: () => {
      pipedrive.token = 'a-new-token';
      return { api_token: pipedrive.token };
    },
  };
}
