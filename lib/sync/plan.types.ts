/** The plan as data: what a run wants to do, each record mentioned exactly once, each with a reason that has words in the catalogue. */
import type { Contact, FieldId, SideName, Value } from '../contact/contact.ts';
import type { RuleFailure } from '../rules/judge.ts';
import type { Baseline, Link } from './link.types.ts';
import type { LinkRules } from './rule-memory.ts';

export type { RuleFailure } from '../rules/judge.ts';
export type { Baseline, Decision, FieldChoice, Link } from './link.types.ts';
export type { Deeds, Effect, LinkRules, RuleMemory, Undone } from './rule-memory.ts';

export interface RecordRef {
  readonly side: SideName;
  readonly id: string;
}

/** One field that will change, for the preview and the journal. */
export interface FieldChange {
  readonly field: FieldId;
  readonly before: readonly Value[];
  readonly after: readonly Value[];
}

/** Something that the other side cannot hold; told before it is lost. */
export interface Loss {
  readonly field: FieldId;
  readonly reason: LossReason;
  /** The value that does not travel, as the user wrote it. */
  readonly value: string;
}
export type LossReason =
  | 'number-unreadable'
  | 'too-many-values'
  | 'emoji-dropped'
  | 'too-long'
  | 'cannot-clear'
  | 'email-unreadable'
  | 'extension-dropped'
  | 'label-dropped'
  | 'only-one-kept' // the other side has room for one only
  | 'changed-since' // undo: somebody has changed this field after us, so it stays
  | 'no-country-code'; // undo: the service would take it for another number

/** A full name that could be split in several sensible ways: what was written is worth a look. */
export interface Guess {
  readonly side: SideName;
  readonly text: string;
}

export interface FieldConflict {
  readonly row: string;
  readonly before: { readonly left: readonly Value[]; readonly right: readonly Value[] } | null;
  readonly left: readonly Value[];
  readonly right: readonly Value[];
}

/** Why two records are taken for the same person. Words: `evidence_<kind>`. */
export interface Evidence {
  readonly kind:
    | 'external-id'
    | 'phone'
    | 'email'
    | 'name'
    | 'company'
    | 'same-number-other-name'
    | 'decision';
  readonly value?: string;
}

export type ExcludedReason =
  | 'direction' // this direction is switched off
  | 'rule' // no rule matches it
  | 'only-update' // only rules match it that create nobody
  | 'left-filter' // no rule matches it any more, and its rule says that it then stops
  | 'no-number' // Aircall takes no contact without a number
  | 'numbers-unreadable' // has numbers, none of which can be read
  | 'nothing-to-write' // no field of it is mapped
  | 'partner-deleted' // its partner was deleted and the user's choice is to keep this one
  | 'left-out' // the user took it out
  | 'unreadable' // the service's own data is broken
  | 'rejected' // the service refused it three times; it heals when it changes
  | 'empty' // no name, number, e-mail or company
  // Of undo and mends:
  | 'changed-since' // somebody has changed it after us: it is theirs now
  | 'gone-since' // the record is no longer there
  | 'already-undone' // it is as it was before
  | 'cannot-be-undone' // the service does not take it back
  | 'only-by-hand' // there is no certain mend
  | 'no-room'; // merged, it would hold more values than the service takes

export type ReviewReason =
  | 'ambiguous-match'
  | 'same-number-other-name'
  | 'duplicates-on-one-side'
  | 'conflict';

/** Values to be written to one side: the target of every field that changes, and before/after for people to read. */
export interface Write {
  readonly side: SideName;
  readonly target: Contact;
  readonly changes: readonly FieldChange[];
}

interface ItemBase {
  /** Stable within the plan and from one plan to the next for the same records: `L<id>`, `R<id>`, `L<id>+R<id>`. */
  readonly key: string;
  /** Records that this item mentions. */
  readonly records: readonly RecordRef[];
  /** What people call it: name, else company, else number, else e-mail. */
  readonly title: string;
  readonly losses: readonly Loss[];
  /** Absent: none. */
  readonly guesses?: readonly Guess[];
}

export type PlanItem =
  /** Two records that are (or become) partners: zero to two writes, perhaps conflicts left for review. */
  | (ItemBase & {
      readonly kind: 'pair';
      readonly leftId: string;
      readonly rightId: string;
      /** Null: already linked. */
      readonly evidence: readonly Evidence[] | null;
      readonly writes: readonly Write[];
      readonly conflicts: readonly FieldConflict[];
      /** Our memory changes (a new link, another baseline), whether or not there is anything to write. */
      readonly refresh: boolean;
      /** Link that this one replaces: its record vanished and turned up under another id. */
      readonly replaces: string | null;
      /** Baseline once all writes are confirmed; a written side's values are then taken from what the service gave back. Null: unchanged. */
      readonly agreed: Baseline | null;
      /** What the link remembers of rules from now on. Absent: unchanged. */
      readonly rules?: LinkRules;
    })
  | (ItemBase & {
      readonly kind: 'create';
      /** Where it is created; the source is the other side. */
      readonly side: SideName;
      readonly sourceId: string;
      readonly target: Contact;
      /** Values of the source's mapped fields: its half of the baseline. */
      readonly source: Contact;
      /** The edit survived a deletion on `side`: this link is replaced. */
      readonly restores: string | null;
      readonly rules?: LinkRules;
    })
  | (ItemBase & {
      readonly kind: 'delete';
      readonly side: SideName;
      readonly id: string;
      /** The record on the other side whose deletion (or leaving, see `leaver`) is followed; confirmed by a read before the delete. */
      readonly deletedPartnerId: string;
      readonly linkId: string;
      readonly before: Contact;
      /**
       * Set where the partner was not deleted but left the filter of a rule that says so: what it was then. It must still be that when the
       * record is deleted.
       */
      readonly leaver?: Contact;
    })
  /** Both are gone, or the partner is gone and nothing is to be done: only our memory changes. */
  | (ItemBase & { readonly kind: 'forget'; readonly linkId: string; readonly reason: 'both-deleted' })
  | (ItemBase & {
      readonly kind: 'excluded';
      readonly reason: ExcludedReason;
      readonly detail?: string;
      /** For `partner-deleted`: the link that now only prevents a new creation. */
      readonly parts?: { readonly linkId: string; readonly goneSide: SideName };
      /** For `rule`, `only-update` and `left-filter`: which rule, and which part of it. */
      readonly failed?: RuleFailure;
      /** For `left-filter`: what the link remembers from now on. */
      readonly remember?: { readonly linkId: string; readonly rules: LinkRules };
    })
  | (ItemBase & {
      readonly kind: 'review';
      readonly reason: Exclude<ReviewReason, 'conflict'>;
      /** Records that it could be, mentioned elsewhere or here. */
      readonly candidates: readonly RecordRef[];
      readonly evidence: readonly Evidence[];
    })
  /** A change to one side alone, asked for by a person: an undo or a mend. */
  | (ItemBase & {
      readonly kind: 'edit';
      readonly purpose: 'undo' | 'mend';
      readonly action: EditAction;
      readonly side: SideName;
      /** Null: it is created. Merge: the survivor. */
      readonly recordId: string | null;
      /** Every field that changes, as it will be. Empty where the record is deleted. */
      readonly target: Contact;
      /** `before` must still be there when it is written. Delete: the whole record; merge: of the survivor. */
      readonly changes: readonly FieldChange[];
      /** Merge: the records whose values the survivor takes over, and which are then deleted. */
      readonly others: readonly { readonly id: string; readonly title: string; readonly before: Contact }[];
      /** Journal entries that this puts back, newest first. */
      readonly undoes: readonly string[];
      /** Links as they were before what is undone. */
      readonly links: readonly Link[];
    });

/** unlink and link change our memory only: they put back a link that was made, or one that was parted. */
export type EditAction = 'values' | 'create' | 'delete' | 'merge' | 'unlink' | 'link';
export type EditItem = Extract<PlanItem, { kind: 'edit' }>;

export interface Plan {
  readonly items: readonly PlanItem[];
  readonly counts: PlanCounts;
}

export interface PlanCounts {
  readonly left: SideCounts;
  readonly right: SideCounts;
  /** New links. */
  readonly linked: number;
  /** Linked pairs that need no write. */
  readonly inLine: number;
  readonly conflicts: number;
  readonly reviews: number;
  readonly excluded: Readonly<Partial<Record<ExcludedReason, number>>>;
}
export interface SideCounts {
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
}

export type BrakeCode = 'side-emptied' | 'too-many-deletes' | 'too-many-changes' | 'all-changed';
export interface Brake {
  readonly code: BrakeCode;
  readonly side: SideName;
  readonly count: number;
  readonly of: number;
  /** Titles of the first few. */
  readonly examples: readonly string[];
}
