/** The properties of the emulated portal: those of HubSpot that matter here, some of its clutter, and whatever a test adds of its own. */
export interface Definition {
  readonly name: string;
  readonly label: string;
  readonly type: 'string' | 'number' | 'date' | 'datetime' | 'enumeration' | 'bool' | 'phone_number';
  readonly fieldType: string;
  readonly groupName: string;
  readonly hubspotDefined: boolean;
  readonly hidden: boolean;
  readonly readOnly: boolean;
  readonly calculated: boolean;
  readonly externalOptions: boolean;
  readonly options: readonly { readonly value: string; readonly label: string; readonly hidden?: boolean }[];
  /** An admin's rule of 2026-09: nothing is created or changed without it. */
  readonly isRequired: boolean;
}

type Given = Partial<Definition> & Pick<Definition, 'name'>;

/** A property that somebody has made in this portal. */
export function ownProperty(given: Given): Definition {
  return {
    label: given.name,
    type: 'string',
    fieldType: 'text',
    groupName: 'contactinformation',
    hubspotDefined: false,
    hidden: false,
    readOnly: false,
    calculated: false,
    externalOptions: false,
    options: [],
    isRequired: false,
    ...given,
  };
}

function ofHubspot(name: string, label: string, more: Partial<Definition> = {}): Definition {
  return ownProperty({ name, label, hubspotDefined: true, ...more });
}

const clutter = { groupName: 'analyticsinformation', readOnly: true } as const;

export const stages = [
  { value: 'subscriber', label: 'Subscriber' },
  { value: 'lead', label: 'Lead' },
  { value: 'opportunity', label: 'Opportunity' },
  { value: 'customer', label: 'Customer' },
] as const;

export const hubspotProperties: readonly Definition[] = [
  ofHubspot('firstname', 'First Name'),
  ofHubspot('lastname', 'Last Name'),
  ofHubspot('email', 'Email'),
  ofHubspot('phone', 'Phone Number', { fieldType: 'phonenumber' }),
  ofHubspot('mobilephone', 'Mobile Phone Number', { fieldType: 'phonenumber' }),
  ofHubspot('company', 'Company Name'),
  ofHubspot('jobtitle', 'Job Title'),
  ofHubspot('city', 'City'),
  ofHubspot('message', 'Message', { fieldType: 'textarea' }),
  ofHubspot('lifecyclestage', 'Lifecycle Stage', {
    type: 'enumeration',
    fieldType: 'radio',
    options: stages,
  }),
  ofHubspot('hubspot_owner_id', 'Contact owner', {
    type: 'enumeration',
    fieldType: 'select',
    externalOptions: true,
  }),
  ofHubspot('hs_lead_status', 'Lead Status', {
    type: 'enumeration',
    fieldType: 'radio',
    groupName: 'sales_properties',
    options: [
      { value: 'NEW', label: 'New' },
      { value: 'OPEN', label: 'Open' },
    ],
  }),
  ofHubspot('hs_additional_emails', 'Additional email addresses', {
    type: 'enumeration',
    fieldType: 'checkbox',
    hidden: true,
  }),
  ofHubspot('associatedcompanyid', 'Primary Associated Company ID', { type: 'number', fieldType: 'number' }),
  ofHubspot('createdate', 'Create Date', { type: 'datetime', fieldType: 'date', readOnly: true }),
  ofHubspot('lastmodifieddate', 'Last Modified Date', {
    type: 'datetime',
    fieldType: 'date',
    readOnly: true,
  }),
  ofHubspot('hs_object_id', 'Record ID', { type: 'number', fieldType: 'number', readOnly: true }),
  ofHubspot('hs_merged_object_ids', 'Merged record IDs', {
    ...clutter,
    type: 'enumeration',
    fieldType: 'checkbox',
  }),
  ofHubspot('hs_analytics_num_visits', 'Number of Sessions', {
    ...clutter,
    type: 'number',
    fieldType: 'number',
  }),
  ofHubspot('hs_calculated_phone_number', 'Calculated Phone Number', { ...clutter, calculated: true }),
  ofHubspot('hs_email_optout', 'Unsubscribed from all email', {
    groupName: 'emailinformation',
    type: 'bool',
    fieldType: 'booleancheckbox',
  }),
  ofHubspot('hs_ip_timezone', 'IP Timezone', { hidden: true }),
];

export function shownDefinition(one: Definition) {
  return {
    name: one.name,
    label: one.label,
    type: one.type,
    fieldType: one.fieldType,
    description: '',
    groupName: one.groupName,
    options: one.options.map(({ value, label, hidden }, displayOrder) => ({
      value,
      label,
      description: '',
      displayOrder,
      hidden: hidden ?? false,
    })),
    displayOrder: -1,
    calculated: one.calculated,
    externalOptions: one.externalOptions,
    archived: false,
    hasUniqueValue: false,
    hidden: one.hidden,
    hubspotDefined: one.hubspotDefined,
    formField: true,
    modificationMetadata: {
      archivable: !one.hubspotDefined,
      readOnlyDefinition: one.hubspotDefined,
      readOnlyOptions: one.hubspotDefined,
      readOnlyValue: one.readOnly,
    },
  };
}
