/** Importing a file, in every state. */
import { fakeApp } from './fakes/app.ts';
import type { Screen } from './screens.ts';

const route = '#/accounts/add/files';

export const fileScreens: readonly Screen[] = [
  { name: 'file-pick', route, app: () => fakeApp() },
  { name: 'file-columns', route, app: () => fakeApp(), steps: ['file-input=customers.csv'], isWhole: true },
  { name: 'file-cards', route, app: () => fakeApp(), steps: ['file-input=phone.vcf'], isWhole: true },
  { name: 'file-empty', route, app: () => fakeApp(), steps: ['file-input=empty.csv'] },
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
