/** What we send and what the emulator shows, held to Google's published types at compile time. */
import type { people_v1 } from '@googleapis/people';
import { expect, it } from 'vitest';
import {
  googleFields,
  listFields,
  nameParts,
  organisationParts,
} from '../../../lib/services/google/fields.ts';

type Person = people_v1.Schema$Person;
type Name = people_v1.Schema$Name;
type Organization = people_v1.Schema$Organization;

// Compiles only as long as these are properties of Google's types.
nameParts satisfies Readonly<Record<string, keyof Name>>;
organisationParts satisfies Readonly<Record<string, keyof Organization>>;
listFields satisfies Readonly<Record<string, keyof Person>>;

const sent = {
  metadata: { sources: [{ type: 'CONTACT', id: 'a1', etag: '#1' }] },
  names: [{ givenName: 'Ida', familyName: 'Vogel', honorificPrefix: 'Dr.' }],
  organizations: [{ name: 'Acme', department: 'Einkauf', title: 'Leitung' }],
  phoneNumbers: [{ value: '+4930901820', type: 'work', metadata: { sourcePrimary: true } }],
  emailAddresses: [{ value: 'ida@example.com', type: 'home', displayName: 'Ida' }],
  urls: [{ value: 'https://example.com' }],
  biographies: [{ value: 'Notiz', contentType: 'TEXT_PLAIN' }],
  birthdays: [{ date: { year: 1985, month: 4, day: 12 } }],
  memberships: [{ contactGroupMembership: { contactGroupResourceName: 'contactGroups/myContacts' } }],
  clientData: [{ key: 'lineup', value: 'run/1/right' }],
} satisfies Person;

({
  contacts: [{ contactPerson: sent }],
  readMask: 'names',
  sources: ['READ_SOURCE_TYPE_CONTACT'],
}) satisfies people_v1.Schema$BatchCreateContactsRequest;
({
  contacts: { 'people/c1': sent },
  updateMask: 'names',
  readMask: 'names',
  sources: [],
}) satisfies people_v1.Schema$BatchUpdateContactsRequest;
({ resourceNames: ['people/c1'] }) satisfies people_v1.Schema$BatchDeleteContactsRequest;
({ contactGroup: { name: 'Kunden' } }) satisfies people_v1.Schema$CreateContactGroupRequest;

it('every field of ours has its place in a Person', () => {
  expect(googleFields).toHaveLength(16);
});
