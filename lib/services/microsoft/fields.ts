/**
 * The fields of an Outlook contact that take part; whatever else it holds is never touched. Limits as Exchange enforces them (two work and
 * two home numbers, three e-mail addresses: an open issue of Graph's documentation, seen 2026-11; it answers 400 to one more).
 */
import type { Field } from '../../contact/contact.ts';

/** Graph's property for each field that is one text. */
export const textProperties = {
  given: 'givenName',
  family: 'surname',
  middle: 'middleName',
  full_name: 'displayName',
  nickname: 'nickName',
  org: 'companyName',
  department: 'department',
  title: 'jobTitle',
  note: 'personalNotes',
} as const;
export type TextField = keyof typeof textProperties;

export const phonesField = 'phones';
export const emailsField = 'emails';
export const birthdayField = 'birthday';
export const categoriesField = 'categories';

export const mostPhones = { Work: 2, Mobile: 1, Home: 2 } as const;
export type PhonePlace = keyof typeof mostPhones;
export const phonePlaces = Object.keys(mostPhones) as PhonePlace[];
export const mostEmails = 3;

export const microsoftFields: readonly Field[] = [
  { id: 'given', name: 'field_given', type: 'text', many: false, role: 'given-name' },
  { id: 'family', name: 'field_family', type: 'text', many: false, role: 'family-name' },
  { id: 'middle', name: 'field_middle', type: 'text', many: false },
  { id: 'full_name', name: 'field_full_name', type: 'text', many: false, role: 'full-name', readOnly: true },
  { id: 'nickname', name: 'field_nickname', type: 'text', many: false },
  { id: 'org', name: 'field_org', type: 'text', many: false, role: 'company' },
  { id: 'department', name: 'field_department', type: 'text', many: false },
  { id: 'title', name: 'field_title', type: 'text', many: false },
  {
    id: phonesField,
    name: 'field_tel',
    type: 'phone',
    many: true,
    role: 'phone',
    phoneStyle: 'any',
    maxValues: mostPhones.Work + mostPhones.Mobile + mostPhones.Home,
    labels: phonePlaces,
  },
  {
    id: emailsField,
    name: 'field_email',
    type: 'email',
    many: true,
    role: 'email',
    maxValues: mostEmails,
    hasLabels: false,
  },
  { id: 'note', name: 'field_note', type: 'long-text', many: false, role: 'note' },
  { id: birthdayField, name: 'field_birthday', type: 'date', many: false },
  {
    id: categoriesField,
    name: 'field_categories',
    type: 'group',
    many: true,
    role: 'group',
    hasLabels: false,
  },
];
