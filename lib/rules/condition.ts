/** Answers one condition about one record. Everything that reads a value for a rule does it here. */
import { type Contact, type Field, type FieldId, valuesOf } from '../contact/contact.ts';
import { tidy } from '../contact/fold.ts';
import { readPhone } from '../contact/phone.ts';
import { assertNever } from '../errors.ts';
import { matchesPattern } from './pattern.ts';
import { isPlaceholder } from './placeholder.ts';
import type { Condition, TextTest } from './rule.ts';

/** A record as rules see it. */
export interface Subject {
  readonly contact: Contact;
  readonly fields: readonly Field[];
  /** That its numbers without a country code are read with. */
  readonly country: string;
  /** Start of the day (ms, UTC). Pure rooms have no clock. */
  readonly today: number;
  readonly createdAt?: number | undefined;
  readonly updatedAt?: number | undefined;
  readonly hasPartner: boolean;
}

const dayMs = 24 * 60 * 60 * 1000;

export function startOfDay(now: number): number {
  return Math.floor(now / dayMs) * dayMs;
}

export function conditionHolds(condition: Condition, subject: Subject): boolean {
  switch (condition.kind) {
    case 'text':
      return textHolds(condition.test, condition.value, texts(subject, condition.field));
    case 'one-of':
      return intersects(texts(subject, condition.field), condition.values);
    case 'filled':
      return texts(subject, condition.field).length > 0 === condition.is;
    case 'number':
      return numberHolds(condition, subject);
    case 'date':
      return days(subject, condition.field).some((day) =>
        condition.test === 'before'
          ? day < condition.value
          : condition.test === 'after'
            ? day > condition.value
            : day === condition.value,
      );
    case 'date-within':
      return days(subject, condition.field).some((day) => isWithin(Date.parse(day), condition.days, subject));
    case 'yes-no':
      return texts(subject, condition.field).some((text) => text === 'true') === condition.is;
    case 'phone-valid':
    case 'phone-country':
    case 'phone-type':
    case 'phone-rewritten':
      return phoneHolds(condition, subject);
    case 'label':
      return intersects(
        valuesOf(subject.contact, condition.field).map((one) => one.label ?? ''),
        condition.labels,
      );
    case 'email-domain':
      return intersects(
        texts(subject, condition.field).map((text) => text.slice(text.lastIndexOf('@') + 1)),
        condition.domains.map((domain) => domain.replace(/^@/, '')),
      );
    case 'group-member':
      return intersects(texts(subject, condition.field), condition.groups) === condition.is;
    case 'time': {
      const at = condition.of === 'created' ? subject.createdAt : subject.updatedAt;
      return at !== undefined && at >= Date.parse(condition.since);
    }
    case 'time-within': {
      const at = condition.of === 'created' ? subject.createdAt : subject.updatedAt;
      return at !== undefined && isWithin(at, condition.days, subject);
    }
    case 'partner':
      return subject.hasPartner === condition.is;
    case 'placeholder':
      return isPlaceholder(subject.contact, subject.fields, subject.country) === condition.is;
    default:
      return assertNever(condition);
  }
}

function textHolds(test: TextTest, value: string, held: readonly string[]): boolean {
  const wanted = plain(value);
  switch (test) {
    case 'is':
      return held.some((text) => plain(text) === wanted);
    case 'is-not':
      return !held.some((text) => plain(text) === wanted);
    case 'contains':
      return held.some((text) => plain(text).includes(wanted));
    case 'contains-not':
      return !held.some((text) => plain(text).includes(wanted));
    case 'starts':
      return held.some((text) => plain(text).startsWith(wanted));
    case 'ends':
      return held.some((text) => plain(text).endsWith(wanted));
    case 'matches':
      return held.some((text) => matchesPattern(value, tidy(text)));
    default:
      return assertNever(test);
  }
}

function numberHolds(condition: Extract<Condition, { kind: 'number' }>, subject: Subject): boolean {
  const held = texts(subject, condition.field).map(Number).filter(Number.isFinite);
  const { value } = condition;
  switch (condition.test) {
    case 'is':
      return held.includes(value);
    case 'is-not':
      return !held.includes(value);
    case 'less':
      return held.some((one) => one < value);
    case 'more':
      return held.some((one) => one > value);
    case 'at-least':
      return held.some((one) => one >= value);
    case 'at-most':
      return held.some((one) => one <= value);
    default:
      return assertNever(condition.test);
  }
}

type PhoneCondition = Extract<
  Condition,
  { kind: 'phone-valid' | 'phone-country' | 'phone-type' | 'phone-rewritten' }
>;

function phoneHolds(condition: PhoneCondition, subject: Subject): boolean {
  return texts(subject, condition.field).some((text) => {
    const phone = readPhone(text, subject.country);
    const isRead = phone.kind === 'number';
    switch (condition.kind) {
      case 'phone-valid':
        return (isRead && phone.isValid) === condition.is;
      case 'phone-country':
        return isRead && phone.country !== null && intersects([phone.country], condition.countries);
      case 'phone-type':
        // Where the plan does not tell mobile and landline apart (North America), the number may be either.
        return isRead && (phone.type === condition.type || phone.type === 'mobile-or-landline');
      case 'phone-rewritten':
        return isRead && text.trim() !== phone.e164;
      default:
        return assertNever(condition);
    }
  });
}

function texts(subject: Subject, field: FieldId): readonly string[] {
  return valuesOf(subject.contact, field).map((one) => one.value);
}

/** Dates of a field, without their time of day; what is no date is left out. */
function days(subject: Subject, field: FieldId): readonly string[] {
  return texts(subject, field)
    .map((text) => text.slice(0, 10))
    .filter((text) => /^\d{4}-\d\d-\d\d$/.test(text));
}

function isWithin(at: number, daysBack: number, subject: Subject): boolean {
  return at >= subject.today - daysBack * dayMs && at < subject.today + dayMs;
}

function intersects(held: readonly string[], wanted: readonly string[]): boolean {
  const asked = new Set(wanted.map(plain));
  return held.some((text) => asked.has(plain(text)));
}

function plain(text: string): string {
  return tidy(text).toLowerCase();
}
