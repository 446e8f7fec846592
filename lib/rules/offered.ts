/**
 * Which questions a field can answer, by its type: for the editor that offers them, and for whoever checks rules from a file. And the questions
 * about Aircall's contacts that people ask most, ready made.
 */
import { type Field, type FieldType, fieldWithRole } from '../contact/contact.ts';
import type { Action, Condition, ConditionKind } from './rule.ts';

const text: readonly ConditionKind[] = ['text', 'one-of', 'filled'];
const byType: Readonly<Record<FieldType, readonly ConditionKind[]>> = {
  text,
  'long-text': text,
  choice: text,
  phone: [
    'filled',
    'phone-valid',
    'phone-country',
    'phone-type',
    'phone-rewritten',
    'label',
    'text',
    'one-of',
  ],
  email: ['filled', 'email-domain', 'label', 'text', 'one-of'],
  group: ['group-member', 'filled'],
  date: ['date', 'date-within', 'filled'],
  number: ['number', 'filled'],
  'yes-no': ['yes-no', 'filled'],
};

/** Conditions that ask about the record as a whole. */
export const recordConditions = [
  'time',
  'time-within',
  'partner',
  'placeholder',
] as const satisfies ConditionKind[];

export function conditionsFor(field: Field): readonly ConditionKind[] {
  const kinds = byType[field.type];
  return field.hasLabels === false ? kinds.filter((kind) => kind !== 'label') : kinds;
}

export function actionsFor(field: Field): readonly Action['kind'][] {
  if (field.readOnly) return [];
  switch (field.type) {
    case 'group':
      return ['add-to-group', 'remove-from-group'];
    case 'phone':
    case 'email':
      return field.hasLabels === false ? [] : ['set-label'];
    default:
      return field.many ? [] : ['set'];
  }
}

export interface OfferedCondition {
  /** Words: `offered_<id>`. */
  readonly id:
    | 'is-shared'
    | 'has-number'
    | 'has-email'
    | 'has-company'
    | 'number-label'
    | 'number-country'
    | 'information-contains'
    | 'placeholder'
    | 'created-within'
    | 'updated-within'
    | 'partner';
  /** To begin with; what the user has to fill in is empty. */
  readonly condition: Condition;
}

/** As far as the side's fields can answer them. */
export function offeredConditions(fields: readonly Field[]): OfferedCondition[] {
  const shared = fields.find((field) => field.id === 'is_shared' && field.type === 'yes-no');
  const phone = fieldWithRole(fields, 'phone');
  const email = fieldWithRole(fields, 'email');
  const company = fieldWithRole(fields, 'company');
  const note = fieldWithRole(fields, 'note');
  const offered: (OfferedCondition | false | undefined)[] = [
    shared && { id: 'is-shared', condition: { kind: 'yes-no', field: shared.id, is: true } },
    phone && { id: 'has-number', condition: { kind: 'filled', field: phone.id, is: true } },
    email && { id: 'has-email', condition: { kind: 'filled', field: email.id, is: true } },
    company && { id: 'has-company', condition: { kind: 'filled', field: company.id, is: true } },
    phone &&
      phone.hasLabels !== false && {
        id: 'number-label',
        condition: { kind: 'label', field: phone.id, labels: [] },
      },
    phone && { id: 'number-country', condition: { kind: 'phone-country', field: phone.id, countries: [] } },
    note && {
      id: 'information-contains',
      condition: { kind: 'text', field: note.id, test: 'contains', value: '' },
    },
    phone && { id: 'placeholder', condition: { kind: 'placeholder', is: false } },
    { id: 'created-within', condition: { kind: 'time-within', of: 'created', days: 30 } },
    { id: 'updated-within', condition: { kind: 'time-within', of: 'updated', days: 30 } },
    { id: 'partner', condition: { kind: 'partner', is: true } },
  ];
  return offered.filter((one): one is OfferedCondition => Boolean(one));
}
