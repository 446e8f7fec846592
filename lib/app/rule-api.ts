/**
 * What the editor of rules may ask: how many a rule lets in, which values the mirror really holds, how one contact fares. All of it reads
 * the mirror in the page, in slices, and writes nothing.
 */
import type { Contact, FieldId } from '../contact/contact.ts';
import type { Explained as ExplainedPart } from '../rules/evaluate.ts';
import type { ExitRule, Rule, RuleDirection } from '../rules/rule.ts';

export type { ReadRules } from '../rules/read-rules.ts';
export type { RuleFault, RuleFaultReason } from '../rules/read-value.ts';
export type {
  Action,
  Condition,
  ConditionKind,
  ExitRule,
  Group,
  Rule,
  RuleDirection,
  Rules,
} from '../rules/rule.ts';
export type { SentencePart, SentenceValue } from '../rules/sentence.ts';
export type { ExplainedPart };

export interface FoundPerson {
  readonly id: string;
  /** What people call it; '' where it has nothing to be called by. */
  readonly title: string;
  /** Company, number or e-mail, to tell people of one name apart. */
  readonly detail: string;
}

export interface RuleCount {
  /** Readable contacts looked at so far, and how many contacts there are. */
  readonly seen: number;
  readonly total: number;
  readonly isDone: boolean;
  readonly takePart: number;
  /** By the rule's id, whether it is on or not. */
  readonly byRule: Readonly<Record<string, number>>;
  /** Who matches, and who does not: the watched rule, or else all rules together. */
  readonly inside: readonly FoundPerson[];
  readonly outside: readonly FoundPerson[];
  /** When the account was last read to its end (ms, UTC). Null: it never was, so the mirror may lack people. */
  readonly completeAt: number | null;
  /** False as long as the connection has never run: then nobody can tell who is on both sides. */
  readonly arePartnersKnown: boolean;
}

export interface RuleCountInput {
  readonly connectionId: string;
  readonly direction: RuleDirection;
  readonly rules: readonly Rule[];
  /** Whose samples are wanted; null: those of all rules together. */
  readonly watched: string | null;
}

export interface HeldValue {
  readonly value: string;
  /** Number of contacts that have it. */
  readonly count: number;
}

/** What of a field is asked for: its values, their labels, or the domains of its e-mails. */
export type ValuePart = 'value' | 'label' | 'domain';

export type RuleVerdict =
  /** There are no rules. */
  | 'everyone'
  | 'takes-part'
  /** It is on both sides, and only rules match that create nobody. */
  | 'kept-in-line'
  /** Only rules match that create nobody, and it is on this side alone. */
  | 'only-update'
  | 'out'
  /** All rules are switched off. */
  | 'all-off';

export interface RuleTest {
  readonly person: FoundPerson;
  readonly contact: Contact;
  readonly hasPartner: boolean;
  readonly verdict: RuleVerdict;
  /** What becomes of its partner, if it is out and has one. */
  readonly exit: ExitRule;
  readonly rules: readonly {
    readonly id: string;
    readonly holds: boolean;
    readonly tree: ExplainedPart;
  }[];
}

export interface RuleQueries {
  /** Null: nothing of that account has been read yet. Calls `onProgress` now and then; ends early once the signal is given. */
  countRules(
    input: RuleCountInput,
    signal: AbortSignal,
    onProgress: (count: RuleCount) => void,
  ): Promise<RuleCount | null>;
  /** The most frequent first. */
  heldValues(accountId: string, field: FieldId, part: ValuePart, signal: AbortSignal): Promise<HeldValue[]>;
  /** By name, company, number or e-mail. */
  findPeople(accountId: string, search: string, limit: number, signal: AbortSignal): Promise<FoundPerson[]>;
  /** Null: there is no such contact (any more). */
  testRules(
    connectionId: string,
    direction: RuleDirection,
    rules: readonly Rule[],
    recordId: string,
  ): Promise<RuleTest | null>;
}
