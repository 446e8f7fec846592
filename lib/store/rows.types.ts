/** Rows of the tables where they hold more than the engine's own shapes: columns that exist only to be looked up by. */
import type { SideName } from '../contact/contact.ts';
import type { Connection, MirrorRecord, PullState, Run, RunTally, StoredReview } from '../engine/ports.ts';
import type { ErrorDetail } from '../errors.ts';
import type { StoredFile } from '../services/contract.ts';
import type { Evidence, FieldChoice } from '../sync/plan.types.ts';

export interface MirrorRow extends Omit<MirrorRecord, 'raw'> {
  /** `isDeleted` for the index, which takes no booleans: 1 or 0. */
  readonly alive: 0 | 1;
  /** `keys` and, of a record that is there and can be read, `marks`; each with the account before it: `accountId|p:+33…`. */
  readonly lookup: readonly string[];
  /** What is wrong with it: `x:not-e164`. Nobody is matched by a mark. */
  readonly marks?: readonly string[];
  /** Keys that it held before: whose duplicate it may have been. */
  readonly former?: readonly string[];
}

/** Records of one account that are the same person. */
export interface GroupRow {
  readonly accountId: string;
  /** Its ids as text. */
  readonly key: string;
  readonly ids: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly hasNoRoom?: boolean;
  /** `accountId|id` of each. */
  readonly members: readonly string[];
}

/** How far the groups of an account follow its mirror. */
export interface GroupState {
  readonly accountId: string;
  readonly seq: number;
}

/** A finding that the user has set aside for ever. */
export interface IgnoredRow {
  readonly accountId: string;
  readonly key: string;
}

/** A record that the listing under way has mentioned. */
export interface Sighting {
  readonly accountId: string;
  readonly id: string;
}

export interface PullRow extends PullState {
  /** False after distrust, until one complete listing has replaced the picture: only the next one may conclude deletions. */
  readonly trusted: boolean;
  /** How many records are there. Absent: not counted yet. */
  readonly alive?: number;
}

export interface ConnectionRow extends Connection {
  /** How many pairs are kept in line. Absent: not counted yet. */
  readonly linked?: number;
}

export interface RunRow extends Run {
  /** The connection's id while the run is under way; absent otherwise, so that the index holds open runs only. */
  readonly openFor?: string;
  /** The connection's id while the rows of its plan are kept; they are forgotten before the run is. */
  readonly rowsFor?: string;
  /** What it did, once it is done. Absent: to be counted from the journal. */
  readonly tally?: RunTally;
}

/** Lists that a preview can be narrowed to, here and in the pages. */
export type PlanFilter = PlanList | 'failed';
/** Those that an item is in from the beginning, whatever becomes of it. */
export type PlanList =
  | 'link'
  | 'create-left'
  | 'create-right'
  | 'update-left'
  | 'update-right'
  | 'delete'
  | 'excluded'
  | 'review'
  | 'in-line';

/**
 * What consecutive rows of a plan are called and which lists they are in, so that paging, searching and counting read a few rows instead
 * of a hundred thousand. (A count over an index takes Chromium a second for 100,000 rows.)
 */
export interface PlanDigest {
  readonly runId: string;
  /** Index of its first row. */
  readonly from: number;
  /** Folded, one for each row. */
  readonly titles: readonly string[];
  /** Places within `titles`, by list. */
  readonly lists: Readonly<Partial<Record<PlanList, readonly number[]>>>;
}

export interface ReviewRow extends StoredReview {
  /** `connectionId|left:12` for each record that the question is about. */
  readonly mentions: readonly string[];
}

export interface ChoiceRow extends FieldChoice {
  readonly connectionId: string;
  readonly side: SideName;
}

export interface CredentialRow {
  readonly accountId: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly ciphertext: ArrayBuffer;
}

export interface KeyRow {
  readonly id: string;
  readonly key: CryptoKey;
}

export interface BucketRow {
  readonly accountId: string;
  /** When requests were sent (ms), oldest first. */
  readonly times: readonly number[];
  readonly blockedUntil: number;
}

export type LogLevel = 'info' | 'warning' | 'error';
export interface LogLine {
  /** Given by the store; grows. */
  readonly id?: number;
  readonly at: number;
  readonly level: LogLevel;
  /** What happened, as a code such as `run-started`; never a sentence, never a value. */
  readonly event: string;
  readonly detail: ErrorDetail;
}

/** A file that the user picked; `accountId` is empty until its account is saved. */
export interface FileRow extends StoredFile {
  readonly accountId: string;
}

export interface SettingRow {
  readonly key: string;
  readonly value: unknown;
}
