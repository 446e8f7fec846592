/**
 * What the engine needs from outside, as interfaces. The store implements Memory, a connector is a Side, the platform gives the lock and
 * the clock. Every Memory call is one transaction: it happens whole or not at all.
 */
import type { Contact, Field, ServiceRecord, SideName } from '../contact/contact.ts';
import type { ErrorCode, ErrorDetail } from '../errors.ts';
import type { ConnectionSettings } from '../rules/settings.ts';
import type { Connector, Identity, Json, Known, PullStep } from '../services/contract.ts';
import type {
  Brake,
  Decision,
  FieldChange,
  FieldChoice,
  Link,
  PlanCounts,
  PlanItem,
  RecordRef,
} from '../sync/plan.types.ts';

export interface Failure {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail;
  /** Side it came from, where it came from a side. */
  readonly side: SideName | null;
  readonly retryAt?: number;
}

export interface Account {
  readonly id: string;
  readonly service: string;
  /** The user's name for it. */
  readonly name: string;
  /** Who was behind the credentials when it was connected. */
  readonly identity: Identity;
  readonly defaultCountry: string;
  /** Requests per minute; null: no limit known. */
  readonly requestsPerMinute: number | null;
  /** The service's fields as they were when the account was last signed in, for the pages. */
  readonly fields: readonly Field[];
  /** Host permission patterns. */
  readonly origins: readonly string[];
  readonly createdAt: number;
  readonly failure: Failure | null;
}

export type ConnectionStage = 'draft' | 'running' | 'paused' | 'stopped';

export interface Connection {
  readonly id: string;
  readonly name: string;
  readonly left: string;
  readonly right: string;
  readonly settings: ConnectionSettings;
  /** draft: never started. stopped: a brake or a question keeps it from running until the user answers. */
  readonly stage: ConnectionStage;
  readonly intervalMinutes: number;
  readonly nextRunAt: number | null;
  readonly lastRunAt: number | null;
  /** Fingerprint of the settings that the last approved plan was made with; differs → a new preview is due, and no deletions. */
  readonly approvedSettings: string | null;
  /** Mirror sequence numbers up to which changes have been planned and settled. Null: never planned. */
  readonly settled: { readonly left: number; readonly right: number } | null;
  readonly failure: Failure | null;
  /** Runs in a row that ended with the same failure. */
  readonly failures: number;
  readonly createdAt: number;
}

/** A record in our mirror. `seq` grows with every change of content over the whole account. */
export interface MirrorRecord extends ServiceRecord {
  readonly accountId: string;
  readonly seq: number;
  /** `seq` when it was first seen. */
  readonly firstSeq: number;
  /** The service no longer has it. The last known content stays for the journal and for matching moved ids. */
  readonly isDeleted: boolean;
  /** Technical reason if the service's data for it cannot be understood. */
  readonly unreadable: string | null;
  /** Keys for matching and for looking people up: `p:+33…`, `e:a@b.c`, `n:name|company`. */
  readonly keys: readonly string[];
}

export interface PullState {
  readonly accountId: string;
  readonly cursor: Json;
  readonly checkpoint: Json;
  readonly seq: number;
  /** When the last complete listing ended. Null: never; until then nothing is inferred from absence. */
  readonly completeAt: number | null;
  readonly pulledAt: number | null;
  /** Why the last pull was partial, else null. */
  readonly partialReason: string | null;
}

export type RunMode = 'preview' | 'sync';
export type RunPhase = 'pull' | 'plan' | 'ready' | 'braked' | 'apply' | 'done' | 'failed' | 'cancelled';
export interface Run {
  readonly id: string;
  readonly connectionId: string;
  readonly mode: RunMode;
  readonly trigger: 'timer' | 'user' | 'pilot';
  readonly phase: RunPhase;
  /** Preview: all records. Otherwise only what changed, unless the whole had to be looked at. */
  readonly scope: 'everything' | 'changes';
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly settingsFingerprint: string;
  readonly seq: { readonly left: number; readonly right: number } | null;
  readonly counts: PlanCounts | null;
  readonly brakes: readonly Brake[];
  readonly failure: Failure | null;
  /** Items of the plan that have writes or change a link. */
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly pull: { readonly left: Progress | null; readonly right: Progress | null };
  /** Requests sent, by side. */
  readonly requests: { readonly left: number; readonly right: number };
  /** Least requests that executing the plan takes, by side, from the plan alone. */
  readonly cost: { readonly left: number; readonly right: number };
  /** Milliseconds still needed, as far as one can say. */
  readonly timeLeftMs: number | null;
  /** Pilot: only the first n items with writes are applied. */
  readonly limit: number | null;
  /** When the plan was made; an old one is made anew before its next write. Null: not yet. */
  readonly plannedAt: number | null;
  /** Items done by earlier plans of this same run. */
  readonly carried: number;
  /** The preview that the user approved: only what it showed is executed. */
  readonly approvedRun: string | null;
  /** Keys of items that the user took out in the preview. */
  readonly leftOut: readonly string[];
}
export interface Progress {
  readonly done: number;
  readonly total: number | null;
}

/** `todo` waits; `waiting` was sent and its outcome is not known yet; the rest is final for this run. */
export type ItemState = 'todo' | 'waiting' | 'done' | 'failed' | 'replan' | 'left-out' | 'nothing';
export interface PlanRow {
  readonly runId: string;
  readonly index: number;
  readonly item: PlanItem;
  readonly state: ItemState;
  readonly failure: Failure | null;
}

/** A write, written down before it is sent. */
export interface Intent {
  readonly id: string;
  readonly runId: string;
  readonly connectionId: string;
  readonly accountId: string;
  readonly itemIndex: number;
  readonly side: SideName;
  readonly kind: 'create' | 'update' | 'delete';
  readonly recordId: string | null;
  readonly target: Contact | null;
  /** Mirror sequence when it was written down: what was first seen later may be its result. */
  readonly accountSeq: number;
  readonly writtenAt: number;
  /** Outcome unknown: time-out or death. Recover before repeating. */
  readonly sentAt: number | null;
}

/** One change that was made, with the values before and after. */
export interface JournalEntry {
  readonly id: string;
  readonly runId: string;
  readonly connectionId: string;
  readonly accountId: string;
  readonly side: SideName;
  readonly at: number;
  readonly kind: 'create' | 'update' | 'delete' | 'link' | 'unlink';
  readonly recordId: string;
  readonly title: string;
  readonly changes: readonly FieldChange[];
}

export interface StoredReview {
  readonly id: string;
  readonly connectionId: string;
  readonly runId: string;
  readonly item: PlanItem;
  readonly createdAt: number;
}

/** A record that the service refused; after three failures it is set aside until it changes. */
export interface Trouble {
  readonly connectionId: string;
  /** Key of the plan item. */
  readonly key: string;
  readonly records: readonly RecordRef[];
  readonly failures: number;
  /** Fingerprint of the source content that failed. */
  readonly content: string;
  readonly failure: Failure;
  readonly at: number;
}

export interface AppliedStep {
  readonly changed: number;
  readonly removed: number;
  readonly seq: number;
}

/** What a confirmed write leaves behind, stored in one transaction: mirror, link, journal, plan row, intent. */
export interface Confirmation {
  readonly intentId: string | null;
  readonly row: {
    readonly runId: string;
    readonly index: number;
    readonly state: ItemState;
    readonly failure: Failure | null;
  } | null;
  readonly mirror: readonly {
    readonly accountId: string;
    readonly record: ServiceRecord;
    readonly keys: readonly string[];
  }[];
  readonly removed: readonly { readonly accountId: string; readonly id: string }[];
  readonly links: readonly Link[];
  readonly unlink: readonly string[];
  readonly journal: readonly JournalEntry[];
  readonly usedChoices: readonly { readonly linkId: string; readonly row: string }[];
  readonly trouble: Trouble | null;
  readonly healed: readonly { readonly connectionId: string; readonly key: string }[];
}

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
  /** All items of a run's plan, in order. */
  planItems(runId: string): Promise<PlanItem[]>;
  /** Next rows in state `todo` (or `waiting`), by index. */
  nextRows(runId: string, state: ItemState, limit: number): Promise<PlanRow[]>;
  planRow(runId: string, index: number): Promise<PlanRow | undefined>;
  setRow(runId: string, index: number, state: ItemState, failure: Failure | null): Promise<void>;
  countRows(runId: string): Promise<Readonly<Record<ItemState, number>>>;

  openIntents(connectionId: string): Promise<Intent[]>;
  writeIntent(intent: Intent): Promise<void>;
  dropIntent(id: string): Promise<void>;
  confirm(confirmation: Confirmation): Promise<void>;
  /** Several in one transaction: for rows that write to no service. */
  confirmAll(confirmations: readonly Confirmation[]): Promise<void>;
  /** Ids among `ids` that the mirror first saw at or before `seq`. */
  seenBefore(accountId: string, ids: readonly string[], seq: number): Promise<ReadonlySet<string>>;
}

export const emptyConfirmation: Confirmation = {
  intentId: null,
  row: null,
  mirror: [],
  removed: [],
  links: [],
  unlink: [],
  journal: [],
  usedChoices: [],
  trouble: null,
  healed: [],
};

/** scope everything: the connection's reviews are replaced; changes: those that mention one of `mentioned` are. */
export interface ReviewUpdate {
  readonly connectionId: string;
  readonly scope: 'everything' | 'changes';
  readonly mentioned: readonly string[];
  readonly reviews: readonly StoredReview[];
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
