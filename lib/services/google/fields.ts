/**
 * Google's fields that take part, and where each stands in a Person. What else a contact holds (addresses, events, relations, custom
 * fields, entries of other sources) is never looked at and never written.
 */
import type { Field } from '../../contact/contact.ts';

export const nameParts = {
  given: 'givenName',
  family: 'familyName',
  prefix: 'honorificPrefix',
  middle: 'middleName',
  suffix: 'honorificSuffix',
} as const;
export type NamePart = keyof typeof nameParts;

export const organisationParts = { org: 'name', department: 'department', title: 'title' } as const;
export type OrganisationPart = keyof typeof organisationParts;

export const listFields = { tel: 'phoneNumbers', email: 'emailAddresses', url: 'urls' } as const;
export type ListField = keyof typeof listFields;

export const groupField = 'groups';

export const googleFields: readonly Field[] = [
  { id: 'given', name: 'field_given', type: 'text', many: false, role: 'given-name' },
  { id: 'family', name: 'field_family', type: 'text', many: false, role: 'family-name' },
  { id: 'prefix', name: 'field_prefix', type: 'text', many: false },
  { id: 'middle', name: 'field_middle', type: 'text', many: false },
  { id: 'suffix', name: 'field_suffix', type: 'text', many: false },
  { id: 'full_name', name: 'field_full_name', type: 'text', many: false, role: 'full-name', readOnly: true },
  { id: 'nickname', name: 'field_nickname', type: 'text', many: false },
  { id: 'org', name: 'field_org', type: 'text', many: false, role: 'company' },
  { id: 'department', name: 'field_department', type: 'text', many: false },
  { id: 'title', name: 'field_title', type: 'text', many: false },
  { id: 'tel', name: 'field_tel', type: 'phone', many: true, role: 'phone', phoneStyle: 'any' },
  { id: 'email', name: 'field_email', type: 'email', many: true, role: 'email' },
  { id: 'url', name: 'field_url', type: 'text', many: true, hasLabels: false },
  { id: 'note', name: 'field_note', type: 'long-text', many: false, role: 'note' },
  { id: 'birthday', name: 'field_birthday', type: 'date', many: false },
  { id: groupField, name: 'google_groups', type: 'group', many: true, role: 'group', hasLabels: false },
];

/** Lists of a person that are read; client data hold the key of what we created. */
export const personLists = [
  'names',
  'nicknames',
  'organizations',
  'phoneNumbers',
  'emailAddresses',
  'urls',
  'biographies',
  'birthdays',
  'memberships',
  'clientData',
] as const;

/** What is asked for with every person. Metadata tell sources and etags. */
export const personMask = [...personLists, 'metadata'].join(',');

/** Only what people keep as contacts: profiles are shown beside them otherwise, and cannot be written. */
export const contactSource = 'READ_SOURCE_TYPE_CONTACT';

/** Lists cut longer ones off: "limited to 100" (discovery document of 2025-11). */
export const listedAtMost = 100;
