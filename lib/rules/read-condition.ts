/** Reads one condition or action from plain data, against the fields that it asks or writes. */
import type { Field } from '../contact/contact.ts';
import { actionsFor, conditionsFor } from './offered.ts';
import { longestPattern } from './pattern.ts';
import type { Reader } from './read-value.ts';
import type { Action, Condition, ConditionKind, DateTest, NumberTest, TextTest } from './rule.ts';

const textTests: readonly TextTest[] = [
  'is',
  'is-not',
  'contains',
  'contains-not',
  'starts',
  'ends',
  'matches',
];
const numberTests: readonly NumberTest[] = ['is', 'is-not', 'less', 'more', 'at-least', 'at-most'];
const dateTests: readonly DateTest[] = ['before', 'after', 'on'];
const kinds: readonly ConditionKind[] = [
  'text',
  'one-of',
  'filled',
  'number',
  'date',
  'date-within',
  'yes-no',
  'phone-valid',
  'phone-country',
  'phone-type',
  'phone-rewritten',
  'label',
  'email-domain',
  'group-member',
  'time',
  'time-within',
  'partner',
  'placeholder',
];
const whens = ['empty', 'always'] as const;
const actionKinds: readonly Action['kind'][] = ['add-to-group', 'remove-from-group', 'set', 'set-label'];

const longestText = 1000;
const longestName = 200;
const mostValues = 500;
const mostDays = 36_500;
const isDays = (days: number) => Number.isInteger(days) && days >= 0 && days <= mostDays;

export function readCondition(reader: Reader, fields: readonly Field[]): Condition | null {
  const kind = reader.choice('kind', kinds);
  if (!kind) return null;
  switch (kind) {
    case 'time': {
      const of = reader.choice('of', ['created', 'updated'] as const);
      const since = reader.day('since');
      return of && { kind, of, since };
    }
    case 'time-within': {
      const of = reader.choice('of', ['created', 'updated'] as const);
      const days = reader.number('days', isDays);
      return of && { kind, of, days };
    }
    case 'partner':
    case 'placeholder':
      return { kind, is: reader.flag('is') };
    default: {
      const field = fieldIn(reader, fields);
      if (!field) return null;
      if (!conditionsFor(field).includes(kind)) return reader.fault('wrong-type', field.id);
      return readFieldCondition(reader, kind, field.id);
    }
  }
}

function readFieldCondition(
  reader: Reader,
  kind: Exclude<ConditionKind, 'time' | 'time-within' | 'partner' | 'placeholder'>,
  field: string,
): Condition | null {
  switch (kind) {
    case 'text': {
      const test = reader.choice('test', textTests);
      const value = reader.text('value', test === 'matches' ? longestPattern : longestText);
      return test && { kind, field, test, value };
    }
    case 'number': {
      const test = reader.choice('test', numberTests);
      const value = reader.number('value');
      return test && { kind, field, test, value };
    }
    case 'date': {
      const test = reader.choice('test', dateTests);
      const value = reader.day('value');
      return test && { kind, field, test, value };
    }
    case 'date-within':
      return { kind, field, days: reader.number('days', isDays) };
    case 'filled':
    case 'yes-no':
    case 'phone-valid':
      return { kind, field, is: reader.flag('is') };
    case 'phone-country':
      return { kind, field, countries: reader.texts('countries', mostValues, 2) };
    case 'phone-type': {
      const type = reader.choice('type', ['mobile', 'landline'] as const);
      return type && { kind, field, type };
    }
    case 'phone-rewritten':
      return { kind, field };
    case 'one-of':
      return { kind, field, values: reader.texts('values', mostValues, longestText) };
    case 'label':
      return { kind, field, labels: reader.texts('labels', mostValues, longestName) };
    case 'email-domain':
      return { kind, field, domains: reader.texts('domains', mostValues, longestName) };
    case 'group-member':
      return { kind, field, groups: reader.texts('groups', mostValues, longestName), is: reader.flag('is') };
  }
}

export function readAction(reader: Reader, fields: readonly Field[]): Action | null {
  const kind = reader.choice('kind', actionKinds);
  const field = fieldIn(reader, fields);
  if (!kind || !field) return null;
  if (field.readOnly) return reader.fault('read-only', field.id);
  if (!actionsFor(field).includes(kind)) return reader.fault('wrong-type', field.id);
  switch (kind) {
    case 'add-to-group':
    case 'remove-from-group':
      return { kind, field: field.id, group: reader.text('group', longestName).trim() };
    case 'set': {
      const when = reader.choice('when', whens);
      const value = reader.text('value', field.maxLength ?? longestText).trim();
      return when && { kind, field: field.id, value, when };
    }
    case 'set-label': {
      const when = reader.choice('when', whens);
      const label = reader.text('label', longestName).trim();
      return when && { kind, field: field.id, label, when };
    }
  }
}

function fieldIn(reader: Reader, fields: readonly Field[]): Field | null {
  const id = reader.text('field', longestName);
  if (id === '') return null;
  return fields.find((field) => field.id === id) ?? reader.fault('unknown-field', id);
}
