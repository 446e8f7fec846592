/** Accounts and connections as the pages see them. */
import type { AccountView, ConnectionView, Failure, ServiceView } from '../../../lib/app/api.ts';
import { aircallFields } from '../../../lib/services/aircall/fields.ts';
import { cardFields } from '../../../lib/services/carddav/fields.ts';
import { catalogue } from '../../../lib/services/catalogue.ts';

export const now = Date.now();
const day = 86_400_000;

export const services: readonly ServiceView[] = catalogue.map((about) => ({
  ...about,
  isReadOnly: about.isReadOnly ?? false,
}));

export const aircall: AccountView = {
  account: {
    id: 'a1',
    service: 'aircall',
    name: 'Aircall',
    identity: { id: 'company 7', label: 'Brandt & Söhne GmbH' },
    defaultCountry: 'DE',
    requestsPerMinute: 60,
    fields: aircallFields,
    origins: ['https://api.aircall.io/*'],
    createdAt: now - 40 * day,
    failure: null,
  },
  serviceName: 'Aircall',
  records: 1204,
  fields: aircallFields,
  usedBy: 1,
};

export const book: AccountView = {
  account: {
    id: 'b1',
    service: 'carddav',
    name: 'iCloud',
    identity: { id: 'icloud anna', label: 'anna.brandt@icloud.com' },
    defaultCountry: 'DE',
    requestsPerMinute: null,
    fields: cardFields,
    origins: ['https://*.icloud.com/*'],
    createdAt: now - 39 * day,
    failure: null,
  },
  serviceName: 'CardDAV',
  records: 903,
  fields: cardFields,
  usedBy: 1,
};

export const nextcloud: AccountView = {
  ...book,
  account: {
    ...book.account,
    id: 'b2',
    name: 'Nextcloud der Vertriebsniederlassung Süd-West',
    identity: { id: 'nc', label: 'vertrieb@cloud.brandt-und-soehne.example' },
  },
  records: 12_480,
  usedBy: 0,
};

export function failing(view: AccountView, code: Failure['code']): AccountView {
  return {
    ...view,
    account: { ...view.account, failure: { code, detail: { status: 403 }, side: null } },
  };
}

export const connected: ConnectionView = {
  connection: {
    id: 'c1',
    name: 'Aircall – iCloud',
    left: 'a1',
    right: 'b1',
    settings: {
      direction: 'both',
      mapping: [
        row('given-name', 'first_name', 'given'),
        row('family-name', 'last_name', 'family'),
        row('company', 'company_name', 'org'),
        row('phone', 'phone_numbers', 'tel'),
        row('email', 'emails', 'email'),
        row('note', 'information', 'note'),
      ],
      deletions: { toRight: 'never', toLeft: 'never' },
      defaultCountry: { left: 'DE', right: 'DE' },
      e164: true,
    },
    stage: 'running',
    intervalMinutes: 5,
    nextRunAt: now + 3 * 60_000,
    lastRunAt: now - 2 * 60_000,
    approvedSettings: 'f1',
    settled: { left: 9, right: 9 },
    failure: null,
    failures: 0,
    createdAt: now - 39 * day,
  },
  left: aircall,
  right: book,
  health: 'in-line',
  openRun: null,
  lastRun: null,
  linked: 1143,
  reviews: 0,
  troubles: 0,
};

function row(id: string, left: string, right: string) {
  return { id, left, right, direction: 'both', winner: 'ask', empty: 'ignore' } as const;
}

export const draft: ConnectionView = {
  ...connected,
  connection: {
    ...connected.connection,
    stage: 'draft',
    lastRunAt: null,
    nextRunAt: null,
    approvedSettings: null,
  },
  linked: 0,
  health: 'needs-you',
};
