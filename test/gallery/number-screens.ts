/** The number check and undo, in every state. */
import type { AccountView, Finding, JournalEntry, PlanRow, Run } from '../../lib/app/api.ts';
import { aircall, book, connected, now } from './fakes/accounts.ts';
import { fakeApp } from './fakes/app.ts';
import { edits, mendDone, mending, mendJournal, mendReady, undoDone, undoReady } from './fakes/edits.ts';
import { findingsOf, mendQueries, own } from './fakes/findings.ts';
import { done, journal, runs } from './fakes/runs.ts';
import type { Screen } from './screens.ts';

const route = '#/accounts/a1/numbers';
const findings = findingsOf(300);
const many = findingsOf(100_000);
const holdingMore = findings.flatMap((one): Finding[] =>
  one.kind === 'duplicates'
    ? [{ ...one, refused: { reason: 'holds-more', field: '', count: 0, most: 0 } }]
    : [],
);

function check(n = findings, ignored = findings.slice(0, 0), records = aircall.records) {
  const account: AccountView = { ...aircall, records };
  return fakeApp({
    views: [connected],
    queries: { ...mendQueries(n, ignored), accounts: async () => [account, book] },
  });
}

function edit(run: Run, rows: readonly PlanRow[] = edits) {
  return fakeApp({
    views: [connected],
    queries: {
      run: async (id) => [run, mendDone, undoDone, done].find((one) => one.id === id) ?? null,
      runs: async () => [run],
      items: async (_run, _filter, _search, offset, limit) => ({
        rows: rows.slice(offset, offset + limit),
        total: rows.length,
      }),
      undoState: async () => ({ undoable: 47, undone: 0 }),
      journal: async (_run, offset, limit) => ({
        entries: mendJournal.slice(offset, offset + limit),
        total: mendJournal.length,
      }),
    },
  });
}

const mends: readonly PlanRow[] = edits.flatMap((row) => {
  const { item } = row;
  if (item.kind !== 'edit') return [];
  const changes = item.changes.map(({ field, before, after }) => ({ field, before: after, after: before }));
  const isMerge = item.action === 'delete';
  return [
    {
      ...row,
      item: {
        ...item,
        purpose: 'mend',
        action: isMerge ? 'merge' : 'values',
        changes: isMerge ? [] : changes,
        others: isMerge ? [{ id: 'x', title: item.title, before: {} }] : [],
      },
    },
  ];
});
const byHand: readonly PlanRow[] = edits.flatMap((row) =>
  row.item.kind === 'excluded' ? [{ ...row, item: { ...row.item, reason: 'only-by-hand' } }] : [],
);

const partly: readonly JournalEntry[] = journal.map((entry, index) =>
  index % 4 === 1 ? { ...entry, undoneBy: undoDone.id } : entry,
);

export const numberScreens: readonly Screen[] = [
  { name: 'numbers', route, app: () => check() },
  { name: 'numbers-filtered', route, app: () => check(), steps: ['problem-wrong-plus-one', 'search=an'] },
  { name: 'numbers-selected', route, app: () => check(), steps: ['problem-not-e164', 'tick-all', 'tick'] },
  { name: 'numbers-finding', route, app: () => check(), steps: ['open-finding'] },
  {
    name: 'numbers-by-hand',
    route,
    app: () => check(),
    steps: ['problem-unreadable', 'open-finding'],
  },
  { name: 'numbers-duplicates', route, app: () => check(), steps: ['problem-duplicates'] },
  {
    name: 'numbers-group',
    route,
    app: () => check(),
    steps: ['problem-duplicates', 'open-finding'],
  },
  {
    name: 'numbers-holds-more',
    route,
    app: () => check(holdingMore),
    steps: ['open-finding'],
  },
  {
    name: 'numbers-ignored',
    route,
    app: () => check(findings, findings.slice(0, 3)),
    steps: ['problem-ignored'],
  },
  { name: 'numbers-one', route, app: () => check(findings.slice(0, 1)) },
  { name: 'numbers-100000', route, app: () => check(many) },
  { name: 'numbers-fine', route, app: () => check([]) },
  { name: 'numbers-not-read', route, app: () => check([], [], 0) },
  {
    name: 'numbers-no-account',
    route: '#/numbers',
    app: () => fakeApp({ queries: { accounts: async () => [] } }),
  },
  {
    name: 'mend-ready',
    route: '#/connections/own:a1/runs/m1',
    app: () => edit(mendReady, mends),
    isWhole: true,
  },
  { name: 'mending', route: '#/connections/own:a1/runs/m2', app: () => edit(mending) },
  {
    name: 'mend-done',
    route: '#/connections/own:a1/runs/m3',
    app: () => edit(mendDone, byHand),
    isWhole: true,
  },
  { name: 'undo-ready', route: '#/connections/c1/runs/u1', app: () => edit(undoReady), isWhole: true },
  { name: 'undo-item', route: '#/connections/c1/runs/u1', app: () => edit(undoReady), steps: ['open-item'] },
  { name: 'undo-done', route: '#/connections/c1/runs/u2', app: () => edit(undoDone), isWhole: true },
  {
    name: 'run-partly-undone',
    route: '#/connections/c1/runs/r4',
    app: () =>
      fakeApp({
        views: [connected],
        queries: {
          run: async () => ({ ...done, failed: 0, counts: null }),
          journal: async (_run, offset, limit) => ({
            entries: partly.slice(offset, offset + limit),
            total: partly.length,
          }),
          undoState: async () => ({ undoable: 90, undone: 30 }),
        },
      }),
    steps: ['open-change'],
    isWhole: true,
  },
  {
    name: 'history-undone',
    route: '#/history',
    app: () =>
      fakeApp({
        views: [connected],
        queries: {
          runs: async (id) =>
            id === own.connection.id
              ? [mendDone, { ...undoDone, id: 'u9', connectionId: id, startedAt: now - 9e6 }]
              : [undoDone, ...runs],
          undoState: async (id) => (id === 'r4' ? { undoable: 0, undone: 47 } : { undoable: 5, undone: 0 }),
        },
      }),
  },
];
