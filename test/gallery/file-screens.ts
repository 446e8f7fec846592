/** Importing a file, in every state. */
import type { AccountView } from '../../lib/app/api.ts';
import { aircall, book } from './fakes/accounts.ts';
import { fakeApp } from './fakes/app.ts';
import type { Screen } from './screens.ts';

const route = '#/accounts/add/files';

const customers: AccountView = {
  ...book,
  account: {
    ...book.account,
    id: 'f1',
    service: 'files',
    name: 'Customers',
    identity: { id: 'file:customers.csv', label: 'customers.csv' },
    origins: [],
  },
  serviceName: 'File (CSV, vCard)',
  records: 246,
};
const withFile = (view: AccountView) => fakeApp({ queries: { accounts: async () => [aircall, book, view] } });
const lost: AccountView = {
  ...customers,
  account: {
    ...customers.account,
    failure: { code: 'credentials-rejected', detail: { lost: true }, side: null },
  },
};

export const fileScreens: readonly Screen[] = [
  { name: 'file-pick', route, app: () => fakeApp() },
  {
    name: 'file-columns',
    route,
    app: () => fakeApp(),
    steps: ['file-input=customers.csv', 'field-default_country=>DE'],
    isWhole: true,
  },
  { name: 'file-cards', route, app: () => fakeApp(), steps: ['file-input=phone.vcf'], isWhole: true },
  { name: 'file-empty', route, app: () => fakeApp(), steps: ['file-input=empty.csv'] },
  { name: 'file-no-cards', route, app: () => fakeApp(), steps: ['file-input=empty.vcf'] },
  { name: 'file-workbook', route, app: () => fakeApp(), steps: ['file-input=customers.xlsx'] },
  { name: 'file-account', route: '#/accounts', app: () => withFile(customers) },
  { name: 'file-lost', route: '#/accounts', app: () => withFile(lost) },
  { name: 'file-newer', route: '#/accounts/f1/authorise', app: () => withFile(customers) },
  {
    name: 'file-refused',
    route,
    app: () =>
      fakeApp({
        command: async () => ({ ok: false, failure: { code: 'storage-full', detail: {}, side: null } }),
      }),
    steps: ['file-input=phone.vcf', 'save-account'],
    isWhole: true,
  },
];
