/** An App with made-up data, for the gallery and for tests: everything can be replaced. */
import type { App } from '../../../components/app-context.tsx';
import type { ConnectionView, Contact, Queries, RecordRef } from '../../../lib/app/api.ts';
import { Tally } from '../../../lib/store/tally.ts';
import { aircall, book, services } from './accounts.ts';
import { mendQueries, own } from './findings.ts';
import { mappingQueries } from './mapping.ts';
import { atAircall, atBook, people } from './people.ts';
import { isIn, rows } from './plan.ts';
import { fakeRuleQueries } from './rules.ts';
import { journal, runs } from './runs.ts';

export interface FakeApp extends App {
  readonly sent: { name: string; input: unknown }[];
  readonly opened: string[];
  /** Lets every page look again. */
  refresh(): void;
}

function recordOf(ref: RecordRef | undefined): Contact | null {
  const person = people.find((one) => one.id === ref?.id);
  if (!person || !ref) return null;
  return ref.side === 'left' ? atAircall(person) : atBook(person);
}

function queriesWith(views: readonly ConnectionView[]): Omit<Queries, 'tally'> {
  return {
    ...fakeRuleQueries(views[0]),
    ...mappingQueries(views),
    ...mendQueries(),
    services: () => [...services],
    accounts: async () => [aircall, book],
    connections: async () => [...views],
    connection: async (id) => [...views, own].find((view) => view.connection.id === id) ?? null,
    run: async (id) => runs.find((run) => run.id === id) ?? null,
    runs: async (id, limit) => runs.filter((run) => run.connectionId === id).slice(0, limit),
    preview: async () => null,
    items: async (_, filter, search, offset, limit) => {
      const found = rows.filter(
        (row) => isIn(filter, row) && row.item.title.toLowerCase().includes(search.toLowerCase()),
      );
      return { rows: found.slice(offset, offset + limit), total: found.length };
    },
    explain: async (_, item) => ({
      item,
      left: recordOf(item.records.find((ref) => ref.side === 'left')),
      right: recordOf(item.records.find((ref) => ref.side === 'right')),
    }),
    reviews: async () => [],
    inPage: async () => ({
      isOn: false,
      hosts: ['dashboard.aircall.io', 'workspace.aircall.io', 'phone.aircall.io'],
      showsPartner: false,
      isFolded: false,
    }),
    importedFile: async () => null,
    exportAccount: async () => null,
    journal: fakeJournal,
  };
}

const fakeJournal: Queries['journal'] = async (_, offset, limit) => ({
  entries: journal.slice(offset, offset + limit),
  total: journal.length,
});

const tallyFrom =
  (queries: Pick<Queries, 'journal'>): Queries['tally'] =>
  async (runId) => {
    const tally = new Tally();
    for (const entry of (await queries.journal(runId, 0, 1_000)).entries) tally.add(entry);
    return tally.told();
  };

export function fakeApp({
  views = [],
  queries = {},
  ...app
}: { views?: readonly ConnectionView[]; queries?: Partial<Queries> } & Partial<
  Omit<App, 'queries'>
> = {}): FakeApp {
  const sent: FakeApp['sent'] = [];
  const opened: string[] = [];
  const watchers = new Set<() => void>();
  return {
    sent,
    opened,
    refresh: () => {
      for (const look of watchers) look();
    },
    queries: { tally: tallyFrom({ journal: fakeJournal, ...queries }), ...queriesWith(views), ...queries },
    command: async (name, input) => {
      sent.push({ name, input });
      return { ok: false, failure: { code: 'offline', detail: {}, side: null } };
    },
    observe: (query, onValue, onError) => {
      let isOpen = true;
      const look = () => {
        Promise.resolve()
          .then(query)
          .then(
            (value) => isOpen && onValue(value),
            () => isOpen && onError({ code: 'bug', detail: {}, side: null }),
          );
      };
      look();
      watchers.add(look);
      return () => {
        isOpen = false;
        watchers.delete(look);
      };
    },
    askForHosts: async () => true,
    hasHosts: async () => true,
    originsFor: () => ['https://example.com/*'],
    redirectFor: () => 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/',
    openOptions: (route) => {
      opened.push(route);
    },
    ...app,
  };
}
