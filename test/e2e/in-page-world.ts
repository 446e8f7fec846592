/** People at Aircall with every kind of fault, and their partners in the book. */
import type { ContactData } from '../emulators/aircall/contact.ts';
import { cardText } from '../world/card-text.ts';

const phone = (value: string) => [{ label: 'Work', value }];

export const faulty: readonly ContactData[] = [
  { first_name: 'Anna', last_name: 'Absent', phone_numbers: phone('0612345601') },
  { first_name: 'Bruno', last_name: 'Plusone', phone_numbers: phone('+1612345602') },
  { first_name: 'Chloé', last_name: 'Faux', phone_numbers: phone('+33612345') },
  { first_name: 'David', last_name: 'Dupont', phone_numbers: phone('+33612345604') },
  { first_name: 'David', last_name: 'Dupont', phone_numbers: phone('+33612345604') },
  { first_name: 'Eva', last_name: 'Keller', phone_numbers: phone('+33612345605') },
  { first_name: 'Felix', last_name: 'Fein', company_name: 'Acme GmbH', phone_numbers: phone('+33612345606') },
  { first_name: 'Grace', last_name: 'Good', phone_numbers: phone('+33142685307') },
];

/** By the number as Aircall holds it: what is to be flagged beside it. */
export const truth: Readonly<Record<string, string>> = {
  '0612345601': 'not-e164',
  '+1612345602': 'plus-one',
  '+33612345': 'invalid',
  '+33612345604': 'duplicate',
  '+33612345605': 'other-name',
};

export function evaCard(given: string, family: string): { readonly fileName: string; readonly text: string } {
  const uid = 'eva';
  const content = {
    uid,
    given,
    family,
    company: null,
    title: null,
    note: null,
    phones: [{ kind: 'mobile' as const, text: '+33 6 12 34 56 05' }],
    emails: [],
  };
  return { fileName: `${uid}.vcf`, text: cardText(content, { version: '3.0' }) };
}
