/** What the app is built from; the background builds it once, tests build it with their own. */
import type { Memory } from '../engine/ports.ts';
import type { BucketMemory } from '../services/bucket.ts';
import type { Consent, Credentials, Service } from '../services/contract.ts';
import type { Database } from '../store/database.ts';

export interface AppParts {
  readonly db: Database;
  readonly memory: Memory;
  readonly vault: {
    save(accountId: string, credentials: Credentials): Promise<void>;
    /** @throws SyncError credentials-rejected {lost: true} */
    read(accountId: string): Promise<Credentials>;
  };
  readonly buckets: BucketMemory;
  readonly services: readonly Service[];
  readonly fetch: typeof fetch;
  readonly consent: Consent;
  now(): number;
  random(): number;
  newId(): string;
  sleep(ms: number): Promise<void>;
  hasPermission(origins: readonly string[]): Promise<boolean>;
  /** Nothing needs these hosts any more. */
  giveBackPermission(origins: readonly string[]): Promise<void>;
  /** Runs `work` if nobody else holds the lock of this name; `isHeld` tells whether it still is. @returns false if it is taken. */
  withLock(name: string, work: (isHeld: () => boolean) => Promise<void>): Promise<boolean>;
  /** Wakes the background at this time, should it have died by then. */
  wakeAt(at: number): Promise<void>;
  /** Something that people see outside of the pages may have changed: badge, notification. */
  announce(): Promise<void>;
}
