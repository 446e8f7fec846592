/** What a link remembers of rules: by which it took part, what their actions did, so that it can be taken back, and what a person took back. */
import type { FieldId, Value } from '../contact/contact.ts';
import type { RuleDirection } from '../rules/rule.ts';

export type LinkRules = Readonly<Partial<Record<RuleDirection, RuleMemory>>>;

export interface RuleMemory extends Deeds {
  /** Rules that matched when it last took part. */
  readonly matched: readonly string[];
  /** Fingerprint of what those rules asked: tells a contact that changed from a rule that was changed. */
  readonly by: string;
  /** No rule matches any more; the exit rule has been followed. */
  readonly isOut: boolean;
}

export interface Deeds {
  readonly done: readonly Effect[];
  /** Taken back by a person's undo, and still so: no rule does it again. Absent: nothing. */
  readonly undone?: readonly Undone[];
}

/** What an action changed. An action that found everything as it wanted leaves none: there is nothing of ours to take back. */
export type Effect = { readonly rule: string } & Deed;
/** Whichever rule it was: what a person does not want there is not wanted of another rule either. */
export type Undone = Deed;

export type Deed = { readonly field: FieldId } & (
  | { readonly kind: 'added' | 'removed'; readonly group: string }
  | { readonly kind: 'set'; readonly before: readonly Value[]; readonly after: readonly Value[] }
  | { readonly kind: 'labelled'; readonly value: string; readonly before: string; readonly after: string }
);
