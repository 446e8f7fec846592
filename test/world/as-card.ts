/** A person as an address book's card: the content first (asCard), then its text in one of the three vCard versions (card-text.ts). */
import type { Person, PhoneKind } from './person.ts';
import { type Spelling, spellEmail, spellName, spellPhone } from './spelling.ts';

export interface CardPhone {
  readonly kind: PhoneKind;
  readonly text: string;
}

export interface CardContent {
  readonly uid: string;
  readonly given: string;
  readonly family: string;
  readonly company: string | null;
  readonly title: string | null;
  readonly note: string | null;
  readonly phones: readonly CardPhone[];
  readonly emails: readonly { readonly kind: 'work' | 'home'; readonly address: string }[];
  /** Things that Lineup does not map and must keep. */
  readonly address?: readonly [street: string, city: string, code: string, country: string];
  readonly birthday?: string;
  readonly categories?: readonly string[];
}

export function asCard(person: Person, spelling: Spelling, uid: string): CardContent {
  return {
    uid,
    given: spellName(person.given, spelling.name),
    family: spellName(person.family, spelling.name),
    company: person.company,
    title: person.title,
    note: person.note,
    phones: person.phones.map(({ kind, e164 }) => ({ kind, text: spellPhone(e164, spelling.phone) })),
    emails: person.emails.map(({ kind, address }) => ({
      kind,
      address: spellEmail(address, spelling.email),
    })),
  };
}
