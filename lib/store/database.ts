/**
 * Every table and its migrations; the only importer of Dexie.
 *
 * Inside a transaction nothing but Dexie is awaited: real browsers commit at the first other await and keep what was written so far.
 * A database that cannot be opened, or that a newer version of the extension has taken over, gives SyncError storage-broken.
 */
import { Dexie, liveQuery, type Table } from 'dexie';
import type { Account, Intent, JournalEntry, PlanRow, Trouble } from '../engine/ports.ts';
import { SyncError } from '../errors.ts';
import type { Decision, Link } from '../sync/plan.types.ts';
import { guarded, toStoreError } from './failure.ts';
import type {
  BucketRow,
  ChoiceRow,
  ConnectionRow,
  CredentialRow,
  FileRow,
  GroupRow,
  GroupState,
  IgnoredRow,
  KeyRow,
  LogLine,
  MirrorRow,
  PlanDigest,
  PullRow,
  ReviewRow,
  RunRow,
  SettingRow,
  Sighting,
} from './rows.types.ts';

export type { Table };

/** How long an upgrade waits for other pages to let go of the old version. They do at once unless they are frozen. */
const blockedLimitMs = 5_000;
const currentVersion = 3;

export class Database extends Dexie {
  declare readonly accounts: Table<Account, string>;
  declare readonly credentials: Table<CredentialRow, string>;
  declare readonly keys: Table<KeyRow, string>;
  declare readonly connections: Table<ConnectionRow, string>;
  declare readonly records: Table<MirrorRow, [string, string]>;
  declare readonly sightings: Table<Sighting, [string, string]>;
  declare readonly pulls: Table<PullRow, string>;
  declare readonly links: Table<Link, string>;
  declare readonly decisions: Table<Decision, string>;
  declare readonly choices: Table<ChoiceRow, [string, string]>;
  declare readonly runs: Table<RunRow, string>;
  declare readonly planRows: Table<PlanRow, [string, number]>;
  declare readonly planDigests: Table<PlanDigest, [string, number]>;
  declare readonly reviews: Table<ReviewRow, string>;
  declare readonly intents: Table<Intent, string>;
  declare readonly journal: Table<JournalEntry, string>;
  declare readonly troubles: Table<Trouble, [string, string]>;
  declare readonly buckets: Table<BucketRow, string>;
  declare readonly log: Table<LogLine, number>;
  declare readonly settings: Table<SettingRow, string>;
  declare readonly groups: Table<GroupRow, [string, string]>;
  declare readonly groupStates: Table<GroupState, string>;
  declare readonly ignored: Table<IgnoredRow, [string, string]>;
  declare readonly files: Table<FileRow, string>;

  constructor(name = 'lineup', waitWhenBlockedMs = blockedLimitMs) {
    // An intent must be on the disk before its request is sent, even if the power fails in between.
    super(name, {
      chromeTransactionDurability: 'strict',
      cache: 'disabled',
      indexedDB: globalThis.indexedDB,
      IDBKeyRange: globalThis.IDBKeyRange,
    });
    this.version(1).stores({
      accounts: 'id',
      credentials: 'accountId',
      keys: 'id',
      connections: 'id, left, right',
      records: '[accountId+id], [accountId+seq], [accountId+uid], [accountId+alive+id], *lookup',
      sightings: '[accountId+id]',
      pulls: 'accountId',
      links: 'id, connectionId, [connectionId+leftId], [connectionId+rightId], [connectionId+goneSide]',
      decisions: 'id, connectionId',
      choices: '[linkId+row], connectionId',
      runs: 'id, [connectionId+startedAt], [connectionId+mode+startedAt], openFor, [rowsFor+startedAt]',
      planRows: '[runId+index], [runId+state+index]',
      planDigests: '[runId+from]',
      reviews: 'id, connectionId, *mentions',
      intents: 'id, connectionId',
      journal: 'id, [runId+at], [accountId+recordId], connectionId',
      troubles: '[connectionId+key]',
      buckets: 'accountId',
      log: '++id',
      settings: 'key',
    });
    // What findings need; marks come into the mirror when it is indexed anew (index-version.ts).
    this.version(2).stores({
      groups: '[accountId+key], *members',
      groupStates: 'accountId',
      ignored: '[accountId+key]',
    });
    // Files that people picked as a source of contacts.
    this.version(3).stores({ files: 'id, accountId' });
    // A newer version of the extension is waiting for us: old code must not write into its tables, nor open them again.
    this.on('versionchange', () => {
      this.close({ disableAutoOpen: true });
      // Keeps Dexie from its own answer, which would open the tables again at the next call.
      return false;
    });
    this.on('blocked', () => {
      setTimeout(() => {
        if (!this.isOpen()) this.close({ disableAutoOpen: true });
      }, waitWhenBlockedMs);
    });
    this.on('ready', () => {
      // Dexie would open a newer database with old code; ours would then write rows that the newer code cannot read.
      const installed = this.backendDB().version / 10;
      if (installed >= currentVersion + 1) {
        throw new SyncError('storage-broken', { installed, known: currentVersion });
      }
    });
  }
}

/** @throws SyncError storage-broken, storage-full */
export async function openDatabase(name?: string): Promise<Database> {
  const db = new Database(name);
  await guarded(async () => {
    await db.open();
  });
  return db;
}

type Key = string | number;
const lowest = Number.NEGATIVE_INFINITY;
/** Above every text and number, and any list of them. */
const highest = [[]];

/** Bounds of all compound keys that begin with the given parts: `where(index).between(...span(accountId))`. */
export function span(...parts: Key[]): [unknown[], unknown[], boolean, boolean] {
  return [[...parts, lowest], [...parts, highest], true, true];
}

/** Bounds of all compound keys that begin with the given parts and go on above `after`. */
export function spanAfter(parts: readonly Key[], after: Key): [unknown[], unknown[], boolean, boolean] {
  return [[...parts, after], [...parts, highest], false, true];
}

/** Asks now and again after every change, here or in another page, of what the question read. Gives back the way to stop. */
export function observe<T>(
  question: () => Promise<T> | T,
  onValue: (value: T) => void,
  onError: (error: SyncError) => void,
): () => void {
  const subscription = liveQuery(question).subscribe({
    next: onValue,
    error: (thrown: unknown) => onError(toStoreError(thrown)),
  });
  return () => subscription.unsubscribe();
}
