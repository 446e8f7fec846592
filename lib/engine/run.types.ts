/** A run: one sync of one connection, or one undo or mend, and how far it is. */
import type { FieldId, SideName } from '../contact/contact.ts';
import type { NumberProblem } from '../contact/number-check.types.ts';
import type { Brake, PlanCounts } from '../sync/plan.types.ts';
import type { Failure } from './state.ts';

/** Changes that a person wants back: of a run, some single ones, or one field of one. */
export type UndoOf =
  | { readonly kind: 'run'; readonly runId: string }
  | { readonly kind: 'entries'; readonly entryIds: readonly string[] }
  | { readonly kind: 'field'; readonly entryId: string; readonly field: FieldId };

/** Findings that are to be mended: all (of one problem), or some by their keys. */
export type MendWhich =
  | { readonly kind: 'all'; readonly problem?: NumberProblem | 'duplicates' }
  /** `survivors`: by the key of a group of duplicates, which of them somebody wants to stay. */
  | {
      readonly kind: 'some';
      readonly keys: readonly string[];
      readonly survivors?: Readonly<Record<string, string>>;
    };

/** What a run is for that is no sync; its plan can be made anew from this at any time. */
export type EditRequest =
  /** `careful`: sides whose records hold more than their fields tell; only an unchanged version says that nobody has touched them. */
  | { readonly kind: 'undo'; readonly of: UndoOf; readonly careful: readonly SideName[] }
  /** `mayMerge` false: the service's records hold more than their fields tell, and a merge would lose it. */
  | { readonly kind: 'mend'; readonly which: MendWhich; readonly mayMerge: boolean };

/** `sync` also for what carries out an undo or a mend; `purpose` tells. */
export type RunMode = 'preview' | 'sync';
export type RunPurpose = 'sync' | 'undo' | 'mend';
export type RunPhase = 'pull' | 'plan' | 'ready' | 'braked' | 'apply' | 'done' | 'failed' | 'cancelled';
export interface Run {
  readonly id: string;
  readonly connectionId: string;
  readonly mode: RunMode;
  /** Absent: sync. */
  readonly purpose?: RunPurpose;
  /** For an undo or a mend: what was asked for. */
  readonly request?: EditRequest;
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
  /** What the plan takes from a service's daily budget of tokens, by side. Absent: neither counts so. */
  readonly tokens?: { readonly left: number; readonly right: number };
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

export interface SideTally {
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
}
/** What a run did, each entry of its journal counted once. */
export interface RunTally {
  readonly left: SideTally;
  readonly right: SideTally;
  readonly linked: number;
  readonly unlinked: number;
}
