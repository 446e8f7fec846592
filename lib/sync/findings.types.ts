/** What is wrong in an account, and how it would be mended: one number of one record, or a group of records that are the same person. */
import type { Contact, FieldId } from '../contact/contact.ts';
import type { NumberProblem } from '../contact/number-check.types.ts';
import type { PhoneReason } from '../contact/phone-kinds.ts';
import type { Evidence, FieldChange } from './plan.types.ts';

/** In the order in which they are listed. */
export type Problem = NumberProblem | 'duplicates';

export interface NumberFinding {
  readonly kind: 'number';
  /** Stays the same as long as the record holds this value. */
  readonly key: string;
  readonly recordId: string;
  readonly title: string;
  /** '' where there is none, or where the title is the company. */
  readonly company: string;
  readonly field: FieldId;
  /** As the service holds it. */
  readonly value: string;
  readonly label: string;
  readonly problem: NumberProblem;
  /** Why it cannot be a number, or cannot be read; null where it can. */
  readonly reason: PhoneReason | null;
  /** The mend, as E.164. Null: only a person can mend it. */
  readonly proposed: string | null;
}

export interface DuplicatesFinding {
  readonly kind: 'duplicates';
  readonly key: string;
  readonly problem: 'duplicates';
  /** What people call the survivor. */
  readonly title: string;
  /** The survivor first. */
  readonly records: readonly { readonly id: string; readonly title: string; readonly contact: Contact }[];
  readonly evidence: readonly Evidence[];
  readonly survivorId: string;
  /** The survivor as it would be: with every number, address and other value of the rest. */
  readonly merged: Contact;
  /** Fields in which they differ and only one value has room; the survivor's stays. The rest is in the journal. */
  readonly differing: readonly FieldChange[];
  /** Null: it can be merged. */
  readonly refused: MergeRefusal | null;
}

/** `too-many`: more values than the service holds in this field. `holds-more`: its records may hold what we cannot carry over (a photo). */
export type MergeRefusal =
  | { readonly reason: 'too-many'; readonly field: FieldId; readonly count: number; readonly most: number }
  | { readonly reason: 'holds-more'; readonly field: ''; readonly count: 0; readonly most: 0 };

export type Finding = NumberFinding | DuplicatesFinding;
