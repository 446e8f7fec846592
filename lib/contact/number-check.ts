/**
 * Says what is wrong with a number as a service holds it, and what it should be. A mend is proposed only where the number that is meant is
 * certain; what a mend would cut off (an extension) is left to a person.
 */
import type { Contact, Field, FieldId } from './contact.ts';
import type { NumberProblem, NumberVerdict } from './number-check.types.ts';
import { readPhone, suspectPlusOne } from './phone.ts';
import type { PhoneReason } from './phone-kinds.ts';

export type { NumberProblem, NumberVerdict } from './number-check.types.ts';

export const numberProblems: readonly NumberProblem[] = [
  'wrong-plus-one',
  'not-e164',
  'invalid',
  'unreadable',
];

export interface NumberContext {
  /** The account's default country; '' for none. */
  readonly country: string;
  /** Countries of the contact's other numbers. */
  readonly others: readonly string[];
  /** The service wants compact E.164. */
  readonly wantsE164: boolean;
}

/** Digits that no plan knows; the other reasons are texts of which nobody can say what is meant. */
const noSuchNumber: readonly PhoneReason[] = ['too-short', 'too-long', 'no-such-number'];

/** Null: nothing is wrong. */
export function checkNumber(text: string, context: NumberContext): NumberVerdict | null {
  const phone = readPhone(text, context.country);
  if (phone.kind === 'unreadable' || !phone.isValid) {
    const meant = suspectPlusOne(text, [context.country, ...context.others]);
    if (meant) return { problem: 'wrong-plus-one', reason: null, proposed: meant.proposed };
  }
  if (phone.kind === 'unreadable') {
    const problem = noSuchNumber.includes(phone.reason) ? 'invalid' : 'unreadable';
    return { problem, reason: phone.reason, proposed: null };
  }
  if (!phone.isValid) return { problem: 'invalid', reason: 'no-such-number', proposed: null };
  if (!context.wantsE164 || text === phone.e164) return null;
  return { problem: 'not-e164', reason: null, proposed: phone.extension ? null : phone.e164 };
}

export interface CheckedNumber extends NumberVerdict {
  readonly field: FieldId;
  readonly value: string;
  readonly label: string;
}

/** Everything that is wrong with a contact's numbers; a value that it holds twice is told once. */
export function checkNumbers(contact: Contact, fields: readonly Field[], country: string): CheckedNumber[] {
  const found: CheckedNumber[] = [];
  for (const field of fields) {
    if (field.type !== 'phone' || field.readOnly) continue;
    const seen = new Set<string>();
    for (const { value, label } of contact[field.id] ?? []) {
      if (seen.has(value)) continue;
      seen.add(value);
      const others = isPlainlyRight(value) ? [] : countriesOf(contact, fields, country);
      const verdict = checkNumber(value, { country, others, wantsE164: field.phoneStyle === 'e164' });
      if (verdict) found.push({ ...verdict, field: field.id, value, label: label ?? '' });
    }
  }
  return found;
}

/** Only a number behind +1 may be meant for another country; the others need not be asked about their neighbours. */
function isPlainlyRight(value: string): boolean {
  return !/^\D*1/.test(value);
}

function countriesOf(contact: Contact, fields: readonly Field[], country: string): string[] {
  const values = fields.filter((field) => field.type === 'phone').flatMap((field) => contact[field.id] ?? []);
  const countries = values.flatMap(({ value }) => {
    const phone = readPhone(value, country);
    return phone.kind === 'number' && phone.isValid && phone.country ? [phone.country] : [];
  });
  return [...new Set(countries)];
}
