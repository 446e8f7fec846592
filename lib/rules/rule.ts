/**
 * What takes part: IF conditions THEN actions, per direction. Rules of the direction to the right judge left records, those to the left
 * judge right records; a record takes part if any rule matches. No rules at all mean everything.
 */
import type { FieldId, SideName } from '../contact/contact.ts';
import { otherSide } from '../contact/contact.ts';

export interface Rule {
  readonly id: string;
  readonly name?: string;
  readonly isOn: boolean;
  readonly when: Group;
  /** Done on the other side to whoever matches. */
  readonly actions: readonly Action[];
  /** Nobody is created by this rule; whoever is on both sides already is kept in line. */
  readonly onlyUpdate: boolean;
  readonly exit: ExitRule;
}

/**
 * What happens to the partner of a contact that no rule matches any more.
 *
 * keep            it stays in line as before (the default). A record that left the filter is not a deleted one; if the last change were held
 *                 back, the partner would grow stale without a word, and the next caller would be greeted by an old name. A contact kept in
 *                 line too many is a nuisance that the user sees.
 * stop            nothing travels any more until a rule matches again; both stay as they are.
 * undo            what the rule's actions did is taken back where it is still ours; then as `stop`.
 * delete-created  the partner is deleted if this connection created it, nobody has edited it since, and the contact left by itself: never
 *                 because the rules were changed. Otherwise as `undo`.
 */
export type ExitRule = 'keep' | 'stop' | 'undo' | 'delete-created';
/** From the mildest to the gravest. */
export const exitRules: readonly ExitRule[] = ['keep', 'stop', 'undo', 'delete-created'];

/** An empty group asks for nothing: it matches everybody, whatever its kind. */
export interface Group {
  readonly kind: 'group';
  readonly match: 'all' | 'any' | 'none';
  readonly of: readonly (Group | Condition)[];
}

export type TextTest = 'is' | 'is-not' | 'contains' | 'contains-not' | 'starts' | 'ends' | 'matches';
export type NumberTest = 'is' | 'is-not' | 'less' | 'more' | 'at-least' | 'at-most';
export type DateTest = 'before' | 'after' | 'on';

/**
 * One question about a record. Of a field with many values one is enough (`is-not` and `contains-not`: none may be it). Text is compared
 * without regard to case. Days are those of UTC, `YYYY-MM-DD`.
 */
export type Condition =
  | { readonly kind: 'text'; readonly field: FieldId; readonly test: TextTest; readonly value: string }
  | { readonly kind: 'one-of'; readonly field: FieldId; readonly values: readonly string[] }
  /** Has a value, or is empty. */
  | { readonly kind: 'filled'; readonly field: FieldId; readonly is: boolean }
  | { readonly kind: 'number'; readonly field: FieldId; readonly test: NumberTest; readonly value: number }
  | { readonly kind: 'date'; readonly field: FieldId; readonly test: DateTest; readonly value: string }
  /** Today or one of the `days` days before. */
  | { readonly kind: 'date-within'; readonly field: FieldId; readonly days: number }
  | { readonly kind: 'yes-no'; readonly field: FieldId; readonly is: boolean }
  /** True: one of its numbers is valid. False: one of them is not, or cannot be read. */
  | { readonly kind: 'phone-valid'; readonly field: FieldId; readonly is: boolean }
  | { readonly kind: 'phone-country'; readonly field: FieldId; readonly countries: readonly string[] }
  | { readonly kind: 'phone-type'; readonly field: FieldId; readonly type: 'mobile' | 'landline' }
  /** One of its numbers is written otherwise in E.164. */
  | { readonly kind: 'phone-rewritten'; readonly field: FieldId }
  /** Label of a number or an e-mail. */
  | { readonly kind: 'label'; readonly field: FieldId; readonly labels: readonly string[] }
  | { readonly kind: 'email-domain'; readonly field: FieldId; readonly domains: readonly string[] }
  /** Member of one of these groups, labels, lists or tags; or of none of them. */
  | {
      readonly kind: 'group-member';
      readonly field: FieldId;
      readonly groups: readonly string[];
      readonly is: boolean;
    }
  /** By the service's clock. What this connection writes counts as an update, too. */
  | { readonly kind: 'time'; readonly of: 'created' | 'updated'; readonly since: string }
  | { readonly kind: 'time-within'; readonly of: 'created' | 'updated'; readonly days: number }
  /** Already exists on the other side. */
  | { readonly kind: 'partner'; readonly is: boolean }
  /** A contact that Aircall made by itself after a call. */
  | { readonly kind: 'placeholder'; readonly is: boolean };

export type ConditionKind = Condition['kind'];

/** Done on the other side to whoever matches, once its mapped values are in place. */
export type Action =
  | { readonly kind: 'add-to-group'; readonly field: FieldId; readonly group: string }
  | { readonly kind: 'remove-from-group'; readonly field: FieldId; readonly group: string }
  | {
      readonly kind: 'set';
      readonly field: FieldId;
      readonly value: string;
      readonly when: 'empty' | 'always';
    }
  /** The label of numbers or e-mails: of those without one, or of all. */
  | {
      readonly kind: 'set-label';
      readonly field: FieldId;
      readonly label: string;
      readonly when: 'empty' | 'always';
    };

export interface Rules {
  readonly toRight: readonly Rule[];
  readonly toLeft: readonly Rule[];
}
export type RuleDirection = keyof Rules;

export const noRules: Rules = { toRight: [], toLeft: [] };

/** The rules that judge the records of a side: those of the direction away from it. */
export function directionFrom(side: SideName): RuleDirection {
  return side === 'left' ? 'toRight' : 'toLeft';
}

/** Side whose records the rules of a direction judge. */
export function sourceOf(direction: RuleDirection): SideName {
  return direction === 'toRight' ? 'left' : 'right';
}

export function targetOf(direction: RuleDirection): SideName {
  return otherSide(sourceOf(direction));
}

export function everything(id: string): Rule {
  return {
    id,
    isOn: true,
    when: { kind: 'group', match: 'all', of: [] },
    actions: [],
    onlyUpdate: false,
    exit: 'keep',
  };
}

export function conditionsIn(group: Group): Condition[] {
  return group.of.flatMap((one) => (one.kind === 'group' ? conditionsIn(one) : [one]));
}

/** Whether the answer may change by the passing of days alone, so that nobody's record needs to change. */
export function dependsOnToday(rules: Rules | undefined): boolean {
  return [...(rules?.toRight ?? []), ...(rules?.toLeft ?? [])].some(
    (rule) =>
      rule.isOn &&
      conditionsIn(rule.when).some((one) => one.kind === 'date-within' || one.kind === 'time-within'),
  );
}
