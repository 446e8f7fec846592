/**
 * What the engine needs from outside, as interfaces. The store implements Memory, a connector is a Side, the platform gives the lock and
 * the clock. Every Memory call is one transaction: it happens whole or not at all.
 */
import type { Contact, Field, SideName } from '../contact/contact.ts';
import type { Connector, Known, PullStep } from '../services/contract.ts';
import type { DuplicateGroup } from '../sync/duplicate-groups.ts';
import type { Decision, FieldChoice, Link, PlanItem } from '../sync/plan.types.ts';
import type {
  Account,
  AppliedStep,
  Confirmation,
  Connection,
  Failure,
  GroupChange,
  Intent,
  ItemState,
  JournalEntry,
  MirrorRecord,
  PlanRow,
  PullState,
  ReviewUpdate,
  Run,
  StoredReview,
  Trouble,
} from './state.ts';

export * from './state.ts';

export interface Memory {
  account(id: string): Promise<Account | undefined>;
  saveAccount(account: Account): Promise<void>;
  connection(id: string): Promise<Connection | undefined>;
  connections(): Promise<Connection[]>;
  updateConnection(id: string, change: Partial<Connection>): Promise<void>;

  pullState(accountId: string): Promise<PullState>;
  known(accountId: string): Known;
  /** Stores one step of a pull: records whose content differs get a new seq; at the end of a complete listing the unseen are marked deleted. */
  applyStep(
    accountId: string,
    step: PullStep,
    keysOf: (contact: Contact) => readonly string[],
    now: number,
  ): Promise<AppliedStep>;
  /** Forgets cursor and checkpoint, so that the next pull lists everything; nothing is inferred from absences in it. */
  distrust(accountId: string): Promise<void>;

  records(accountId: string): Promise<MirrorRecord[]>;
  recordsById(accountId: string, ids: readonly string[]): Promise<MirrorRecord[]>;
  recordsByKey(accountId: string, keys: readonly string[]): Promise<MirrorRecord[]>;
  /** Deleted and unreadable ones included. */
  recordsSince(accountId: string, seq: number): Promise<MirrorRecord[]>;
  countRecords(accountId: string): Promise<number>;

  links(connectionId: string): Promise<Link[]>;
  countLinks(connectionId: string): Promise<number>;
  linksOf(connectionId: string, side: SideName, recordIds: readonly string[]): Promise<Link[]>;
  decisions(connectionId: string): Promise<Decision[]>;
  choices(connectionId: string): Promise<FieldChoice[]>;
  troubles(connectionId: string): Promise<Trouble[]>;
  reviews(connectionId: string): Promise<StoredReview[]>;

  run(id: string): Promise<Run | undefined>;
  /** The run of this connection that is under way (phase pull, plan, apply), if any. */
  openRun(connectionId: string): Promise<Run | undefined>;
  /** Of all connections and accounts, oldest first. */
  openRuns(): Promise<Run[]>;
  saveRun(run: Run): Promise<void>;
  updateRun(id: string, change: Partial<Run>): Promise<void>;
  /** Forgets a run that found nothing to do, with its rows. */
  dropRun(id: string): Promise<void>;
  /** Forgets the rows of all but the newest runs of a connection; the journal stays. */
  pruneRuns(connectionId: string, keep: number): Promise<void>;
  /** Stores a plan in one go: replaces rows of the run, sets run fields, and the reviews of the mentioned records. */
  savePlan(
    runId: string,
    items: readonly PlanItem[],
    change: Partial<Run>,
    reviews: ReviewUpdate,
    now: number,
    /** State of each row to begin with. */
    stateOf: (item: PlanItem) => ItemState,
  ): Promise<void>;
  /** Items of a run's plan in order, as many from this index on. Together a plan may be larger than what is well held in memory. */
  planItems(runId: string, from: number, limit: number): Promise<PlanItem[]>;
  /** Next rows in state `todo` (or `waiting`), by index; with `after`, those behind that index. */
  nextRows(runId: string, state: ItemState, limit: number, after?: number): Promise<PlanRow[]>;
  planRow(runId: string, index: number): Promise<PlanRow | undefined>;
  setRow(runId: string, index: number, state: ItemState, failure: Failure | null): Promise<void>;
  countRows(runId: string): Promise<Readonly<Record<ItemState, number>>>;

  journalOfRun(runId: string): Promise<JournalEntry[]>;
  /** Unknown ones are left out. */
  journalEntries(ids: readonly string[]): Promise<JournalEntry[]>;
  /** Of some records of one account, oldest first. */
  journalOfRecords(accountId: string, recordIds: readonly string[]): Promise<JournalEntry[]>;

  /** Mirror sequence number that the account's groups of duplicates follow up to; null: to be found from scratch. */
  groupsFollow(accountId: string): Promise<number | null>;
  /** All groups, or those that one of the records is in. */
  groups(accountId: string, ids: readonly string[] | null): Promise<DuplicateGroup[]>;
  saveGroups(accountId: string, change: GroupChange): Promise<void>;
  /** Keys that records changed since `seq` have held before, and hold now. */
  keysTouched(
    accountId: string,
    seq: number,
  ): Promise<{ readonly ids: readonly string[]; readonly keys: readonly string[] }>;
  /** Keys of findings that the user has set aside. */
  ignored(accountId: string): Promise<ReadonlySet<string>>;

  openIntents(connectionId: string): Promise<Intent[]>;
  writeIntent(intent: Intent): Promise<void>;
  dropIntent(id: string): Promise<void>;
  confirm(confirmation: Confirmation): Promise<void>;
  /** Several in one transaction: for rows that write to no service. */
  confirmAll(confirmations: readonly Confirmation[]): Promise<void>;
  /** Ids among `ids` that the mirror first saw at or before `seq`. */
  seenBefore(accountId: string, ids: readonly string[], seq: number): Promise<ReadonlySet<string>>;
}

/** One side of a connection as the engine sees it: a connector and what is known of its account. */
export interface Side {
  readonly account: Account;
  readonly fields: readonly Field[];
  readonly connector: Connector;
  /** Requests sent through this side so far, for the run's count. */
  requests(): number;
}

/** What the engine runs in: time, chance, the lock, and whether to go on. */
export interface Surroundings {
  now(): number;
  newId(): string;
  sleep(ms: number): Promise<void>;
  /** False once the lock was lost or the slice is over; asked before every write. */
  mayGoOn(): boolean;
}
