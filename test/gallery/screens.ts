/** Every screen in every state: the data it has, where it is, and what is clicked or typed before one looks. */
import type { Run } from '../../lib/app/api.ts';
import type { Rules } from '../../lib/app/rule-api.ts';
import { noRules } from '../../lib/rules/rule.ts';
import { aircall, book, connected, draft, failing, nextcloud, now } from './fakes/accounts.ts';
import type { FakeApp } from './fakes/app.ts';
import { fakeApp } from './fakes/app.ts';
import { reviews } from './fakes/reviews.ts';
import { fakeRuleQueries, faultyRule, someRules } from './fakes/rules.ts';
import { applying, braked, done, failed, pilot, pulling, ready } from './fakes/runs.ts';
import { fileScreens } from './file-screens.ts';
import { mappingScreens } from './mapping-screens.ts';
import { numberScreens } from './number-screens.ts';
import { serviceScreens } from './service-screens.ts';
import { setupScreens } from './setup-screens.ts';

export interface Screen {
  readonly name: string;
  readonly app: () => FakeApp;
  /** Route in the options page; none: the popup. */
  readonly route?: string;
  /** Clicks on `data-id`s, or `data-id=text` to type. */
  readonly steps?: readonly string[];
  readonly isWhole?: boolean;
}

function running(run: Run, change: Partial<typeof connected> = {}) {
  return fakeApp({
    views: [{ ...connected, openRun: run, ...change }],
    queries: { run: async () => run },
  });
}

function withRules(rules: Rules, view = connected, isRead = true) {
  const { connection } = view;
  const held = { ...view, connection: { ...connection, settings: { ...connection.settings, rules } } };
  return fakeApp({ views: [held], queries: fakeRuleQueries(held, isRead) });
}

const checked = {
  ok: true,
  value: {
    identity: { id: 'anna', label: 'anna.brandt@icloud.com' },
    choices: [
      { id: '/card/', label: 'Kontakte', count: 903 },
      { id: '/family/', label: 'Familie', count: 41 },
      { id: '/shared/', label: 'Verzeichnis', isReadOnly: true },
    ],
    choiceField: 'book',
    found: 'https://contacts.icloud.com',
  },
} as const;

const brakedView = {
  ...connected,
  health: 'stopped' as const,
  openRun: braked,
  connection: { ...connected.connection, stage: 'stopped' as const },
};
const troubled = [failing(aircall, 'credentials-rejected'), failing(book, 'permission-missing')] as const;
const drafted = (run: Run | null) =>
  fakeApp({
    views: [run ? { ...draft, openRun: run.phase === 'ready' ? null : run, lastRun: run } : draft],
    queries: { preview: async () => run },
  });

export const screens: readonly Screen[] = [
  { name: 'welcome', route: '#/', app: () => fakeApp({ queries: { accounts: async () => [] } }) },
  { name: 'welcome-2', route: '#/', app: () => fakeApp({ queries: { accounts: async () => [aircall] } }) },
  { name: 'welcome-3', route: '#/', app: () => fakeApp() },
  { name: 'add-account', route: '#/accounts/add', app: () => fakeApp() },
  { name: 'aircall-form', route: '#/accounts/add/aircall', app: () => fakeApp() },
  {
    name: 'aircall-wrong-key',
    route: '#/accounts/add/aircall',
    app: () =>
      fakeApp({
        command: async () => ({
          ok: false,
          failure: { code: 'credentials-rejected', detail: { status: 403 }, side: null },
        }),
      }),
    steps: ['field-api_id=6f1e6d0c4c', 'field-api_token=nope', 'check-account'],
  },
  {
    name: 'carddav-form',
    route: '#/accounts/add/carddav',
    app: () => fakeApp(),
    steps: ['provider-icloud', 'field-user=anna.brandt@icloud.com', 'field-password=abcd-efgh'],
  },
  {
    name: 'carddav-checked',
    route: '#/accounts/add/carddav',
    app: () =>
      fakeApp({ command: async () => checked as never, queries: { accounts: async () => [aircall] } }),
    steps: [
      'provider-icloud',
      'field-user=anna.brandt@icloud.com',
      'field-password=abcd-efgh',
      'check-account',
      'choice-/card/',
    ],
  },
  {
    name: 'in-page-off',
    route: '#/in-page',
    app: () =>
      fakeApp({
        queries: { inPage: async () => ({ isOn: false, hosts: [], showsPartner: false, isFolded: false }) },
      }),
  },
  {
    name: 'in-page-withheld',
    route: '#/in-page',
    app: () =>
      fakeApp({
        hasHosts: async ([origin]) => !origin?.includes('workspace'),
        queries: {
          inPage: async () => ({
            isOn: true,
            hosts: ['dashboard.aircall.io', 'workspace.aircall.io', 'phone.aircall.io'],
            showsPartner: false,
            isFolded: false,
          }),
        },
      }),
  },
  {
    name: 'in-page-on',
    route: '#/in-page',
    app: () =>
      fakeApp({
        queries: {
          inPage: async () => ({
            isOn: true,
            hosts: [
              'dashboard.aircall.io',
              'workspace.aircall.io',
              'phone.aircall.io',
              'calls.nordlicht-energie.example',
            ],
            showsPartner: true,
            isFolded: false,
          }),
        },
      }),
  },
  ...serviceScreens,
  ...fileScreens,
  {
    name: 'accounts',
    route: '#/accounts',
    app: () => fakeApp({ views: [connected], queries: { accounts: async () => [aircall, book, nextcloud] } }),
  },
  {
    name: 'accounts-trouble',
    route: '#/accounts',
    app: () => fakeApp({ views: [connected], queries: { accounts: async () => [...troubled, nextcloud] } }),
  },
  {
    name: 'accounts-empty',
    route: '#/accounts',
    app: () => fakeApp({ queries: { accounts: async () => [] } }),
  },
  {
    name: 'account-sheet',
    route: '#/accounts',
    app: () => fakeApp({ views: [connected] }),
    steps: ['account-settings'],
  },
  {
    name: 'account-remove',
    route: '#/accounts',
    app: () => fakeApp({ views: [connected] }),
    steps: ['account-settings', 'remove-account'],
  },
  { name: 'setup-accounts', route: '#/new', app: () => fakeApp() },
  { name: 'setup-direction', route: '#/connections/c1/setup/direction', app: () => drafted(null) },
  ...setupScreens,
  ...mappingScreens,
  { name: 'setup-rules', route: '#/connections/c1/setup/rules', app: () => withRules(noRules, draft, false) },
  { name: 'setup-own-sync', route: '#/connections/c1/setup/own-sync', app: () => drafted(null) },
  { name: 'preview-none', route: '#/connections/c1/preview', app: () => drafted(null) },
  { name: 'preview-looking', route: '#/connections/c1/preview', app: () => drafted(pulling) },
  { name: 'preview-ready', route: '#/connections/c1/preview', app: () => drafted(ready), isWhole: true },
  {
    name: 'preview-item',
    route: '#/connections/c1/preview',
    app: () => drafted(ready),
    steps: ['filter-update-left', 'open-item'],
  },
  {
    name: 'preview-item-new',
    route: '#/connections/c1/preview',
    app: () => drafted(ready),
    steps: ['filter-create-left', 'open-item'],
  },
  {
    name: 'preview-outdated',
    route: '#/connections/c1/preview',
    app: () => fakeApp({ views: [connected] }),
  },
  { name: 'run-applying', route: '#/connections/c1/runs/r3', app: () => running(applying) },
  {
    name: 'run-pilot',
    route: '#/connections/c1/runs/r5',
    app: () => fakeApp({ views: [draft], queries: { run: async () => pilot } }),
    isWhole: true,
  },
  { name: 'run-done', route: '#/connections/c1/runs/r4', app: () => running(done), isWhole: true },
  { name: 'run-failed', route: '#/connections/c1/runs/r7', app: () => running(failed) },
  {
    name: 'run-braked',
    route: '#/connections/c1/runs/r6',
    app: () => running(braked, { health: 'stopped' }),
    isWhole: true,
  },
  {
    name: 'connections',
    route: '#/connections',
    app: () =>
      fakeApp({
        views: [
          connected,
          {
            ...connected,
            connection: { ...connected.connection, id: 'c2' },
            right: nextcloud,
            openRun: applying,
          },
          { ...draft, connection: { ...draft.connection, id: 'c3' } },
          { ...brakedView, connection: { ...brakedView.connection, id: 'c4' } },
          {
            ...connected,
            connection: { ...connected.connection, id: 'c5' },
            health: 'broken',
            left: failing(aircall, 'credentials-rejected'),
          },
        ],
      }),
  },
  {
    name: 'connection',
    route: '#/connections/c1',
    app: () => fakeApp({ views: [connected] }),
    isWhole: true,
  },
  { name: 'rules', route: '#/connections/c1/rules', app: () => withRules(someRules), isWhole: true },
  {
    name: 'rules-removed',
    route: '#/connections/c1/rules',
    app: () => withRules(someRules),
    steps: ['rule-remove'],
  },
  {
    name: 'rules-leave',
    route: '#/connections/c1/rules',
    app: () => withRules(someRules),
    steps: ['rule-copy', 'nav-accounts'],
  },
  {
    name: 'rule-groups',
    route: '#/connections/c1/rules/to-right/vip',
    app: () => withRules(someRules),
    isWhole: true,
  },
  {
    name: 'rule-faults',
    route: '#/connections/c1/rules/to-right/faulty',
    app: () => withRules({ toRight: [faultyRule], toLeft: [] }),
    isWhole: true,
  },
  {
    name: 'rule-pick',
    route: '#/connections/c1/rules/to-right/vip',
    app: () => withRules(someRules),
    steps: ['add-condition'],
  },
  {
    name: 'rule-unread',
    route: '#/connections/c1/rules/to-right/vip',
    app: () => withRules(someRules, draft, false),
  },
  {
    name: 'rule-test',
    route: '#/connections/c1/rules/to-right/vip',
    app: () => withRules(someRules),
    steps: ['sample-in'],
  },
  {
    name: 'rule-test-search',
    route: '#/connections/c1/rules/to-right/vip',
    app: () => withRules(someRules),
    steps: ['test-contact', 'test-search=ma'],
  },
  {
    name: 'connection-needs-you',
    route: '#/connections/c1',
    app: () => fakeApp({ views: [{ ...connected, health: 'needs-you', reviews: 5 }] }),
  },
  { name: 'connection-stopped', route: '#/connections/c1', app: () => fakeApp({ views: [brakedView] }) },
  {
    name: 'connection-broken',
    route: '#/connections/c1',
    app: () =>
      fakeApp({
        views: [{ ...connected, health: 'broken', left: failing(aircall, 'credentials-rejected') }],
      }),
  },
  {
    name: 'review',
    route: '#/review',
    app: () =>
      fakeApp({
        views: [{ ...connected, health: 'needs-you', reviews: reviews.length }],
        queries: { reviews: async () => [...reviews] },
      }),
    isWhole: true,
  },
  {
    name: 'review-conflicts',
    route: '#/review',
    app: () =>
      fakeApp({
        views: [{ ...brakedView, reviews: reviews.length }],
        queries: { reviews: async () => [...reviews] },
      }),
    steps: ['review-kind-conflict'],
    isWhole: true,
  },
  { name: 'review-empty', route: '#/review', app: () => fakeApp({ views: [connected] }) },
  { name: 'history', route: '#/history', app: () => fakeApp({ views: [connected] }) },
  { name: 'popup-empty', app: () => fakeApp() },
  { name: 'popup', app: () => fakeApp({ views: [connected] }) },
  {
    name: 'popup-many',
    app: () =>
      fakeApp({
        views: [
          { ...connected, openRun: applying },
          {
            ...connected,
            connection: { ...connected.connection, id: 'c2' },
            right: nextcloud,
            health: 'needs-you',
            reviews: 5,
          },
          {
            ...connected,
            connection: { ...connected.connection, id: 'c3', stage: 'paused', lastRunAt: now - 9e6 },
          },
        ],
        queries: { accounts: async () => [...troubled] },
      }),
  },
  ...numberScreens,
];
