/**
 * Makes values fit the field that is to hold them, and says what would be lost. What cannot be held is left behind with a reason; it stays
 * where it is, and the other values travel. Values that the target holds already are never touched.
 */
import type { Field, Value } from '../contact/contact.ts';
import { isEmail } from '../contact/email.ts';
import { labelKey, valueKey } from '../contact/equality.ts';
import { withoutEmoji } from '../contact/fold.ts';
import { formatPhone, type PhoneStyle, readPhone } from '../contact/phone.ts';
import type { Loss } from './plan.types.ts';

export interface FitInput {
  readonly field: Field;
  readonly wanted: readonly Value[];
  /** What the target holds now. */
  readonly held: readonly Value[];
  /** Country that the *source* reads its numbers with. */
  readonly sourceCountry: string;
  readonly targetCountry: string;
  readonly e164: boolean;
  /** Where the target takes any form. Default: as typed. */
  readonly phoneStyle?: PhoneStyle;
  /** Label that the source's service gives by itself: no loss if it does not travel. */
  readonly sourceLabel?: string | undefined;
}

export interface Fitted {
  /** Null: nothing of it can be written. */
  readonly values: readonly Value[] | null;
  readonly losses: readonly Loss[];
}

export function fitValues(input: FitInput): Fitted {
  if (input.wanted.length === 0) {
    if (!input.field.cannotClear) return { values: [], losses: [] };
    return {
      values: null,
      losses: input.held.map((value) => lost(input.field, 'cannot-clear', value.value)),
    };
  }
  const losses: Loss[] = [];
  const heldKeys = new Set(input.held.map((value) => keyIn(input, value)));
  const result = new Map<string, Value>();
  for (const value of input.wanted) {
    if (heldKeys.has(keyIn(input, value)) && input.held.some((one) => one.value === value.value)) {
      result.set(keyIn(input, value), value);
      continue;
    }
    const fitted = fitOne(input, value, losses);
    if (!fitted) continue;
    const key = keyIn(input, fitted);
    if (!result.has(key)) result.set(key, fitted);
  }
  const values = cut(input, [...result.values()], losses);
  return { values: values.length === 0 ? null : values, losses };
}

function fitOne(input: FitInput, value: Value, losses: Loss[]): Value | null {
  const { field } = input;
  const label = field.hasLabels === false ? undefined : value.label || field.defaultLabel || '';
  const isKept = label !== undefined && isLabelled(field);
  const isHeld = isKept && (field.labels?.some((one) => labelKey(one) === labelKey(label)) ?? true);
  if (!isHeld && value.label && value.label !== input.sourceLabel && isLabelled(field))
    losses.push(lost(field, 'label-dropped', `${value.label}: ${value.value}`));
  const withLabel = (text: string): Value => (isKept ? { value: text, label } : { value: text });
  if (field.type === 'phone') return fitPhone(input, value, losses, withLabel);
  if (field.type === 'email' && !isEmail(value.value)) {
    losses.push(lost(field, 'email-unreadable', value.value));
    return null;
  }
  const text = field.stripsEmoji
    ? withoutEmoji(value.value)
        .replace(/[^\S\n]{2,}/g, ' ')
        .trim()
    : value.value;
  if (text !== value.value && withoutEmoji(value.value) !== value.value)
    losses.push(lost(field, 'emoji-dropped', value.value));
  if (text === '') return null;
  // Half a text would come back as an edit and cut the whole one: better not to carry it at all.
  if (field.maxLength !== undefined && text.length > field.maxLength) {
    losses.push(lost(field, 'too-long', `${text.slice(0, 60)}…`));
    return null;
  }
  return withLabel(text);
}

function fitPhone(
  input: FitInput,
  value: Value,
  losses: Loss[],
  withLabel: (text: string) => Value,
): Value | null {
  const phone = readPhone(value.value, input.sourceCountry);
  if (input.field.phoneStyle !== 'e164')
    return withLabel(
      formatPhone(phone, input.phoneStyle ?? 'as-is', { text: value.value, country: input.targetCountry }),
    );
  if (!input.e164) return withLabel(value.value);
  if (phone.kind === 'unreadable') {
    losses.push(lost(input.field, 'number-unreadable', value.value));
    return null;
  }
  if (phone.extension) losses.push(lost(input.field, 'extension-dropped', value.value));
  return withLabel(phone.e164);
}

/** What the target holds already comes first; new values that are too many stay behind. */
function cut(input: FitInput, values: readonly Value[], losses: Loss[]): readonly Value[] {
  const most = input.field.many ? (input.field.maxValues ?? Number.POSITIVE_INFINITY) : 1;
  if (values.length <= most) return values;
  const heldKeys = new Set(input.held.map((value) => keyIn(input, value)));
  const kept = values.filter((value) => heldKeys.has(keyIn(input, value)));
  const fresh = values.filter((value) => !heldKeys.has(keyIn(input, value)));
  const room = Math.max(0, most - kept.length);
  for (const value of fresh.slice(room)) losses.push(lost(input.field, 'too-many-values', value.value));
  const chosen = new Set([...kept, ...fresh.slice(0, room)]);
  return values.filter((value) => chosen.has(value));
}

function isLabelled(field: Field): boolean {
  return field.type === 'phone' || field.type === 'email';
}

function keyIn(input: FitInput, value: Value): string {
  return valueKey(input.field.type, value.value, input.targetCountry);
}

function lost(field: Field, reason: Loss['reason'], value: string): Loss {
  return { field: field.id, reason, value };
}
