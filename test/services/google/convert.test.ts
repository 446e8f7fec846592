/** From a Person to our normal form and back: whatever is written is read as that again, and what is not ours is carried along. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact, Value } from '../../../lib/contact/contact.ts';
import { changedEntries, differing } from '../../../lib/services/google/changes.ts';
import { contactOf } from '../../../lib/services/google/convert.ts';
import { googleFields } from '../../../lib/services/google/fields.ts';
import { labelOfType, typeOfLabel } from '../../../lib/services/google/labels.ts';
import { type Entry, type Person, readPerson } from '../../../lib/services/google/schema.ts';

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map((one) => one.trim())
  .filter(Boolean);
const date = fc
  .tuple(
    fc.option(fc.integer({ min: 1000, max: 2999 })),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => `${year ?? '-'}-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}`);
const label = fc.oneof(fc.constantFrom('Work', 'Home', 'Mobile', 'Work Fax', 'Fax', 'Main', ''), text);
const writable = googleFields.filter((field) => !field.readOnly && field.type !== 'group');

const contact = fc.record(
  Object.fromEntries(
    writable.map(({ id, many, type }): [string, fc.Arbitrary<readonly Value[]>] => {
      const value =
        type === 'date' ? date : type === 'phone' ? fc.integer({ min: 100_000 }).map((n) => `+49${n}`) : text;
      const one = type === 'phone' || type === 'email' ? fc.record({ value, label }) : fc.record({ value });
      return [
        id,
        many
          ? fc.uniqueArray(one, { maxLength: 4, selector: (each) => each.value.toLowerCase() })
          : one.map((each) => [each]),
      ];
    }),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<Contact>;

const empty: Person = {
  resourceName: 'people/c1',
  sourceId: '1',
  etag: '#',
  updatedAt: 0,
  formerNames: [],
  entries: {},
};

describe('a contact', () => {
  it('written and read again says what it said', () => {
    fc.assert(
      fc.property(contact, (wanted) => {
        const entries = changedEntries({}, wanted, differing({}, wanted));
        expect(differing(contactOf({ ...empty, entries }, {}), wanted)).toEqual([]);
      }),
    );
  });

  it('changed into another says what that says, where it says something, and else what it said', () => {
    fc.assert(
      fc.property(contact, contact, (before, target) => {
        const held = changedEntries({}, before, differing({}, before));
        const changed = differing(contactOf({ ...empty, entries: held }, {}), target);
        const entries = { ...held, ...changedEntries(held, target, changed) };
        const after = contactOf({ ...empty, entries }, {});
        expect(differing(after, { ...before, ...target })).toEqual([]);
      }),
    );
  });
});

describe('labels', () => {
  it('are the types that Google knows, or people’s own words', () => {
    fc.assert(
      fc.property(label, (one) => {
        const again = labelOfType(typeOfLabel(one));
        expect(again.toLowerCase()).toBe(labelOfType(one).toLowerCase());
      }),
    );
    expect(typeOfLabel('work fax')).toBe('workFax');
    expect(labelOfType('Durchwahl')).toBe('Durchwahl');
  });
});

describe('an answer that is not as expected', () => {
  const metadata = { sources: [{ type: 'CONTACT', id: 'a1', etag: '#1' }] };
  it.each<readonly [string, Entry, string]>([
    ['no resource name', {}, 'broken'],
    ['no metadata', { resourceName: 'people/c1' }, 'broken'],
    [
      'a contact source without etag',
      { resourceName: 'people/c1', metadata: { sources: [{ type: 'CONTACT', id: 'a1' }] } },
      'broken',
    ],
    ['a list that is none', { resourceName: 'people/c1', metadata, phoneNumbers: 'x' }, 'broken'],
    [
      'a value that is no text',
      { resourceName: 'people/c1', metadata, emailAddresses: [{ value: 5 }] },
      'broken',
    ],
    ['deleted', { resourceName: 'people/c1', metadata: { deleted: true } }, 'gone'],
    [
      'only a profile',
      { resourceName: 'people/1', metadata: { sources: [{ type: 'PROFILE', id: '1' }] } },
      'gone',
    ],
    ['a contact without anything', { resourceName: 'people/c1', metadata }, 'person'],
  ])('%s', (_what, json, kind) => {
    expect(readPerson(json).kind).toBe(kind);
  });
});
