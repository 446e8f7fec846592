/** What the mapping editor may ask the store: people to try a mapping on, what it would do to them, what would be lost. Nothing is written. */
import type { Contact, FieldId } from '../contact/contact.ts';
import type { Progress } from '../engine/ports.ts';
import type { ConnectionSettings } from '../rules/settings.ts';
import type { FieldChange, LossReason, PlanItem, RecordRef } from '../sync/plan.types.ts';

export type { Compatible, IncompatibleReason } from '../rules/compatible.ts';
export type { RowDirection, Transform, Winner } from '../rules/mapping.ts';
export type { MappingFault, MappingFaultReason } from '../rules/validate-mapping.ts';

/** What one mapping row would carry for one contact. Before and after are the same where nothing changes. */
export interface RowTrial {
  readonly row: string;
  readonly left: readonly FieldChange[];
  readonly right: readonly FieldChange[];
  /** The row's values differ, and the user would be asked. */
  readonly isConflict: boolean;
}

export interface Trial {
  /** As the preview would show it under these settings. */
  readonly item: PlanItem;
  readonly left: Contact | null;
  readonly right: Contact | null;
  readonly rows: readonly RowTrial[];
}

export interface LossExample {
  readonly title: string;
  readonly field: FieldId;
  readonly value: string;
}

/** One reason why something does not travel, over everybody looked at so far. */
export interface LossGroup {
  /** `guess`: not lost, but a full name that was split by guess. */
  readonly reason: LossReason | 'guess';
  readonly count: number;
  /** The first few. */
  readonly examples: readonly LossExample[];
}

/** `some` from everywhere; where there are few, they are all looked at. */
export type LossExtent = 'some' | 'all';

export interface LossReport {
  /** Records that `groups` speaks of, of all in both mirrors. */
  readonly done: number;
  readonly total: number;
  /** For a bar: reading takes its share before the first record is done. */
  readonly work: Progress;
  /** Nothing follows. Only some were looked at if `done` is less than `total`. */
  readonly isOver: boolean;
  /** Most frequent first. */
  readonly groups: readonly LossGroup[];
}

export interface MappingQueries {
  /** Null if the contact or the connection is gone. */
  trial(connectionId: string, settings: ConnectionSettings, ref: RecordRef): Promise<Trial | null>;
  /** Looks at people in slices and tells after each what it has found so far; ends early once the signal is given. */
  wouldBeLost(
    connectionId: string,
    settings: ConnectionSettings,
    extent: LossExtent,
    signal: AbortSignal,
  ): AsyncIterable<LossReport>;
  /** Numbers as people wrote them, in as many spellings as there are. */
  numberSamples(accountId: string, limit: number): Promise<string[]>;
}
