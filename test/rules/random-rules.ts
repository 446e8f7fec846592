/** Random contacts and rules from a small vocabulary, so that conditions often come near to matching. */
import fc from 'fast-check';
import type { Contact, Field, Value } from '../../lib/contact/contact.ts';
import type { Condition, Group, Rule } from '../../lib/rules/rule.ts';

export const today = Date.UTC(2026, 10, 1);
const day = 86_400_000;

const one = (id: string, type: Field['type'], role?: Field['role']): Field => ({
  id,
  name: id,
  type,
  many: false,
  ...(role ? { role } : {}),
});
export const fields: readonly Field[] = [
  one('first_name', 'text', 'given-name'),
  one('last_name', 'text', 'family-name'),
  one('company_name', 'text', 'company'),
  one('information', 'long-text', 'note'),
  { id: 'phone_numbers', name: 'phone_numbers', type: 'phone', many: true, role: 'phone' },
  { id: 'emails', name: 'emails', type: 'email', many: true, role: 'email' },
  { id: 'tags', name: 'tags', type: 'group', many: true },
  one('age', 'number'),
  one('born', 'date'),
  one('vip', 'yes-no'),
];

const words = ['Acme', 'ACME GmbH', 'Bolt', 'vip', 'a VIP of ours', 'Müller', 'x'];
const numbers = [
  '+33612345678',
  '06 12 34 56 78',
  '+33142685300',
  '+14155552671',
  '+4930123456',
  '12345',
  'unknown',
];
const addresses = ['a@acme.fr', 'B@Bolt.com', 'info@acme.fr'];
const labels = ['Work', 'home', 'Mobile', ''];
const groups = ['Clients', 'friends', 'Press'];
const days = ['1990-05-01', '2026-10-25', '2026-10-31', '2026-11-01', '2026-11-02'];

const valuesOf = (values: readonly string[], most: number, withLabels = false): fc.Arbitrary<Value[]> =>
  fc.array(
    withLabels
      ? fc.record({ value: fc.constantFrom(...values), label: fc.constantFrom(...labels) })
      : fc.record({ value: fc.constantFrom(...values) }),
    { maxLength: most },
  );

export const contact: fc.Arbitrary<Contact> = fc.oneof(
  { weight: 9, arbitrary: anybody() },
  {
    weight: 1,
    arbitrary: fc.constant({
      first_name: [{ value: 'Aircall' }],
      last_name: [{ value: 'new contact' }],
      phone_numbers: [{ value: '+33612345678', label: 'Work' }],
    }),
  },
);

function anybody(): fc.Arbitrary<Contact> {
  return fc.record({
    first_name: valuesOf(['Anna', 'Bob'], 1),
    last_name: valuesOf(['Muller', 'Ray'], 1),
    company_name: valuesOf(words, 1),
    information: valuesOf(words, 1),
    phone_numbers: valuesOf(numbers, 3, true),
    emails: valuesOf(addresses, 2, true),
    tags: valuesOf(groups, 2),
    age: valuesOf(['3', '18', '65.5'], 1),
    born: valuesOf(days, 1),
    vip: valuesOf(['true', 'false'], 1),
  });
}

export const at = fc.option(
  fc.constantFrom(
    today - 40 * day,
    today - 7 * day,
    today - 7 * day - 1,
    today - 1,
    today,
    today + day - 1,
    today + day,
  ),
  { nil: undefined },
);

const text = fc.constantFrom('first_name', 'last_name', 'company_name', 'information');
const is = fc.boolean();
const of = fc.constantFrom('created' as const, 'updated' as const);
const kind = <K extends string>(value: K) => fc.constant(value);
const some = (values: readonly string[]) =>
  fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });

export const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: kind('text'),
    field: text,
    test: fc.constantFrom('is' as const, 'is-not' as const, 'contains' as const, 'contains-not' as const),
    value: fc.constantFrom(...words),
  }),
  fc.record({
    kind: kind('text'),
    field: text,
    test: fc.constantFrom('starts' as const, 'ends' as const),
    value: fc.constantFrom('ac', 'A', 'vip', 'ours', 'GmbH', 'mü'),
  }),
  fc.record({
    kind: kind('text'),
    field: text,
    test: kind('matches'),
    value: fc.constantFrom('*', 'ac*', '*v?p*', '?', 'a*b*c', '*ü*', '', 'acme*gmbh', '*o?t', '**l*'),
  }),
  fc.record({ kind: kind('one-of'), field: text, values: some(words) }),
  fc.record({ kind: kind('filled'), field: fc.constantFrom(...fields.map((field) => field.id)), is }),
  fc.record({
    kind: kind('number'),
    field: kind('age'),
    test: fc.constantFrom(
      'is' as const,
      'is-not' as const,
      'less' as const,
      'more' as const,
      'at-least' as const,
      'at-most' as const,
    ),
    value: fc.constantFrom(3, 18, 65.5, 20),
  }),
  fc.record({
    kind: kind('date'),
    field: kind('born'),
    test: fc.constantFrom('before' as const, 'after' as const, 'on' as const),
    value: fc.constantFrom(...days),
  }),
  fc.record({ kind: kind('date-within'), field: kind('born'), days: fc.constantFrom(0, 1, 7, 365) }),
  fc.record({ kind: kind('yes-no'), field: kind('vip'), is }),
  fc.record({ kind: kind('phone-valid'), field: kind('phone_numbers'), is }),
  fc.record({
    kind: kind('phone-country'),
    field: kind('phone_numbers'),
    countries: some(['FR', 'US', 'DE', 'GB']),
  }),
  fc.record({
    kind: kind('phone-type'),
    field: kind('phone_numbers'),
    type: fc.constantFrom('mobile' as const, 'landline' as const),
  }),
  fc.record({ kind: kind('phone-rewritten'), field: kind('phone_numbers') }),
  fc.record({
    kind: kind('label'),
    field: fc.constantFrom('phone_numbers', 'emails'),
    labels: some(['work', 'Home']),
  }),
  fc.record({
    kind: kind('email-domain'),
    field: kind('emails'),
    domains: some(['acme.fr', 'BOLT.com', 'x.org']),
  }),
  fc.record({ kind: kind('group-member'), field: kind('tags'), groups: some(['clients', 'Friends']), is }),
  fc.record({ kind: kind('time'), of, since: fc.constantFrom(...days) }),
  fc.record({ kind: kind('time-within'), of, days: fc.constantFrom(0, 7, 30) }),
  fc.record({ kind: kind('partner'), is }),
  fc.record({ kind: kind('placeholder'), is }),
);

export const group: fc.Arbitrary<Group> = fc.letrec<{ group: Group }>((tie) => ({
  group: fc.record({
    kind: kind('group'),
    match: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
    of: fc.array(
      fc.oneof({ maxDepth: 2 }, { weight: 5, arbitrary: condition }, { weight: 1, arbitrary: tie('group') }),
      { maxLength: 4 },
    ),
  }),
})).group;

export const rules: fc.Arbitrary<Rule[]> = fc
  .array(
    fc.record({
      isOn: fc.constantFrom(true, true, true, false),
      when: group,
      onlyUpdate: fc.constantFrom(false, false, true),
      exit: fc.constantFrom('keep' as const, 'stop' as const, 'undo' as const, 'delete-created' as const),
    }),
    { maxLength: 3 },
  )
  .map((some) => some.map((rule, index) => ({ ...rule, id: `r${index}`, actions: [] })));
