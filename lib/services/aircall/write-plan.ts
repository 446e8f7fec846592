/**
 * The calls that a change needs, from the contact alone: one for all scalars, one for each number or e-mail that differs. A value taken
 * away and a value added pair up as one PUT. What is only spelled with other blanks is no change.
 */
import { type Contact, textOf, type Value, valuesOf } from '../../contact/contact.ts';
import { tidy, withoutEmoji } from '../../contact/fold.ts';
import { SyncError } from '../../errors.ts';
import {
  type DetailId,
  detailIds,
  labelFor,
  longestInformation,
  mostDetails,
  type ScalarId,
  scalarIds,
} from './fields.ts';

export interface LabelledValue {
  readonly label: string;
  readonly value: string;
}

export interface DetailChanges {
  readonly field: DetailId;
  /** `index` is the place among the values that are held. */
  readonly replaced: readonly { readonly index: number; readonly by: LabelledValue }[];
  readonly added: readonly LabelledValue[];
  readonly removed: readonly number[];
}

export interface Changes {
  readonly scalars: Readonly<Partial<Record<ScalarId, string>>>;
  readonly details: readonly DetailChanges[];
}

/** @throws SyncError not-supported: a scalar to be emptied, too many values, a text too long, a field that Aircall has not */
export function changesBetween(held: Contact, target: Contact): Changes {
  for (const [field, values] of Object.entries(target)) {
    checkField(field, values, valuesOf(held, field));
    if (values.length === 0 && valuesOf(held, field).length > 0 && !isDetail(field))
      throw new SyncError('not-supported', { field, reason: 'cannot-clear' });
  }
  return possibleChanges(held, target);
}

/** The same for an estimate: what Aircall cannot do is left out. */
export function possibleChanges(held: Contact, target: Contact): Changes {
  const scalars: Partial<Record<ScalarId, string>> = {};
  for (const field of scalarIds) {
    if (target[field] === undefined) continue;
    const before = tidy(textOf(held, field));
    const after = tidy(textOf(target, field));
    if (after === '' || after === before || tidy(withoutEmoji(after)) === before) continue;
    scalars[field] = textOf(target, field).trim();
  }
  const details = detailIds.flatMap((field) =>
    target[field] === undefined ? [] : [compare(field, valuesOf(held, field), valuesOf(target, field))],
  );
  return { scalars, details };
}

/** The body of a create: blanks left out, a label with every value. @throws SyncError not-supported */
export function creationBody(contact: Contact): Readonly<Record<string, unknown>> {
  for (const [field, values] of Object.entries(contact)) checkField(field, values, []);
  if (valuesOf(contact, 'phone_numbers').length === 0)
    throw new SyncError('not-supported', { field: 'phone_numbers', reason: 'required' });
  const body: Record<string, unknown> = {};
  for (const field of scalarIds) {
    const value = textOf(contact, field).trim();
    if (value !== '') body[field] = value;
  }
  for (const field of detailIds) {
    const values = valuesOf(contact, field);
    if (values.length > 0) body[field] = values.map(labelled);
  }
  return body;
}

export function countCalls(changes: Changes): { readonly scalars: number; readonly details: number } {
  const count = (sum: number, one: DetailChanges) =>
    sum + one.replaced.length + one.added.length + one.removed.length;
  return {
    scalars: Object.keys(changes.scalars).length > 0 ? 1 : 0,
    details: changes.details.reduce(count, 0),
  };
}

/** What a contact holds already, it may keep, whatever the limits say. */
function checkField(field: string, values: readonly Value[], held: readonly Value[]): void {
  if (!isDetail(field) && !(scalarIds as readonly string[]).includes(field))
    throw new SyncError('not-supported', { field, reason: 'no-such-field' });
  if (values.length > Math.max(isDetail(field) ? mostDetails : 1, held.length))
    throw new SyncError('not-supported', { field, reason: 'too-many-values' });
  const text = values[0]?.value ?? '';
  if (field === 'information' && text.length > longestInformation && text !== held[0]?.value)
    throw new SyncError('not-supported', { field, reason: 'too-long' });
}

function isDetail(field: string): boolean {
  return (detailIds as readonly string[]).includes(field);
}

function compare(field: DetailId, held: readonly Value[], wanted: readonly Value[]): DetailChanges {
  const free = held.map((value, index) => ({ value, index }));
  const open: Value[] = [];
  for (const want of wanted) {
    const place = free.findIndex(({ value }) => isSame(value, want));
    if (place === -1) open.push(want);
    else free.splice(place, 1);
  }
  // First a new label for the same value, so that a value keeps its id at Aircall; then what is left, in its order.
  const replaced: { index: number; by: LabelledValue }[] = [];
  const waiting: Value[] = [];
  for (const want of open) {
    const place = free.findIndex(({ value }) => value.value === want.value.trim());
    const partner = place === -1 ? undefined : free.splice(place, 1)[0];
    if (partner) replaced.push({ index: partner.index, by: labelled(want) });
    else waiting.push(want);
  }
  while (waiting.length > 0 && free.length > 0) {
    const want = waiting.shift();
    const partner = free.shift();
    if (want && partner) replaced.push({ index: partner.index, by: labelled(want) });
  }
  return { field, replaced, added: waiting.map(labelled), removed: free.map(({ index }) => index) };
}

/** A value that brings no label has nothing against the one that is there. */
function isSame(held: Value, wanted: Value): boolean {
  const label = (wanted.label ?? '').trim();
  return held.value === wanted.value.trim() && (label === '' || label === (held.label ?? ''));
}

function labelled(value: Value): LabelledValue {
  return { label: labelFor(value.label), value: value.value.trim() };
}
