/** The setup of a connection with a file: it is only read, so there is no way to choose. */
import type { AccountView, ConnectionView } from '../../lib/app/api.ts';
import { defaultMapping } from '../../lib/rules/mapping.ts';
import { aircall, book, draft } from './fakes/accounts.ts';
import { fakeApp } from './fakes/app.ts';
import type { Screen } from './screens.ts';

const fields = book.fields.map((field) => ({ ...field, readOnly: true }));
const file: AccountView = {
  ...book,
  account: {
    ...book.account,
    id: 'f1',
    service: 'files',
    name: 'customers',
    fields,
    identity: { id: 'customers.csv', label: 'customers.csv' },
    origins: [],
  },
  serviceName: 'CSV / vCard',
  isReadOnly: true,
  fields,
  records: 246,
};

const withFile: ConnectionView = {
  ...draft,
  left: aircall,
  right: file,
  connection: {
    ...draft.connection,
    right: 'f1',
    name: 'Aircall – customers',
    settings: {
      ...draft.connection.settings,
      direction: 'to-left',
      mapping: defaultMapping(aircall.fields, fields),
    },
  },
};

export const setupScreens: readonly Screen[] = (['direction', 'numbers', 'fields', 'own-sync'] as const).map(
  (step) => ({
    name: `setup-file-${step}`,
    route: `#/connections/c1/setup/${step}`,
    app: () => fakeApp({ views: [withFile] }),
  }),
);
