/** The mapping editor and the settings of numbers, in every state. */
import type { ConnectionView, MappingRow } from '../../lib/app/api.ts';
import { draft, nextcloud } from './fakes/accounts.ts';
import { fakeApp } from './fakes/app.ts';
import { emptyMirror, manyPeople, nothingLost } from './fakes/mapping.ts';
import type { Screen } from './screens.ts';

const fields = '#/connections/c1/setup/fields';
const numbers = '#/connections/c1/setup/numbers';

function withRows(...rows: readonly MappingRow[]): ConnectionView {
  const { settings } = draft.connection;
  const mapping = [...settings.mapping, ...rows];
  return { ...draft, connection: { ...draft.connection, settings: { ...settings, mapping } } };
}

const template: MappingRow = {
  id: 'own-1',
  left: 'information',
  right: 'org',
  direction: 'to-left',
  winner: 'ask',
  empty: 'ignore',
  transform: { kind: 'template', to: 'left', text: '{org} – {title}' },
};
const block: MappingRow = {
  ...template,
  id: 'own-2',
  transform: {
    kind: 'block',
    to: 'left',
    lines: [
      { label: 'Position', field: 'title' },
      { label: 'Abteilung', field: 'department' },
      { label: 'Geburtstag', field: 'birthday' },
    ],
  },
};
const primary: MappingRow = {
  id: 'own-3',
  left: 'phone_numbers',
  right: 'nickname',
  direction: 'to-right',
  winner: 'left',
  empty: 'clear',
  transform: { kind: 'primary', order: ['type:mobile', 'Work'] },
};
const name: MappingRow = {
  id: 'own-4',
  left: 'first_name',
  right: 'nickname',
  direction: 'to-right',
  winner: 'fill',
  empty: 'ignore',
  transform: { kind: 'name', parts: 'left', family: 'last_name' },
};
const off: MappingRow = {
  id: 'own-5',
  left: 'emails',
  right: 'url',
  direction: 'off',
  winner: 'both',
  empty: 'clear',
};

const own = withRows({ ...template, direction: 'off' }, block, primary, off);
const app =
  (view: ConnectionView = draft) =>
  () =>
    fakeApp({ views: [view] });
const e164Off = {
  ...draft,
  connection: { ...draft.connection, settings: { ...draft.connection.settings, e164: false } },
};

export const mappingScreens: readonly Screen[] = [
  { name: 'setup-fields', route: fields, app: app(), isWhole: true },
  { name: 'mapping-own-rows', route: fields, app: app({ ...own, right: nextcloud }), isWhole: true },
  {
    name: 'mapping-faults',
    route: fields,
    app: app(withRows(template, { ...off, direction: 'both' })),
    isWhole: true,
  },
  {
    name: 'mapping-nobody',
    route: fields,
    app: () => fakeApp({ views: [draft], queries: emptyMirror }),
    steps: ['try-rows'],
    isWhole: true,
  },
  { name: 'mapping-try', route: fields, app: app(own), steps: ['try-rows'], isWhole: true },
  {
    name: 'mapping-search',
    route: fields,
    app: app(own),
    steps: ['try-rows', 'sample-other'],
    isWhole: true,
  },
  { name: 'mapping-losses', route: fields, app: app(), steps: ['lost-number-unreadable'], isWhole: true },
  {
    name: 'mapping-losses-some',
    route: fields,
    app: () => fakeApp({ views: [draft], queries: manyPeople }),
    isWhole: true,
  },
  {
    name: 'mapping-losses-all',
    route: fields,
    app: () => fakeApp({ views: [draft], queries: manyPeople }),
    steps: ['lost-all'],
    isWhole: true,
  },
  {
    name: 'mapping-losses-nothing',
    route: fields,
    app: () => fakeApp({ views: [draft], queries: nothingLost }),
    isWhole: true,
  },
  {
    name: 'mapping-refused',
    route: fields,
    app: app(),
    steps: ['add-row', 'row-left=>phone_numbers', 'row-right=>birthday'],
  },
  {
    name: 'mapping-new-pair',
    route: fields,
    app: app(),
    steps: ['add-row', 'row-left=>information', 'row-right=>department'],
  },
  { name: 'mapping-template', route: fields, app: app(withRows(template)), steps: ['row-edit-own-1'] },
  {
    name: 'mapping-template-new',
    route: fields,
    app: () => fakeApp({ views: [draft], queries: emptyMirror }),
    steps: ['add-row', 'row-kind-template', 'row-target=>left information', 'insert-org', 'insert-title'],
  },
  { name: 'mapping-block', route: fields, app: app(withRows(block)), steps: ['row-edit-own-2'] },
  { name: 'mapping-primary', route: fields, app: app(withRows(primary)), steps: ['row-edit-own-3'] },
  { name: 'mapping-name', route: fields, app: app(withRows(name)), steps: ['row-edit-own-4'] },
  { name: 'mapping-list', route: fields, app: app(), steps: ['row-edit-phone'] },
  { name: 'setup-numbers', route: numbers, app: app(), isWhole: true },
  {
    name: 'numbers-nobody',
    route: numbers,
    app: () => fakeApp({ views: [draft], queries: emptyMirror }),
    isWhole: true,
  },
  { name: 'e164-warning', route: numbers, app: app(), steps: ['e164'] },
  { name: 'e164-off', route: numbers, app: app(e164Off), isWhole: true },
];
