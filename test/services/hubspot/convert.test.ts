/** Between HubSpot's flat texts and contacts: nothing is lost on the way there and back, and only what differs is sent. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact, Field, Value } from '../../../lib/contact/contact.ts';
import { toContact } from '../../../lib/services/hubspot/convert.ts';
import { coreFields } from '../../../lib/services/hubspot/fields.ts';
import { refusalReason } from '../../../lib/services/hubspot/refusal.ts';
import { changesBetween, creation } from '../../../lib/services/hubspot/write-plan.ts';

const stage: Field = {
  id: 'lifecyclestage',
  name: 'Stage',
  type: 'choice',
  many: false,
  options: [
    { value: 'Lead', label: 'Lead', id: 'lead' },
    { value: 'Customer', label: 'Customer', id: 'customer' },
  ],
};
const interests: Field = { ...stage, id: 'interests', many: true };
const locked: Field = { id: 'score', name: 'Score', type: 'number', many: false, readOnly: true };
const renewal: Field = { id: 'renewal', name: 'Renewal', type: 'date', many: false };
const fields = [...coreFields(true), stage, interests, locked, renewal];
const one = (...values: string[]): Value[] => values.map((value) => ({ value }));

const word = fc.stringMatching(/^[\p{L}\d][\p{L}\d ;.'’-]{0,20}$/u).map((text) => text.trim());
const mobile = fc.integer({ min: 10_000_000, max: 89_999_999 }).map((n) => `+336${n}`);
const landline = fc.integer({ min: 10_000_000, max: 89_999_999 }).map((n) => `+331${n}`);
const address = fc.integer({ min: 1, max: 999 }).map((n) => `person${n}@example.com`);
const contacts: fc.Arbitrary<Contact> = fc
  .record({
    firstname: word,
    lastname: word,
    phone: fc.uniqueArray(fc.oneof(mobile, landline), { maxLength: 2 }),
    email: fc.uniqueArray(address, { maxLength: 3 }),
    lifecyclestage: fc.constantFrom('Lead', 'Customer'),
    interests: fc.uniqueArray(fc.constantFrom('Lead', 'Customer')),
  })
  .map(({ firstname, lastname, phone, email, ...choices }) => ({
    firstname: one(firstname),
    lastname: one(lastname),
    phone: one(...phone),
    email: one(...email),
    lifecyclestage: one(choices.lifecyclestage),
    interests: one(...choices.interests),
  }));

const texts = (contact: Contact) =>
  Object.fromEntries(
    Object.entries(contact)
      .filter(([, values]) => values.length > 0)
      .map(([id, values]) => [id, values.map(({ value }) => value).sort()]),
  );

describe('a contact on its way', () => {
  it('is the same after it was made at HubSpot and read back', () =>
    fc.assert(
      fc.property(contacts, (contact) => {
        expect(texts(toContact(creation(contact, fields), fields))).toEqual(texts(contact));
      }),
    ));

  it('becomes any other contact by the changes alone, and then there are no more', () =>
    fc.assert(
      fc.property(contacts, contacts, (before, after) => {
        const sent = creation(before, fields);
        const held = toContact(sent, fields);
        const changes = changesBetween(held, after, fields);
        for (const [name, text] of Object.entries(changes)) expect(text).not.toBe(sent[name] ?? '');
        const now = toContact({ ...sent, ...changes }, fields);
        expect(texts(now)).toEqual(texts(after));
        expect(changesBetween(now, after, fields)).toEqual({});
      }),
    ));

  it('keeps a number where it is; a mobile number goes to the mobile property while that is free', () => {
    expect(creation({ phone: one('+33612345678') }, fields)).toEqual({ mobilephone: '+33612345678' });
    expect(creation({ phone: one('+33142685300') }, fields)).toEqual({ phone: '+33142685300' });
    expect(creation({ phone: one('+33612345678', '+33712345678') }, fields)).toEqual({
      mobilephone: '+33612345678',
      phone: '+33712345678',
    });
    const held = toContact({ phone: '+33612345678' }, fields);
    expect(changesBetween(held, { phone: one('+33612345678', '+33142685300') }, fields)).toEqual({
      mobilephone: '+33142685300',
    });
  });

  it('reads a date that comes in ms, and further addresses behind the first', () => {
    const contact = toContact(
      { renewal: '1764806400000', email: 'a@x.fr', hs_additional_emails: 'b@x.fr; c@x.fr;' },
      fields,
    );
    expect(texts(contact)).toEqual({ renewal: ['2025-12-04'], email: ['a@x.fr', 'b@x.fr', 'c@x.fr'] });
  });

  it.each([
    ['a third number', { phone: one('+1', '+2', '+3') }, 'too-many-values'],
    ['a choice that there is not', { lifecyclestage: one('Friend') }, 'no-such-option'],
    ['a field that may only be read', { score: one('7') }, 'read-only'],
    ['a field that there is not', { nickname: one('X') }, 'no-such-field'],
    [
      'a second address where only the first may be written',
      { email: one('a@x.fr', 'b@x.fr') },
      'read-only-addresses',
    ],
  ] as [string, Contact, string][])('%s is refused before anything is sent', (_what, target, reason) => {
    const known = [...coreFields(false), stage, locked];
    expect(() => changesBetween({}, target, known)).toThrow(
      expect.objectContaining({ code: 'not-supported', detail: expect.objectContaining({ reason }) }),
    );
  });

  it('takes a choice by what people call it, whatever the case', () => {
    expect(creation({ lifecyclestage: one('customer') }, fields)).toEqual({ lifecyclestage: 'customer' });
    expect(creation({ lifecyclestage: one('CUSTOMER') }, fields)).toEqual({ lifecyclestage: 'customer' });
  });
});

describe('what HubSpot says when it refuses', () => {
  it.each([
    [
      'names and codes of properties',
      {
        errors: [
          { message: '"Bob" is wrong', code: 'INVALID_OPTION', context: { propertyName: ['region'] } },
        ],
      },
      'region INVALID_OPTION',
    ],
    [
      'the list within its message',
      {
        message: `Property values were not valid: ${JSON.stringify([
          { isValid: false, message: 'Email address bob@ is invalid', error: 'INVALID_EMAIL', name: 'email' },
        ])}`,
      },
      'email INVALID_EMAIL',
    ],
    [
      'a sentence',
      { message: 'Contact already exists. Existing ID: 151', category: 'CONFLICT' },
      'Contact already exists. Existing ID: 151',
    ],
    ['a category alone', { category: 'RATE_LIMITS' }, 'RATE_LIMITS'],
    ['nothing', null, ''],
  ] as [string, unknown, string][])('%s', (_what, body, reason) => {
    expect(refusalReason(body, [])).toBe(reason);
  });

  it('never repeats numbers, addresses or values that were sent', () => {
    const message = 'Anna Müller: +33 6 12 34 56 78 and anna@example.com will not do';
    expect(refusalReason({ message }, ['Anna', 'Müller'])).toBe('… …: … and … will not do');
  });
});
