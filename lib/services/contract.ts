/**
 * What every service's connector does. A connector talks to one account of one service and knows nothing of links, plans or the other
 * side. The contract suite (test/services/contract.ts) holds every connector to what is written here.
 */
import type { Contact, Field, ServiceRecord } from '../contact/contact.ts';
import type { SyncError } from '../errors.ts';
import type { Json } from './json.ts';
import type { Credentials, Identity, ServiceAbout, SignIn } from './service.types.ts';
import type { Session } from './session.types.ts';

export type * from './json.ts';
export type * from './service.types.ts';
export type * from './session.types.ts';

/** What the connector may ask about our mirror of its account. All cheap. */
export interface Known {
  /** Number of records in the mirror that are not deleted, unreadable ones included. */
  count(): Promise<number>;
  /** Versions of those of the given ids that the mirror holds. */
  versions(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Remote ids by uid (vCard UID), for services that have one. */
  idsByUid(uids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * Ids that the mirror holds and that the complete listing under way has not mentioned in the steps stored so far, at most `limit`.
   * A service whose lists lag behind asks for them one by one before it calls them gone.
   */
  unseen?(limit: number): Promise<readonly string[]>;
}

export interface CreatedLookup {
  readonly key: string;
  readonly contact: Contact;
  /** When the create was sent and now, both by our clock (ms). */
  readonly sentAt: number;
  readonly now: number;
  /** Those of the ids that the mirror had seen before the create was written down. */
  knownBefore(ids: readonly string[]): Promise<ReadonlySet<string>>;
}

export interface UnreadableRecord {
  readonly id: string;
  readonly version: string;
  /** A short technical reason, without the contact's values. */
  readonly reason: string;
}

/**
 * One step of a pull, small enough to be stored at once.
 *
 * A pull goes step by step: the engine stores `records`, then calls again with `next`, until `next` is null; a death between two steps
 * costs at most one step. In the last step `end` tells what the whole pull was.
 */
export interface PullStep {
  readonly records: readonly ServiceRecord[];
  /** Records that exist but could not be understood. They are kept as known and never read as deleted. */
  readonly unreadable: readonly UnreadableRecord[];
  /** Ids that exist unchanged (their version is the one in the mirror); in a complete listing they count as seen. */
  readonly unchangedIds: readonly string[];
  /** Ids that the service says are gone. */
  readonly removedIds: readonly string[];
  readonly next: Json;
  /** Rough progress of the pull; total is null while not known. */
  readonly progress: { readonly done: number; readonly total: number | null };
  /** True in the step that begins (or begins anew) a complete listing: everything seen before it is forgotten. */
  readonly restartsListing?: boolean;
  /** Set in the last step only (next === null). */
  readonly end?: {
    /**
     * complete: every record of the account was mentioned in this pull (records, unreadable, unchangedIds); the rest is gone.
     * changes:  what changed since the cursor was mentioned, removedIds included where the service tells them.
     * partial:  something may be missing; nothing may be concluded from an absence.
     */
    readonly listing: 'complete' | 'changes' | 'partial';
    /** Where the next pull starts. */
    readonly cursor: Json;
    /** Why it is partial, in short technical words. */
    readonly reason?: string;
  };
}

export interface PullRequest {
  /** From the last finished pull's end, or null for none (or lost): then everything is listed. */
  readonly cursor: Json;
  /** From the last step of a pull under way, or null to begin one. */
  readonly checkpoint: Json;
  /** Ask for a complete listing even if the cursor would do (once a day, after an account change, for a preview). */
  readonly complete: boolean;
  readonly known: Known;
}

/** What became of one record of a batch: the record as the service then holds it, or why it was refused (a record's error, see below). */
export type BatchOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: SyncError };

/**
 * Several records in one request, for services that can. Every answer is in the order of what was asked, one outcome each: the errors of
 * single records (record-rejected, record-changed, record-gone, record-ambiguous, write-unknown) are outcomes; what stops the whole is
 * thrown, and then nothing of the batch is known: the engine reads (updates, deletes) or looks up (creates) before it goes on.
 */
export interface Batches {
  /** The most records of one request, by what is done. 1: not in batches. */
  readonly most: {
    readonly read: number;
    readonly create: number;
    readonly update: number;
    readonly delete: number;
  };
  /** Null: gone. */
  read(ids: readonly string[]): Promise<readonly BatchOutcome<ServiceRecord | null>[]>;
  create(
    items: readonly { readonly key: string; readonly contact: Contact }[],
  ): Promise<readonly BatchOutcome<ServiceRecord>[]>;
  /** Each as `update`; the records may need different fields changed. */
  update(
    items: readonly { readonly current: ServiceRecord; readonly target: Contact }[],
  ): Promise<readonly BatchOutcome<ServiceRecord>[]>;
  delete(currents: readonly ServiceRecord[]): Promise<readonly BatchOutcome<null>[]>;
}

/** One connector instance works for one account with its credentials. Every method may throw SyncError, nothing else. */
export interface Connector {
  /** The fields of this account's records. */
  readonly fields: readonly Field[];
  /** A real call that says whose credentials these are. @throws SyncError credentials-rejected, offline, … */
  identity(): Promise<Identity>;
  pull(request: PullRequest): Promise<PullStep>;
  /** The record as the service holds it now; null if it is gone. @throws record-unreadable if it exists and cannot be understood. */
  read(id: string): Promise<ServiceRecord | null>;
  /**
   * Creates a record; gives it back as the service then holds it. Never retried by the connector.
   * @param key unique text for this creation, the same when repeated. A service that can hold it (a deterministic href) makes the call
   *   idempotent with it: repeated with the same key it gives back the record made before.
   * @throws write-unknown when the request may or may not have had its effect; record-rejected when the service refused it.
   */
  create(key: string, contact: Contact): Promise<ServiceRecord>;
  /**
   * Looks for the record that an earlier create with this key may have made; asked only after an unknown outcome (a death, a time-out).
   * Candidates have the content that was sent (as the service would keep it) and were not known before the create was written down.
   * `settled` false: the service may still be catching up, nothing may be concluded from an empty answer; ask again later.
   */
  findCreated(
    lookup: CreatedLookup,
  ): Promise<{ readonly candidates: readonly ServiceRecord[]; readonly settled: boolean }>;
  /**
   * Brings the record to the target values with as few calls as the change needs, and gives it back as the service then holds it.
   * Fields that `target` does not name are left alone. Safe to repeat after a death: it works from `current`, which the engine has just read.
   * @throws record-changed if the service refused because the record is no longer at current.version; record-gone; record-rejected;
   *   write-unknown when unsure.
   */
  update(current: ServiceRecord, target: Contact): Promise<ServiceRecord>;
  /** Deletes the record if it is still at current.version where the service can check that. Already gone is no error. */
  delete(current: ServiceRecord): Promise<void>;
  /** True if create() with the same key is idempotent, so that a repeat needs no lookup. */
  readonly createIsIdempotent: boolean;
  /**
   * Requests that one operation costs at the least, from the change alone. Used for "time left" and for "least possible".
   * `before` null means a create; `target` null a delete.
   */
  cost(before: Contact | null, target: Contact | null): number;
  /** Absent: one record a request. `cost` then counts a share of a request for each record. */
  readonly batches?: Batches;
  /** What one operation takes from the daily budget of a service that counts otherwise than by requests (Pipedrive's tokens). As `cost`. */
  tokens?(before: Contact | null, target: Contact | null): number;
}

/** A service with its connectors: how people sign in, and what works for each of their accounts. */
export interface Service extends ServiceAbout {
  /**
   * Finds out whether the credentials work and what there is to choose from; the credentials to keep may be more exact than those
   * typed (an address discovered, tokens got by consent). Called by a person's click, so it may open the service's sign-in window; but
   * given credentials that it gave back itself (as at saving), it tries those without a window.
   * @throws SyncError with a code that the page can put in words.
   */
  signIn(credentials: Credentials, session: Session): Promise<SignIn>;
  /** The fields of this account where they differ from account to account (custom fields, lists, owners). Asked for at most once a day. */
  describe?(credentials: Credentials, session: Session): Promise<readonly Field[]>;
  connect(credentials: Credentials, session: Session): Connector;
}
