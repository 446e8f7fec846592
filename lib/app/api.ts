/**
 * What pages may ask for. Commands go to the background by message and are checked for their sender; queries read the store where the page
 * stands (IndexedDB is shared by all of our pages) and are observed live. Nothing here holds a credential longer than the call.
 */
import type { Contact, Field, SideName } from '../contact/contact.ts';
import type {
  Account,
  Connection,
  Failure,
  JournalEntry,
  PlanRow,
  Run,
  RunTally,
  StoredReview,
} from '../engine/ports.ts';
import type { ConnectionSettings } from '../rules/settings.ts';
import type { Choice, CredentialField, Credentials, Identity, StoredFile } from '../services/contract.ts';
import type { PlanFilter } from '../store/rows.types.ts';
import type { PlanItem } from '../sync/plan.types.ts';
import type { ExportedFile, ExportKind, ExportWords } from './export.ts';
import type { InPageCommands, InPageQueries } from './in-page-api.ts';
import type { MappingQueries } from './mapping-api.ts';
import type { MendCommands, MendQueries } from './mend-api.ts';
import type { RuleQueries } from './rule-api.ts';

/** What pages know of the other rooms: the shapes, through this door only. */
export type { Contact, Field, FieldId, SideName, Value } from '../contact/contact.ts';
export type { PhoneStyle } from '../contact/phone.ts';
export type {
  Account,
  Connection,
  Failure,
  JournalEntry,
  PlanRow,
  Progress,
  Run,
  RunPhase,
  RunPurpose,
  RunTally,
  StoredReview,
} from '../engine/ports.ts';
export type { MappingRow } from '../rules/mapping.ts';
export type { ConnectionSettings, DeletionPolicy, Direction } from '../rules/settings.ts';
export type { Choice, CredentialField, Credentials, Identity } from '../services/contract.ts';
export type {
  Brake,
  BrakeCode,
  Evidence,
  ExcludedReason,
  FieldChange,
  FieldConflict,
  Loss,
  LossReason,
  PlanCounts,
  PlanItem,
  RecordRef,
  ReviewReason,
} from '../sync/plan.types.ts';
export type { InPageSettings } from './in-page-api.ts';

export type * from './mapping-api.ts';
export type * from './mend-api.ts';

/** Every command answers, if need be with a failure that has words. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

export interface Commands extends InPageCommands, MendCommands {
  /** Tries the credentials with a real call; stores nothing. With `accountId`, what was not typed anew (a client id) is that account's. */
  'account.check': (input: { service: string; credentials: Credentials; accountId?: string }) => {
    identity: Identity;
    choices: readonly Choice[];
    choiceField: string | null;
    /** Names only what may be shown again: never a secret. */
    found: string;
  };
  /** Checks again and stores the account; with `accountId` the credentials of an existing one are replaced. */
  'account.save': (input: {
    service: string;
    credentials: Credentials;
    choice: string | null;
    name: string;
    defaultCountry: string;
    accountId?: string;
  }) => { accountId: string };
  /** Makes an account of a file of contacts; with `accountId` the file takes the place of that account's older one. */
  'account.import': (input: {
    file: Omit<StoredFile, 'id' | 'version' | 'country' | 'importedAt'>;
    name: string;
    defaultCountry: string;
    accountId?: string;
  }) => { accountId: string };
  'account.change': (input: {
    accountId: string;
    name?: string;
    defaultCountry?: string;
    requestsPerMinute?: number | null;
  }) => null;
  /** Removes the account with its mirror and every connection that uses it. Nothing at the service changes. */
  'account.remove': (input: { accountId: string }) => null;

  /** Gives back the connection of these two accounts if there is one, whatever its stage. */
  'connection.draft': (input: { left: string; right: string }) => { connectionId: string; isDraft: boolean };
  'connection.change': (input: {
    connectionId: string;
    name?: string;
    settings?: ConnectionSettings;
    intervalMinutes?: number;
  }) => null;
  /** Begins (or begins anew) a preview; its progress is the connection's newest run with mode `preview`. */
  'connection.preview': (input: { connectionId: string }) => { runId: string };
  /** Runs exactly the plan of this preview, without the left-out items; `limit` makes it a pilot. The connection then goes on by itself. */
  'connection.start': (input: { runId: string; limit: number | null }) => { runId: string };
  /** Takes items of a ready preview (or braked run) out, or in again. */
  'preview.leaveOut': (input: { runId: string; keys: readonly string[]; out: boolean }) => null;
  'connection.syncNow': (input: { connectionId: string }) => null;
  'connection.pause': (input: { connectionId: string; paused: boolean }) => null;
  'connection.remove': (input: { connectionId: string }) => null;
  /** Stops a run under way before its next write. What was written stays written, and is known. */
  'run.cancel': (input: { runId: string }) => null;
  /** Goes on with a run that a brake stopped, or drops its plan. */
  'run.release': (input: { runId: string; goOn: boolean }) => null;

  'review.decide': (input: { reviewId: string; decision: ReviewDecision }) => null;
}

export type ReviewDecision =
  /** Ambiguous: these two are the same person (exactly one left, one right). */
  | { kind: 'same'; left: string; right: string }
  /** Ambiguous or duplicates: they are all different people; each goes its own way. */
  | { kind: 'not-same' }
  /** Leave these records out of the connection. */
  | { kind: 'leave-out' }
  /** Conflict: per mapping row, the side whose value is kept. */
  | { kind: 'choose'; rows: Readonly<Record<string, SideName>> };

export type CommandName = keyof Commands;
export type CommandInput<N extends CommandName> = Parameters<Commands[N]>[0];
export type CommandOutput<N extends CommandName> = ReturnType<Commands[N]>;

/** Five states a user sees. */
export type Health = 'in-line' | 'waiting' | 'needs-you' | 'stopped' | 'broken';

export interface ConnectionView {
  readonly connection: Connection;
  readonly left: AccountView;
  readonly right: AccountView;
  readonly health: Health;
  readonly openRun: Run | null;
  readonly lastRun: Run | null;
  readonly linked: number;
  readonly reviews: number;
  readonly troubles: number;
}

export interface AccountView {
  readonly account: Account;
  readonly serviceName: string;
  readonly records: number;
  readonly fields: readonly Field[];
  readonly usedBy: number;
  /** Nothing can be written there. Absent: it can. */
  readonly isReadOnly?: boolean;
  /** The most requests a minute that its service stands; null: no limit known. */
  readonly mostPerMinute?: number | null;
}

export interface ServiceView {
  readonly id: string;
  readonly name: string;
  readonly signsInBy: 'form' | 'consent' | 'file';
  readonly credentialFields: readonly CredentialField[];
  /** Nothing can be written there. */
  readonly isReadOnly: boolean;
}

export type ItemFilter = PlanFilter | 'all';

export interface ItemPage {
  readonly rows: readonly PlanRow[];
  readonly total: number;
}

export interface Explained {
  readonly left: Contact | null;
  readonly right: Contact | null;
  readonly item: PlanItem;
}

/** Queries; each may be observed with `observe` from lib/app/queries.ts. */
export interface Queries extends InPageQueries, MappingQueries, MendQueries, RuleQueries {
  services(): ServiceView[];
  accounts(): Promise<AccountView[]>;
  connections(): Promise<ConnectionView[]>;
  connection(id: string): Promise<ConnectionView | null>;
  run(id: string): Promise<Run | null>;
  runs(connectionId: string, limit: number): Promise<Run[]>;
  /** The newest preview of a connection, unless its settings have changed since. */
  preview(connectionId: string): Promise<Run | null>;
  items(runId: string, filter: ItemFilter, search: string, offset: number, limit: number): Promise<ItemPage>;
  /** Both records of an item as they were pulled, for the field-by-field view. */
  explain(connectionId: string, item: PlanItem): Promise<Explained>;
  /** The file that an account was imported from; null for other accounts. */
  importedFile(accountId: string): Promise<StoredFile | null>;
  /** An account's contacts as a file, from the mirror. */
  exportAccount(
    accountId: string,
    kind: ExportKind,
    words: ExportWords,
    today: string,
  ): Promise<ExportedFile | null>;
  reviews(connectionId: string | null): Promise<StoredReview[]>;
  journal(runId: string, offset: number, limit: number): Promise<{ entries: JournalEntry[]; total: number }>;
  /** What a run did on each side, counted from its journal. */
  tally(runId: string): Promise<RunTally>;
}
