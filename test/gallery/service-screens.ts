/** The choice of service, the sign-in of each, and a mapping with a portal's own fields. */
import type { AccountView, ConnectionView, ServiceView } from '../../lib/app/api.ts';
import type { Field } from '../../lib/contact/contact.ts';
import { defaultMapping, type MappingRow } from '../../lib/rules/mapping.ts';
import { coreFields } from '../../lib/services/hubspot/fields.ts';
import { book, draft, now, services } from './fakes/accounts.ts';
import { fakeApp } from './fakes/app.ts';
import type { Screen } from './screens.ts';

const own: readonly Field[] = [
  { id: 'contract_number', name: 'Contract number', type: 'text', many: false },
  {
    id: 'support_tier',
    name: 'Support tier',
    type: 'choice',
    many: false,
    options: [
      { value: 'gold', label: 'Gold' },
      { value: 'silver', label: 'Silver' },
    ],
  },
  { id: 'renewal_date', name: 'Renewal date', type: 'date', many: false },
];

const hubspotFields = [...coreFields(false), ...own];
const hubspot: AccountView = {
  account: {
    ...book.account,
    id: 'h1',
    service: 'hubspot',
    name: 'HubSpot',
    identity: { id: '4711001', label: 'Nordlicht Energie (4711001)' },
    fields: hubspotFields,
    origins: ['https://api.hubapi.com/*'],
    createdAt: now,
  },
  serviceName: 'HubSpot',
  records: 2318,
  fields: hubspotFields,
  usedBy: 1,
};

const block: MappingRow = {
  id: 'own-1',
  left: 'information',
  right: 'contract_number',
  direction: 'to-left',
  winner: 'right',
  empty: 'clear',
  transform: {
    kind: 'block',
    to: 'left',
    lines: own.map((field) => ({ label: field.name, field: field.id })),
  },
};

const withHubspot: ConnectionView = {
  ...draft,
  right: hubspot,
  connection: {
    ...draft.connection,
    right: 'h1',
    name: 'Aircall – HubSpot',
    settings: {
      ...draft.connection.settings,
      mapping: [...defaultMapping(draft.left.fields, hubspotFields), block],
    },
  },
};

const form = (service: string, steps: readonly string[] = []): Screen => ({
  name: `sign-in-${service}`,
  route: `#/accounts/add/${service}`,
  app: () => fakeApp(),
  steps,
});

/** As in a build that brings Google's client along. */
function withItsClient(service: ServiceView): ServiceView {
  const credentialFields = service.credentialFields.map((field) => ({ ...field, required: false }));
  return service.id === 'google' ? { ...service, credentialFields } : service;
}

export const serviceScreens: readonly Screen[] = [
  {
    name: 'google-own-client',
    route: '#/accounts/add/google',
    app: () => fakeApp(),
    steps: ['field-client_id=1234567890-abc.apps.googleusercontent.com', 'copy-redirect'],
  },
  {
    name: 'google-one-click',
    route: '#/accounts/add/google',
    app: () => fakeApp({ queries: { services: () => services.map(withItsClient) } }),
    steps: ['own-client'],
  },
  form('google'),
  form('microsoft'),
  form('hubspot', ['field-key=pat-eu1-5e41-4c9f']),
  form('pipedrive', ['field-api_token=0123456789abcdef']),
  {
    name: 'hubspot-mapping',
    route: '#/connections/c1/setup/fields',
    app: () => fakeApp({ views: [withHubspot] }),
    isWhole: true,
  },
  {
    name: 'hubspot-block',
    route: '#/connections/c1/setup/fields',
    app: () => fakeApp({ views: [withHubspot] }),
    steps: ['row-edit-own-1'],
  },
];
