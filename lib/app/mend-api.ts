/**
 * What pages may ask of undo and of the number check.
 *
 * Both work like a sync: `…preview` makes a plan and gives its run; `items` shows it, `preview.leaveOut` takes things out,
 * `connection.start` executes it, `run.cancel` stops it. A run's `purpose` tells them from syncs. Runs of the number check belong to an
 * account: their connectionId is `own:<accountId>`, which `connection()` and `runs()` answer (both sides are that account) and no list names.
 */
import type { NumberProblem } from '../contact/number-check.types.ts';
import type { PhoneReason } from '../contact/phone-kinds.ts';
import type { JournalEntry, MendWhich, UndoOf } from '../engine/ports.ts';
import type { Finding, Problem } from '../sync/findings.types.ts';

export type { NumberProblem } from '../contact/number-check.types.ts';
export type { PhoneReason } from '../contact/phone-kinds.ts';
export type { MendWhich, UndoOf } from '../engine/ports.ts';
export type * from '../sync/findings.types.ts';
export type { EditAction } from '../sync/plan.types.ts';

export interface FindingPage {
  readonly findings: readonly Finding[];
  /** By problem, without a search. Of those asked for: ignored ones or the others. */
  readonly counts: Readonly<Record<Problem, number>>;
  /** Findings that the question found, over all pages. */
  readonly total: number;
  /** How many a mend of `all` would take on: those with a proposal, by problem. Ignored ones are not among them. */
  readonly mendable: Readonly<Record<Problem, number>>;
}

/** What the mirror knows of a number, an address or a name that somebody sees on a page. */
export interface Holder {
  readonly recordId: string;
  readonly title: string;
  readonly company: string;
  /** All that it is found by: `p:+33…`, `e:a@b.c`. */
  readonly keys: readonly string[];
  /**
   * What is wrong with this number of this record (asked for by an address or a name: with all its numbers), and the group of duplicates that
   * the record is in. Ignored ones are left out.
   */
  readonly findings: readonly Finding[];
}
export interface Verdict {
  /** As it was asked. */
  readonly asked: string;
  /** What is wrong with it by itself; null: nothing, or it is no number. */
  readonly problem: NumberProblem | null;
  readonly reason: PhoneReason | null;
  readonly proposed: string | null;
  /** E.164 where it can be read, `''` otherwise. */
  readonly e164: string;
  readonly holders: readonly Holder[];
}

/** Why an entry cannot be undone; null: it can (whether the value is still ours shows in the preview). */
export type NotUndoable = 'already-undone' | 'nothing-to-undo';

export interface UndoState {
  /** Changes of the run that could be undone, undone ones not included. */
  readonly undoable: number;
  readonly undone: number;
}

export interface MendCommands {
  /** Plans to put back what these changes found. @throws SyncError settings-invalid if they belong to several connections or are not known */
  'undo.preview': (input: { of: UndoOf }) => { runId: string };
  /** Plans the proposed mends: all (of one problem), or those of some findings. Ignored ones are left alone. */
  'mend.preview': (input: { accountId: string; which: MendWhich }) => {
    runId: string;
  };
  /** Plans and starts at once: for a click on one finding. `survivor`: of duplicates, which one stays; else whoever holds most. */
  'mend.now': (input: { accountId: string; key: string; survivor?: string | null }) => { runId: string };
  'finding.ignore': (input: { accountId: string; key: string; ignored: boolean }) => null;
}

export interface MendQueries {
  /** `ignored`: only those that the user has set aside; otherwise all others. Numbers first, by problem, then duplicates. */
  findings(
    accountId: string,
    filter: { readonly problem?: Problem | null; readonly search?: string; readonly ignored?: boolean },
    offset: number,
    limit: number,
  ): Promise<FindingPage>;
  /** One finding, or null if it is no longer there. `survivor`: of duplicates, as if this one of them stayed. */
  finding(accountId: string, key: string, survivor?: string | null): Promise<Finding | null>;
  /** Numbers, addresses and names as they stand on a page; one answer each, in order. */
  verdicts(accountId: string, texts: readonly string[]): Promise<Verdict[]>;
  /** All changes to one record, newest first, whatever made them. */
  recordJournal(accountId: string, recordId: string, limit: number): Promise<JournalEntry[]>;
  /** For "undo this run". */
  undoState(runId: string): Promise<UndoState>;
  /** For "undo" beside an entry, from the entry alone. */
  notUndoable(entry: JournalEntry): NotUndoable | null;
}
