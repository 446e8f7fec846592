/** What pages read, straight from the store and observed live. Reading only: nothing here sends a request or changes a row. */
import type { Failure, Run } from '../engine/ports.ts';
import { settingsFingerprint } from '../engine/settings-fingerprint.ts';
import { SyncError, toSyncError } from '../errors.ts';
import { aboutService, catalogue } from '../services/catalogue.ts';
import { type Database, observe as observeStore } from '../store/database.ts';
import { fileOfAccount } from '../store/files.ts';
import { items } from '../store/plan-view.ts';
import { reviews } from '../store/reviews.ts';
import { newestRun, run, runs } from '../store/runs.ts';
import { tallyOf } from '../store/tally.ts';
import {
  type AccountFacts,
  accountFacts,
  type ConnectionFacts,
  connectionFacts,
  connectionFactsOf,
  journal,
  recordsOfItem,
} from '../store/views.ts';
import type { AccountView, ConnectionView, Queries } from './api.ts';
import { exportAccount } from './export.ts';
import { healthOf } from './health.ts';
import { inPageSettings } from './in-page/settings.ts';
import { createMappingQueries } from './mapping-queries.ts';
import { createMendQueries } from './mend-queries.ts';
import { ruleQueries } from './rule-queries.ts';

export function createQueries(db: Database): Queries {
  return {
    ...createMappingQueries(db),
    ...createMendQueries(db),
    services: () =>
      catalogue.map(({ id, name, signsInBy, credentialFields, isReadOnly }) => ({
        id,
        name,
        signsInBy,
        credentialFields,
        isReadOnly: isReadOnly ?? false,
      })),
    accounts: async () => (await accountFacts(db)).map(accountView),
    connections: async () => {
      const accounts = await accountFacts(db);
      return (await connectionFacts(db)).flatMap((facts) => connectionView(facts, accounts) ?? []);
    },
    connection: async (id) => {
      const facts = await connectionFactsOf(db, id);
      return facts && connectionView(facts, await accountFacts(db));
    },
    run: async (id) => (await run(db, id)) ?? null,
    runs: (connectionId, limit) => runs(db, connectionId, limit),
    preview: (connectionId) => currentPreview(db, connectionId),
    items: (runId, filter, search, offset, limit) => items(db, runId, filter, search, offset, limit),
    explain: async (connectionId, item) => ({ ...(await recordsOfItem(db, connectionId, item)), item }),
    reviews: (connectionId) => reviews(db, connectionId),
    journal: (runId, offset, limit) => journal(db, runId, offset, limit),
    tally: (runId) => tallyOf(db, runId),
    ...ruleQueries(db),
    importedFile: (accountId) => fileOfAccount(db, accountId),
    exportAccount: (accountId, kind, words, today) => exportAccount(db, accountId, kind, words, today),
    inPage: () => inPageSettings(db),
  };
}

/** Calls `onValue` now and after every change of what the query read. */
export function observe<T>(
  query: () => Promise<T> | T,
  onValue: (value: T) => void,
  onError: (failure: Failure) => void,
): () => void {
  return observeStore(
    async () => query(),
    onValue,
    (thrown) => {
      const { code, detail } = toSyncError(thrown);
      onError({ code, detail, side: null });
    },
  );
}

async function currentPreview(db: Database, connectionId: string): Promise<Run | null> {
  const [preview, connection] = await Promise.all([
    newestRun(db, connectionId, 'preview'),
    db.connections.get(connectionId),
  ]);
  if (!preview || !connection || preview.settingsFingerprint !== settingsFingerprint(connection)) return null;
  return preview;
}

function accountView({ account, records, usedBy }: AccountFacts): AccountView {
  const about = aboutService(account.service);
  const serviceName = about?.name ?? account.service;
  return {
    account,
    serviceName,
    records,
    fields: account.fields,
    usedBy,
    isReadOnly: about?.isReadOnly ?? false,
    mostPerMinute: about?.requestsPerMinute ?? null,
  };
}

function connectionView(facts: ConnectionFacts, accounts: readonly AccountFacts[]): ConnectionView | null {
  const find = (id: string) => accounts.find((one) => one.account.id === id);
  const left = find(facts.connection.left);
  const right = find(facts.connection.right);
  if (!left || !right) return null;
  // A run that a brake stopped is over for the engine, and open for the person who must answer.
  const openRun = facts.openRun ?? (facts.lastRun?.phase === 'braked' ? facts.lastRun : null);
  return {
    ...facts,
    openRun,
    left: accountView(left),
    right: accountView(right),
    health: healthOf(facts.connection, facts.reviews),
  };
}

/** @throws SyncError when the address cannot be one of this service. */
export function originsFor(
  serviceId: string,
  credentials: Readonly<Record<string, string>>,
): readonly string[] {
  const service = aboutService(serviceId);
  if (!service) throw new SyncError('settings-invalid', { service: serviceId });
  return service.origins(credentials);
}
