/** What is remembered of accounts, connections, runs and changes: plain data, as the store keeps it and the pages show it. */
import type { Contact, Field, ServiceRecord, SideName } from '../contact/contact.ts';
import type { ErrorCode, ErrorDetail } from '../errors.ts';
import type { ConnectionSettings } from '../rules/settings.ts';
import type { Identity, Json } from '../services/contract.ts';
import type { DuplicateGroup } from '../sync/duplicate-groups.ts';
import type { Decision, Link, PlanItem, RecordRef } from '../sync/plan.types.ts';
import type { MadeChange } from '../sync/plan-undo.ts';

export type * from './run.types.ts';

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
  /** When the service was last asked for them; absent where they are the same for every account. */
  readonly describedAt?: number;
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

/** Mends of an account run in a connection of the account with itself, which no list shows. */
export function ownConnectionId(accountId: string): string {
  return `own:${accountId}`;
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

export interface JournalEntry extends MadeChange {
  readonly runId: string;
  readonly connectionId: string;
  readonly accountId: string;
  /** Entries that this one put back. */
  readonly undoes?: readonly string[];
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
  /** Entries that this put back; `by` null: they stand again, because their undoing was undone. */
  readonly undone?: readonly { readonly entryIds: readonly string[]; readonly by: string | null }[];
  /** Records that are to be looked at by the next plans although their content is as it was: another link is theirs now. */
  readonly touched?: readonly { readonly accountId: string; readonly id: string }[];
  /** What is decided from now on with it, and what no longer is (ids). */
  readonly decisions?: readonly Decision[];
  readonly undecided?: readonly string[];
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

/** Groups of duplicates that are no more (by their ids) and those that are there now; how far they follow the mirror. */
export interface GroupChange {
  readonly gone: 'all' | readonly (readonly string[])[];
  readonly groups: readonly DuplicateGroup[];
  readonly seq: number;
}
