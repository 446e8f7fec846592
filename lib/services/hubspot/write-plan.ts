/**
 * The properties that a change needs: only those that differ, because HubSpot has no way to write only if nobody else has meanwhile.
 * What is only spelled otherwise is no change.
 */
import { type Contact, type Field, type Value, valuesOf } from '../../contact/contact.ts';
import { emailKey } from '../../contact/email.ts';
import { readPhone } from '../../contact/phone.ts';
import { SyncError } from '../../errors.ts';
import { writeValue } from './convert.ts';
import { mobileLabel, moreEmails, type PhoneSlot, phoneSlots } from './fields.ts';

/** By property; '' empties it. */
export type Changes = Readonly<Record<string, string>>;

/** @throws SyncError not-supported: a field that cannot be written, too many values, no such choice */
export function changesBetween(held: Contact, target: Contact, fields: readonly Field[]): Changes {
  const before = writtenForm(held, fields);
  const changes: Record<string, string> = {};
  for (const id of Object.keys(target)) {
    const field = fields.find((one) => one.id === id);
    if (!field) throw notSupported(id, 'no-such-field');
    if (isSame(valuesOf(held, id), valuesOf(target, id))) continue;
    if (field.readOnly) throw notSupported(id, 'read-only');
    Object.assign(changes, wanted(field, held, valuesOf(target, id)));
  }
  return Object.fromEntries(Object.entries(changes).filter(([name, text]) => text !== (before[name] ?? '')));
}

/** Whether anything would have to be sent; what HubSpot cannot do counts as a change. */
export function differs(held: Contact, target: Contact, fields: readonly Field[]): boolean {
  try {
    return Object.keys(changesBetween(held, target, fields)).length > 0;
  } catch {
    return true;
  }
}

/** @throws SyncError not-supported */
export function creation(contact: Contact, fields: readonly Field[]): Changes {
  return changesBetween({}, contact, fields);
}

/** The properties that a contact is made of, as HubSpot would be told them. */
export function writtenForm(contact: Contact, fields: readonly Field[]): Changes {
  const properties: Record<string, string> = {};
  for (const field of fields) {
    const values = valuesOf(contact, field.id);
    switch (field.id) {
      case 'phone':
        for (const slot of phoneSlots) properties[slot] = heldIn(slot, values);
        break;
      case 'email':
        properties.email = values[0]?.value ?? '';
        properties[moreEmails] = joined(values.slice(1).map(({ value }) => value));
        break;
      default:
        properties[field.id] = joined(values.map(({ value }) => writeValue(field, value) ?? value));
    }
  }
  return properties;
}

function wanted(field: Field, held: Contact, values: readonly Value[]): Changes {
  switch (field.id) {
    case 'phone':
      return phones(valuesOf(held, 'phone'), values);
    case 'email':
      return emails(field, valuesOf(held, 'email'), values);
    default:
      return { [field.id]: plain(field, values) };
  }
}

function plain(field: Field, values: readonly Value[]): string {
  if (!field.many && values.length > 1) throw notSupported(field.id, 'too-many-values');
  const texts = values.map(({ value }) => {
    if (field.maxLength !== undefined && value.length > field.maxLength)
      throw notSupported(field.id, 'too-long');
    const text = writeValue(field, value);
    if (text === null) throw notSupported(field.id, 'no-such-option');
    return text;
  });
  return joined(texts);
}

/** A number stays where it is; a new one goes where numbers of its kind belong, and else where there is room. */
function phones(held: readonly Value[], values: readonly Value[]): Changes {
  const open = [...new Map(values.map((one) => [digits(one.value), one])).values()];
  if (open.length > phoneSlots.length) throw notSupported('phone', 'too-many-values');
  const placed: Partial<Record<PhoneSlot, string>> = {};
  for (const slot of phoneSlots) {
    const before = heldIn(slot, held);
    const place = before === '' ? -1 : open.findIndex((one) => digits(one.value) === digits(before));
    if (place !== -1) placed[slot] = open.splice(place, 1)[0]?.value.trim() ?? '';
  }
  const byKind = open.sort((a, b) => Number(isMobile(b)) - Number(isMobile(a)));
  for (const one of byKind) {
    const order = isMobile(one) ? [...phoneSlots].reverse() : phoneSlots;
    const slot = order.find((name) => placed[name] === undefined);
    if (slot) placed[slot] = one.value.trim();
  }
  return Object.fromEntries(phoneSlots.map((slot) => [slot, placed[slot] ?? '']));
}

function emails(field: Field, held: readonly Value[], values: readonly Value[]): Changes {
  const texts = [...new Map(values.map(({ value }) => [emailKey(value), value.trim()])).values()];
  const before = held[0]?.value ?? '';
  const first = texts.find((text) => emailKey(text) === emailKey(before)) ?? texts[0] ?? '';
  const more = texts.filter((text) => text !== first);
  const heldMore = held.slice(1).map(({ value }) => emailKey(value));
  const isMoreSame =
    more.length === heldMore.length && more.every((text) => heldMore.includes(emailKey(text)));
  if (isMoreSame) return { email: first };
  if (field.maxValues === 1) throw notSupported('email', 'read-only-addresses');
  return { email: first, [moreEmails]: joined(more) };
}

function heldIn(slot: PhoneSlot, values: readonly Value[]): string {
  const isMobileSlot = slot === 'mobilephone';
  return values.find(({ label }) => (label === mobileLabel) === isMobileSlot)?.value ?? '';
}

function isMobile({ value, label }: Value): boolean {
  if (label === mobileLabel) return true;
  const phone = readPhone(value, '');
  return phone.kind === 'number' && phone.type === 'mobile';
}

function digits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\d+*#]/gu, '')
    .toLowerCase();
}

function isSame(held: readonly Value[], target: readonly Value[]): boolean {
  return (
    held.length === target.length &&
    held.every(({ value }, index) => value === (target[index]?.value ?? '').trim())
  );
}

function joined(texts: readonly string[]): string {
  return texts.map((text) => text.trim()).join(';');
}

function notSupported(field: string, reason: string): SyncError {
  return new SyncError('not-supported', { field, reason });
}
