/**
 * Aircall's fields. A scalar that is present must not be blank ("Can't be blank if defined", Aircall's reference, seen 2026-11), so none
 * can be emptied through the API. Twenty numbers, twenty e-mails, each with a label; notes of 30,000 characters; emoji are removed.
 */
import type { Field } from '../../contact/contact.ts';

export const scalarIds = ['first_name', 'last_name', 'company_name', 'information'] as const;
export type ScalarId = (typeof scalarIds)[number];

export const detailIds = ['phone_numbers', 'emails'] as const;
export type DetailId = (typeof detailIds)[number];

export const mostDetails = 20;
export const longestInformation = 30_000;
const defaultLabel = 'Work';

export const aircallFields: readonly Field[] = [
  {
    id: 'first_name',
    name: 'aircall_first_name',
    type: 'text',
    many: false,
    role: 'given-name',
    ...scalar(),
  },
  { id: 'last_name', name: 'aircall_last_name', type: 'text', many: false, role: 'family-name', ...scalar() },
  {
    id: 'company_name',
    name: 'aircall_company_name',
    type: 'text',
    many: false,
    role: 'company',
    ...scalar(),
  },
  {
    id: 'information',
    name: 'aircall_information',
    type: 'long-text',
    many: false,
    role: 'note',
    maxLength: longestInformation,
    ...scalar(),
  },
  {
    id: 'phone_numbers',
    name: 'aircall_phone_numbers',
    type: 'phone',
    many: true,
    role: 'phone',
    required: true,
    maxValues: mostDetails,
    phoneStyle: 'e164',
    defaultLabel,
  },
  {
    id: 'emails',
    name: 'aircall_emails',
    type: 'email',
    many: true,
    role: 'email',
    maxValues: mostDetails,
    defaultLabel,
  },
];

/** Aircall insists on a label for each number and e-mail. */
export function labelFor(label: string | undefined): string {
  return label?.trim() || defaultLabel;
}

function scalar(): Pick<Field, 'cannotClear' | 'stripsEmoji'> {
  return { cannotClear: true, stripsEmoji: true };
}
