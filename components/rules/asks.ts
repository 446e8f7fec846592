/**
 * What can be asked of what: a condition taken apart into its subject (a field, or the contact as a whole), the question, and the answer that
 * is wanted. A question is known by the end of its sentence's key (`rule_if_<ask>`); words for the choice: `ask_<ask>`.
 */
import type { Field } from '../../lib/app/api.ts';
import type { Condition } from '../../lib/app/rule-api.ts';
import { conditionsFor } from '../../lib/app/rule-editing.ts';
import { assertNever } from '../../lib/errors.ts';

/** Subjects that are no fields. */
export const wholeSubjects = ['@created', '@updated', '@partner', '@placeholder'] as const;
export type WholeSubject = (typeof wholeSubjects)[number];

export function subjectOf(condition: Condition): string {
  switch (condition.kind) {
    case 'time':
    case 'time-within':
      return `@${condition.of}`;
    case 'partner':
    case 'placeholder':
      return `@${condition.kind}`;
    default:
      return condition.field;
  }
}

export function askOf(condition: Condition): string {
  switch (condition.kind) {
    case 'text':
    case 'number':
    case 'date':
      return `${condition.kind}_${plain(condition.test)}`;
    case 'phone-type':
      return `phone_type_${condition.type}`;
    case 'filled':
    case 'yes-no':
    case 'phone-valid':
    case 'group-member':
    case 'partner':
    case 'placeholder':
      return `${plain(condition.kind)}${condition.is ? '' : '_not'}`;
    case 'time':
      return `${condition.of}_since`;
    case 'time-within':
      return `${condition.of}_within`;
    case 'one-of':
    case 'date-within':
    case 'phone-country':
    case 'phone-rewritten':
    case 'label':
    case 'email-domain':
      return plain(condition.kind);
    default:
      return assertNever(condition);
  }
}

/** Every question that a subject can answer, as conditions whose answer is still to be filled in. `from` lends what fits. */
export function asksFor(subject: string, fields: readonly Field[], from: Condition | null): Condition[] {
  const lent = lend(from);
  switch (subject) {
    case '@created':
    case '@updated': {
      const of = subject === '@created' ? 'created' : 'updated';
      return [
        { kind: 'time-within', of, days: lent.days },
        { kind: 'time', of, since: lent.day },
      ];
    }
    case '@partner':
      return [true, false].map((is) => ({ kind: 'partner', is }));
    case '@placeholder':
      return [false, true].map((is) => ({ kind: 'placeholder', is }));
  }
  const field = fields.find((one) => one.id === subject);
  return field ? conditionsFor(field).flatMap((kind) => asksOfKind(kind, field.id, lent)) : [];
}

function asksOfKind(kind: Condition['kind'], field: string, lent: Lent): Condition[] {
  switch (kind) {
    case 'text': {
      const tests = ['contains', 'contains-not', 'is', 'is-not', 'starts', 'ends', 'matches'] as const;
      return tests.map((test) => ({ kind, field, test, value: lent.text }));
    }
    case 'number': {
      const tests = ['is', 'is-not', 'less', 'more', 'at-least', 'at-most'] as const;
      return tests.map((test) => ({ kind, field, test, value: lent.number }));
    }
    case 'date':
      return (['before', 'after', 'on'] as const).map((test) => ({ kind, field, test, value: lent.day }));
    case 'phone-type':
      return (['mobile', 'landline'] as const).map((type) => ({ kind, field, type }));
    case 'filled':
    case 'yes-no':
    case 'phone-valid':
      return [true, false].map((is) => ({ kind, field, is }));
    case 'group-member':
      return [true, false].map((is) => ({ kind, field, groups: lent.texts, is }));
    case 'one-of':
      return [{ kind, field, values: lent.texts }];
    case 'label':
      return [{ kind, field, labels: lent.texts }];
    case 'email-domain':
      return [{ kind, field, domains: lent.texts }];
    case 'phone-country':
      return [{ kind, field, countries: lent.countries }];
    case 'date-within':
      return [{ kind, field, days: lent.days }];
    case 'phone-rewritten':
      return [{ kind, field }];
    case 'time':
    case 'time-within':
    case 'partner':
    case 'placeholder':
      return [];
    default:
      return assertNever(kind);
  }
}

/** What was typed for one question and may serve the next: nobody likes to type a word twice. */
interface Lent {
  readonly text: string;
  readonly texts: readonly string[];
  readonly number: number;
  readonly days: number;
  readonly day: string;
  readonly countries: readonly string[];
}

function lend(from: Condition | null): Lent {
  const nothing: Lent = { text: '', texts: [], number: Number.NaN, days: 30, day: '', countries: [] };
  switch (from?.kind) {
    case 'text':
      return { ...nothing, text: from.value, texts: from.value.trim() === '' ? [] : [from.value.trim()] };
    case 'one-of':
      return { ...nothing, text: from.values[0] ?? '', texts: from.values };
    case 'group-member':
      return { ...nothing, texts: from.groups };
    case 'label':
      return { ...nothing, texts: from.labels };
    case 'email-domain':
      return { ...nothing, text: from.domains[0] ?? '', texts: from.domains };
    case 'phone-country':
      return { ...nothing, countries: from.countries };
    case 'number':
      return { ...nothing, number: from.value };
    case 'date':
      return { ...nothing, day: from.value };
    case 'time':
      return { ...nothing, day: from.since };
    case 'date-within':
    case 'time-within':
      return { ...nothing, days: from.days };
    default:
      return nothing;
  }
}

function plain(code: string): string {
  return code.replaceAll('-', '_');
}
