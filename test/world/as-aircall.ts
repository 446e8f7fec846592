/** A person as Aircall holds them. */
import type { ContactData } from '../emulators/aircall/contact.ts';
import type { Person, PhoneKind } from './person.ts';
import { type Spelling, spellEmail, spellName, spellPhone } from './spelling.ts';

const labels: Readonly<Record<PhoneKind, string>> = {
  work: 'Work',
  mobile: 'Mobile',
  home: 'Home',
  switchboard: 'Office',
};

export function asAircall(person: Person, spelling: Spelling): ContactData {
  return {
    first_name: spellName(person.given, spelling.name),
    last_name: person.family === '' ? null : spellName(person.family, spelling.name),
    company_name: person.company,
    information: person.note,
    phone_numbers: person.phones.map(({ kind, e164 }) => ({
      label: labels[kind],
      value: spellPhone(e164, spelling.phone),
    })),
    emails: person.emails.map(({ kind, address }) => ({
      label: labels[kind],
      value: spellEmail(address, spelling.email),
    })),
  };
}
