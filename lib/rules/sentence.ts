/**
 * A rule as a sentence, as structure: "If *information* contains *vip* and *has a number in France*, then create in Google and add to
 * *Clients*". Which words these are is the catalogue's affair: every part has a key there, and named values to put in.
 */
import type { Field, FieldId } from '../contact/contact.ts';
import { assertNever } from '../errors.ts';
import type { Action, Condition, Group, Rule } from './rule.ts';

export type SentenceValue =
  /** `name`: key of the catalogue or literal, as in the field's description. */
  | { readonly kind: 'field'; readonly id: FieldId; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Any of these. */
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  /** ISO 3166 alpha-2. */
  | { readonly kind: 'countries'; readonly countries: readonly string[] }
  | { readonly kind: 'number'; readonly number: number }
  /** `YYYY-MM-DD`. */
  | { readonly kind: 'day'; readonly day: string };

export type SentencePart =
  | { readonly kind: 'words'; readonly key: string; readonly values: Readonly<Record<string, SentenceValue>> }
  /** Conditions joined by and / or / neither … nor. */
  | { readonly kind: 'group'; readonly match: Group['match']; readonly parts: readonly SentencePart[] };

/** If (everyone | a group), then (create and update | only update) and each action, and what happens on leaving. */
export interface Sentence {
  readonly when: SentencePart;
  readonly actions: readonly SentencePart[];
  readonly exit: SentencePart;
}

export function sentenceOf(rule: Rule, source: readonly Field[], target: readonly Field[]): Sentence {
  return {
    when: groupPart(rule.when, source),
    actions: [
      words(rule.onlyUpdate ? 'rule_then_update' : 'rule_then_create'),
      ...rule.actions.map((action) => actionPart(action, target)),
    ],
    exit: words(`rule_exit_${key(rule.exit)}`),
  };
}

function groupPart(group: Group, fields: readonly Field[]): SentencePart {
  if (group.of.length === 0) return words('rule_if_everyone');
  const parts = group.of.map((one) =>
    one.kind === 'group' ? groupPart(one, fields) : conditionPart(one, fields),
  );
  const [only] = parts;
  return parts.length === 1 && only && group.match !== 'none'
    ? only
    : { kind: 'group', match: group.match, parts };
}

/** Also for "which condition failed". */
export function conditionPart(condition: Condition, fields: readonly Field[]): SentencePart {
  switch (condition.kind) {
    case 'text':
    case 'number':
    case 'date':
      return words(`rule_if_${condition.kind}_${key(condition.test)}`, {
        field: fieldValue(condition.field, fields),
        value:
          condition.kind === 'text'
            ? { kind: 'text', text: condition.value }
            : condition.kind === 'number'
              ? { kind: 'number', number: condition.value }
              : { kind: 'day', day: condition.value },
      });
    case 'one-of':
      return about(condition.field, fields, 'rule_if_one_of', { kind: 'texts', texts: condition.values });
    case 'label':
      return about(condition.field, fields, 'rule_if_label', { kind: 'texts', texts: condition.labels });
    case 'email-domain':
      return about(condition.field, fields, 'rule_if_email_domain', {
        kind: 'texts',
        texts: condition.domains,
      });
    case 'group-member':
      return about(condition.field, fields, `rule_if_group_member${not(condition.is)}`, {
        kind: 'texts',
        texts: condition.groups,
      });
    case 'phone-country':
      return about(condition.field, fields, 'rule_if_phone_country', {
        kind: 'countries',
        countries: condition.countries,
      });
    case 'phone-type':
      return about(condition.field, fields, `rule_if_phone_type_${condition.type}`);
    case 'phone-rewritten':
      return about(condition.field, fields, 'rule_if_phone_rewritten');
    case 'date-within':
      return about(condition.field, fields, 'rule_if_date_within', {
        kind: 'number',
        number: condition.days,
      });
    case 'filled':
    case 'yes-no':
    case 'phone-valid':
      return about(condition.field, fields, `rule_if_${key(condition.kind)}${not(condition.is)}`);
    case 'time':
      return words(`rule_if_${condition.of}_since`, { value: { kind: 'day', day: condition.since } });
    case 'time-within':
      return words(`rule_if_${condition.of}_within`, { value: { kind: 'number', number: condition.days } });
    case 'partner':
    case 'placeholder':
      return words(`rule_if_${condition.kind}${not(condition.is)}`);
    default:
      return assertNever(condition);
  }
}

function actionPart(action: Action, fields: readonly Field[]): SentencePart {
  const field = fieldValue(action.field, fields);
  switch (action.kind) {
    case 'add-to-group':
    case 'remove-from-group':
      return words(`rule_then_${key(action.kind)}`, { field, value: { kind: 'text', text: action.group } });
    case 'set':
      return words(`rule_then_set_${action.when}`, { field, value: { kind: 'text', text: action.value } });
    case 'set-label':
      return words(`rule_then_set_label_${action.when}`, {
        field,
        value: { kind: 'text', text: action.label },
      });
    default:
      return assertNever(action);
  }
}

function about(
  field: FieldId,
  fields: readonly Field[],
  wordKey: string,
  value?: SentenceValue,
): SentencePart {
  return words(wordKey, { field: fieldValue(field, fields), ...(value ? { value } : {}) });
}

function words(wordKey: string, values: Readonly<Record<string, SentenceValue>> = {}): SentencePart {
  return { kind: 'words', key: wordKey, values };
}

function fieldValue(id: FieldId, fields: readonly Field[]): SentenceValue {
  return { kind: 'field', id, name: fields.find((field) => field.id === id)?.name ?? id };
}

function not(is: boolean): string {
  return is ? '' : '_not';
}

function key(code: string): string {
  return code.replaceAll('-', '_');
}

/** Every key that a sentence may have, for whoever writes the words. */
export const sentenceKeys: readonly string[] = [
  'rule_if_everyone',
  ...['is', 'is_not', 'contains', 'contains_not', 'starts', 'ends', 'matches'].map(
    (test) => `rule_if_text_${test}`,
  ),
  ...['is', 'is_not', 'less', 'more', 'at_least', 'at_most'].map((test) => `rule_if_number_${test}`),
  ...['before', 'after', 'on'].map((test) => `rule_if_date_${test}`),
  ...['one_of', 'label', 'email_domain', 'group_member', 'group_member_not', 'phone_country'].map(ifKey),
  ...['phone_type_mobile', 'phone_type_landline', 'phone_rewritten', 'date_within'].map(ifKey),
  ...['filled', 'filled_not', 'yes_no', 'yes_no_not', 'phone_valid', 'phone_valid_not'].map(ifKey),
  ...['created_since', 'updated_since', 'created_within', 'updated_within'].map(ifKey),
  ...['partner', 'partner_not', 'placeholder', 'placeholder_not'].map(ifKey),
  ...['create', 'update', 'add_to_group', 'remove_from_group', 'set_empty', 'set_always'].map(thenKey),
  ...['set_label_empty', 'set_label_always'].map(thenKey),
  ...['keep', 'stop', 'undo', 'delete_created'].map((exit) => `rule_exit_${exit}`),
];

function ifKey(test: string): string {
  return `rule_if_${test}`;
}

function thenKey(action: string): string {
  return `rule_then_${action}`;
}
