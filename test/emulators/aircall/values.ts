/** What Aircall makes of the values it is sent: numbers to compact E.164, emoji and blanks away; and what it refuses. */
import { rejected } from './answers.ts';
import { compactPhone, type DetailList, type Scalar } from './contact.ts';
import type { Switches } from './switches.ts';

export interface LabelledValue {
  readonly label: string;
  readonly value: string;
}

const emoji =
  /(?:\p{Regional_Indicator}{2}|[0-9#*]\ufe0f?\u20e3|\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f|\u200d\p{Extended_Pictographic})*|\p{Emoji_Modifier}|\ufe0f)/gu;

/** Emoji that are plain text without a variation selector (©, ™, ↔) stay. */
const isTextual = /^[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u21aa]$/u;

export function cleanText(text: string, switches: Readonly<Switches>): string {
  const plain = switches.stripsEmoji
    ? text.replace(emoji, (match) => (isTextual.test(match) ? match : ''))
    : text;
  return switches.trimsBlanks ? plain.trim() : plain;
}

/**
 * A scalar as it will be stored. undefined: leave it alone; null: none.
 * @throws Refusal if it is blank, no text or too long
 */
export function scalarValue(
  field: Scalar,
  given: unknown,
  switches: Readonly<Switches>,
): string | null | undefined {
  if (given === undefined) return undefined;
  if (given === null && switches.nullClears === 'yes') return null;
  if (given === null && switches.nullClears === 'ignored') return undefined;
  if (given === null || (typeof given === 'string' && given.trim() === '')) {
    throw rejected(switches.rejectionBody, field, "can't be blank if defined");
  }
  if (typeof given !== 'string') throw rejected(switches.rejectionBody, field, 'must be a string');
  const limit = field === 'information' ? switches.maxInformationLength : switches.maxScalarLength;
  if (limit !== null && given.length > limit) {
    throw rejected(switches.rejectionBody, field, `is too long (maximum is ${limit} characters)`);
  }
  const text = cleanText(given, switches);
  // Nothing but emoji: what is left is no value.
  return text.trim() === '' ? null : text;
}

/** @throws Refusal if label or value are missing or the value cannot be one */
export function detailValue(list: DetailList, given: unknown, switches: Readonly<Switches>): LabelledValue {
  const { label, value } = isObject(given) ? given : {};
  for (const [name, text] of Object.entries({ label, value })) {
    if (typeof text !== 'string' || text.trim() === '') {
      throw rejected(switches.rejectionBody, `${list}.${name}`, "can't be blank");
    }
  }
  const text = String(value);
  return {
    label: cleanText(String(label), switches) || 'Other',
    value: list === 'phone_numbers' ? phoneValue(text, switches) : emailValue(text, switches),
  };
}

export function phoneValue(given: string, switches: Readonly<Switches>): string {
  const compact = compactPhone(given);
  if (compact.startsWith('+')) {
    if (!/^\+\d{4,15}$/.test(compact)) throw invalidPhone(switches);
    return switches.keepsSpacesInE164 ? given : compact;
  }
  if (!/^\d+$/.test(compact) || switches.plusOne === 'reject') throw invalidPhone(switches);
  if (switches.plusOne === 'as-given') return given.trim();
  if (compact.length > 14) throw invalidPhone(switches);
  return `+1${compact}`;
}

export function maxDetails(switches: Readonly<Switches>): number {
  return switches.primaryCountsInTwenty ? 20 : 21;
}

export function tooMany(list: DetailList, switches: Readonly<Switches>) {
  return rejected(switches.rejectionBody, list, `Maximum of ${maxDetails(switches)} ${list}`);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function emailValue(given: string, switches: Readonly<Switches>): string {
  const text = cleanText(given, switches);
  if (switches.validatesEmails && !/^[^\s@]+@[^\s@]+$/.test(text.trim())) {
    throw rejected(switches.rejectionBody, 'emails.value', 'is invalid');
  }
  return text;
}

function invalidPhone(switches: Readonly<Switches>) {
  return rejected(
    switches.rejectionBody,
    'phone_numbers.value',
    'is not a valid phone number',
    switches.errorForInvalidPhone,
  );
}
