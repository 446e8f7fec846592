import { expect, test } from 'vitest';
import { catalogue } from '../../lib/services/catalogue.ts';

/** A record as the service names it, and the page where people find it (as public projects link to it, seen 2026-11). */
const known: Readonly<
  Record<string, readonly [id: string, identity: string, label: string, page: string | null][]>
> = {
  hubspot: [
    ['501', 'portal:4242', 'HubSpot 4242', 'https://app.hubspot.com/contacts/4242/record/0-1/501'],
    ['501', 'key:ab12', 'HubSpot', null],
    ['5/../1', 'portal:4242', '', 'https://app.hubspot.com/contacts/4242/record/0-1/5%2F..%2F1'],
  ],
  pipedrive: [['77', '1', 'Acme', 'https://app.pipedrive.com/person/77']],
  google: [
    [
      'people/c12',
      'people/1',
      'anna@example.org',
      'https://contacts.google.com/person/c12?authuser=anna%40example.org',
    ],
    ['people/c12', 'people/1', 'Google 1', 'https://contacts.google.com/person/c12'],
    ['otherContacts/c1', 'people/1', '', null],
  ],
};

test('a record leads to its own page in the service, and nowhere where there is none', () => {
  for (const { id: service, recordAddress } of catalogue) {
    for (const [record, id, label, page] of known[service] ?? [])
      expect(recordAddress?.(record, { id, label }), service).toBe(page);
    expect(recordAddress !== undefined, service).toBe(service in known);
  }
});
