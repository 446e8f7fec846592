/** The people of the scenarios that are about one service: Anna on both sides in other spellings, two in Aircall only; the service adds its own. */

import type { ContactData } from '../emulators/aircall/contact.ts';
import type { AircallOptions } from '../emulators/aircall/emulator.ts';

/** An Aircall without people of its own, which takes as many requests as it gets. */
export const quickAircall: AircallOptions = { withDefaultContacts: false, switches: { rateLimit: 6_000 } };

export function atAircall(name: string, numbers: readonly string[], more: ContactData = {}): ContactData {
  const [first_name = '', last_name = ''] = name.split(' ');
  const phone_numbers = numbers.map((value) => ({ label: 'Work', value }));
  return { first_name, last_name, phone_numbers, emails: [], ...more };
}

export const anna = atAircall('Anna Muller', ['+33612345678']);
export const nadia = atAircall('Nadia Left', ['+33612345601']);
export const nils = atAircall('Nils Left', ['+33142685300', '+33612345603']);

export function firstNames(contacts: readonly { readonly first_name: string | null }[]): string[] {
  return contacts.map((one) => one.first_name ?? '').sort();
}
