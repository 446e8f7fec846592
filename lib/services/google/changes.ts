/**
 * The person fields that a change needs, whole, as Google replaces them: each holds what the contact had there, with only our part
 * changed. What is only spelled otherwise is no change, and what we do not map (phonetic names, a former employer) stays in its entry.
 */
import { type Contact, type Field, textOf, type Value, valuesOf } from '../../contact/contact.ts';
import { sameValues } from '../../contact/equality.ts';
import { SyncError } from '../../errors.ts';
import { dateOf, nicknameIn, organisationIn } from './convert.ts';
import { nonEmpty, replaced } from './entries.ts';
import { changedList } from './entry-lists.ts';
import { googleFields, type ListField, listFields, nameParts, organisationParts } from './fields.ts';
import type { Entry } from './schema.ts';

export type Entries = Readonly<Record<string, readonly Entry[]>>;

/** Fields of `target` that differ from what is held. @throws SyncError not-supported */
export function differing(held: Contact, target: Contact): readonly string[] {
  return Object.entries(target).flatMap(([id, values]) => {
    const field = googleFields.find((one) => one.id === id);
    if (!field) throw new SyncError('not-supported', { field: id, reason: 'no-such-field' });
    if (sameValues(field, valuesOf(held, id), values, '')) return [];
    checkField(field, values);
    return [id];
  });
}

/** The same for an estimate: what Google cannot hold is left out. */
export function possibleChanges(held: Contact, target: Contact): readonly string[] {
  return googleFields
    .filter(({ id }) => target[id] !== undefined)
    .flatMap((field) =>
      sameValues(field, valuesOf(held, field.id), valuesOf(target, field.id), '') ? [] : [field.id],
    );
}

function checkField(field: Field, values: readonly Value[]): void {
  const fault = field.readOnly
    ? 'read-only'
    : !field.many && values.length > 1
      ? 'too-many-values'
      : field.type === 'date' && values.some(({ value }) => !dateParts(value))
        ? 'no-date'
        : null;
  if (fault) throw new SyncError('not-supported', { field: field.id, reason: fault });
}

/** Without groups, whose resource names must be asked for. @param before entries that the contact has */
export function changedEntries(before: Entries, target: Contact, changed: readonly string[]): Entries {
  const after: Record<string, readonly Entry[]> = {};
  const has = (fields: object) => changed.some((id) => id in fields);
  if (has(nameParts)) after.names = changedNames(before.names ?? [], target, changed);
  if (has(organisationParts))
    after.organizations = changedOrganisations(before.organizations ?? [], target, changed);
  for (const field of Object.keys(listFields) as ListField[])
    if (changed.includes(field))
      after[listFields[field]] = changedList(field, before[listFields[field]] ?? [], valuesOf(target, field));
  if (changed.includes('nickname')) {
    const all = before.nicknames ?? [];
    after.nicknames = replaced(all, nicknameIn(all), { value: textOf(target, 'nickname') });
  }
  if (changed.includes('note')) {
    const value = textOf(target, 'note');
    after.biographies = value === '' ? [] : [{ value, contentType: 'TEXT_PLAIN' }];
  }
  if (changed.includes('birthday')) {
    const date = dateParts(textOf(target, 'birthday'));
    after.birthdays = date ? [{ date }] : [];
  }
  return after;
}

/** One name in all; the free form would win over its parts, so it is left to Google. */
function changedNames(
  entries: readonly Entry[],
  target: Contact,
  changed: readonly string[],
): readonly Entry[] {
  const {
    displayName: _1,
    displayNameLastFirst: _2,
    unstructuredName: _3,
    metadata: _4,
    ...kept
  } = entries[0] ?? {};
  return nonEmpty({ ...kept, ...parts(nameParts, target, changed) });
}

function changedOrganisations(
  entries: readonly Entry[],
  target: Contact,
  changed: readonly string[],
): readonly Entry[] {
  return replaced(entries, organisationIn(entries), parts(organisationParts, target, changed));
}

function parts(
  keys: Readonly<Record<string, string>>,
  target: Contact,
  changed: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(keys)
      .filter(([id]) => changed.includes(id))
      .map(([id, key]) => [key, textOf(target, id)]),
  );
}

function dateParts(text: string): Entry | null {
  const [, year = '', month = '', day = ''] = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const date = { ...(year === '-' ? {} : { year: Number(year) }), month: Number(month), day: Number(day) };
  return dateOf({ date }) === text && date.month <= 12 && date.day <= 31 ? date : null;
}
