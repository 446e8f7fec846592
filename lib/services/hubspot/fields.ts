/**
 * The fields that every portal has. HubSpot keeps a contact's numbers in two properties and its addresses in two; here they are one list
 * each, so that nothing is left behind unseen. The label tells which property a number lies in.
 */
import type { Field } from '../../contact/contact.ts';

/** In the order in which a first number finds its place. */
export const phoneSlots = ['phone', 'mobilephone'] as const;
export type PhoneSlot = (typeof phoneSlots)[number];
export const mobileLabel = 'Mobile';

/** Addresses beside the first, in one text with `;` between. */
export const moreEmails = 'hs_additional_emails';
export const companyLink = 'associatedcompanyid';
/** Not a property: HubSpot lets no property of a portal's own begin with `hs_`. */
export const listsField = 'hs_lists';
export const mergedIds = 'hs_merged_object_ids';

/** Of a text property (HubSpot's property settings, seen 2026-11). */
export const longestText = 65_536;

const single = { type: 'text', many: false, maxLength: longestText } as const;

/** @param canWriteMore whether the portal lets further addresses be written */
export function coreFields(canWriteMore: boolean): readonly Field[] {
  return [
    { id: 'firstname', name: 'field_given', role: 'given-name', ...single },
    { id: 'lastname', name: 'field_family', role: 'family-name', ...single },
    { id: 'company', name: 'field_org', role: 'company', ...single },
    {
      id: 'phone',
      name: 'field_tel',
      type: 'phone',
      many: true,
      role: 'phone',
      maxValues: phoneSlots.length,
      phoneStyle: 'any',
      hasLabels: false,
    },
    {
      id: 'email',
      name: 'field_email',
      type: 'email',
      many: true,
      role: 'email',
      hasLabels: false,
      ...(canWriteMore ? {} : { maxValues: 1 }),
    },
    { id: 'jobtitle', name: 'field_title', ...single },
  ];
}

/** Properties that are shown as part of another field, or say nothing to people. */
export const absorbed: ReadonlySet<string> = new Set([
  ...coreFields(false).map(({ id }) => id),
  ...phoneSlots,
  moreEmails,
  companyLink,
  mergedIds,
  'lastmodifieddate',
]);

/** What has to be asked for to fill these fields. */
export function propertiesFor(fields: readonly Field[]): readonly string[] {
  return [
    ...new Set([
      ...fields.map(({ id }) => id).filter((id) => id !== listsField),
      ...phoneSlots,
      moreEmails,
      mergedIds,
      'lastmodifieddate',
    ]),
  ];
}
