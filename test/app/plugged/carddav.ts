/** A CardDAV server of one's own beside Aircall. */
import { CarddavEmulator } from '../../emulators/carddav/emulator.ts';
import type { Switches } from '../../emulators/carddav/switches.ts';
import type { Clock } from '../../emulators/clock.ts';
import { must, type Plugged } from './plugged.ts';

export interface PluggedCarddav extends Plugged {
  readonly carddav: CarddavEmulator;
  /** Name of somebody's card in the book. */
  named(first: string): string;
}

const host = 'dav.example.com';

export function pluggedCarddav(_clock: Clock, switches: Partial<Switches> = {}): PluggedCarddav {
  const carddav = new CarddavEmulator({ switches });
  const { ledger } = carddav;
  const cards = () => [...carddav.book().cards.values()];
  const cardOf = (first: string) =>
    must(
      cards().find(({ text }) => firstOf(text) === first),
      first,
    );
  const credentials = () => ({
    address: `https://${host}/`,
    user: carddav.user,
    password: carddav.password,
  });
  return {
    carddav,
    named: (first) => cardOf(first).name,
    plug: { service: 'carddav', hosts: [host], fetch: carddav.fetch, credentials: credentials() },
    ledger,
    catchesUpMs: 60_000,
    enter: ({ first, last, company, mobile, phone, email }) =>
      carddav.put(
        `${first}.vcf`,
        [
          'BEGIN:VCARD',
          'VERSION:3.0',
          `UID:${first}`,
          `FN:${first} ${last}`,
          `N:${last};${first};;;`,
          ...(company ? [`ORG:${company}`] : []),
          ...(mobile ? [`TEL;TYPE=CELL:${mobile}`] : []),
          ...(phone ? [`TEL;TYPE=WORK:${phone}`] : []),
          ...(email ? [`EMAIL;TYPE=WORK:${email}`] : []),
          'END:VCARD',
          '',
        ].join('\r\n'),
      ),
    edit: (first, { last, company, anotherPhone }) => {
      const { name, text } = cardOf(first);
      const lines = text.split('\r\n').flatMap((line) => {
        if (last && line.startsWith('FN:')) return [`FN:${first} ${last}`];
        if (last && line.startsWith('N:')) return [`N:${last};${first};;;`];
        if (company && line.startsWith('ORG:')) return [];
        if (line !== 'END:VCARD') return [line];
        const added = [
          ...(company ? [`ORG:${company}`] : []),
          ...(anotherPhone ? [`TEL;TYPE=HOME:${anotherPhone}`] : []),
        ];
        return [...added, line];
      });
      carddav.put(name, lines.join('\r\n'));
    },
    remove: (first) => carddav.remove(cardOf(first).name),
    everybody: () =>
      cards().map(({ text }) => ({
        first: firstOf(text),
        company: /^ORG:([^;\r]*)/m.exec(text)?.[1] ?? '',
      })),
    faults: () => ({
      duplicates: ledger.duplicates,
      unchangedWrites: ledger.unchangedWrites,
      unconditionalWrites: ledger.unconditionalWrites,
    }),
    mishapsLeft: () => carddav.faults.left,
    withdraw: () => {
      carddav.password = 'a new app password';
      return credentials();
    },
  };
}

function firstOf(text: string): string {
  return /^N:[^;]*;([^;\r]*)/m.exec(text)?.[1] ?? '';
}
