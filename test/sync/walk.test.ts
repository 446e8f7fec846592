/**
 * Random walks through rules and transforms: people edit both sides, rules change, plans are carried out. Whatever happened: all comes to rest,
 * every record is mentioned once, nobody is deleted because a rule changed, and nothing that no row and no action names is ever touched.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contact, Field, SideName } from '../../lib/contact/contact.ts';
import { fieldsOfRow, type MappingRow } from '../../lib/rules/mapping.ts';
import { type Action, everything, exitRules, type Rule } from '../../lib/rules/rule.ts';
import { validateMapping } from '../../lib/rules/validate-mapping.ts';
import { planConnection } from '../../lib/sync/plan.ts';
import type { Plan, PlanItem } from '../../lib/sync/plan.types.ts';
import type { PlanInput } from '../../lib/sync/view.ts';
import { books, carryOut, edit, settle, undo } from './carry-out.ts';
import { inputOf, leftFields } from './world.ts';

const one = (id: string, type: Field['type'] = 'text', more: Partial<Field> = {}): Field => ({
  id,
  name: id,
  type,
  many: false,
  ...more,
});
const rightFields: readonly Field[] = [
  one('name', 'text', { role: 'full-name' }),
  one('phone', 'phone', { hasLabels: false, role: 'phone' }),
  one('mobile', 'phone', { hasLabels: false }),
  one('org', 'text', { role: 'company' }),
  one('title'),
  one('nickname'),
  one('note', 'long-text', { role: 'note' }),
  one('emails', 'email', { many: true, role: 'email' }),
  one('groups', 'group', { many: true, role: 'group', hasLabels: false }),
  one('secret'),
];

const row = (id: string, left: string, right: string, more: Partial<MappingRow> = {}): MappingRow => ({
  id,
  left,
  right,
  direction: 'both',
  winner: 'ask',
  empty: 'ignore',
  ...more,
});
const winner = fc.constantFrom(
  'ask' as const,
  'left' as const,
  'right' as const,
  'fill' as const,
  'both' as const,
);
const empty = fc.constantFrom('ignore' as const, 'clear' as const);
const policies = fc.record({ winner, empty });

const mapping: fc.Arbitrary<MappingRow[]> = fc
  .record({
    policies: fc.array(policies, { minLength: 6, maxLength: 6 }),
    template: fc.boolean(),
    block: fc.boolean(),
    shared: fc.boolean(),
    isOneWay: fc.constantFrom('both' as const, 'to-left' as const, 'to-right' as const),
  })
  .map(({ policies: p, template, block, shared, isOneWay }) => [
    row('name', 'first_name', 'name', {
      ...p[0],
      transform: { kind: 'name', parts: 'left', family: 'last_name' },
    }),
    ...(shared
      ? [
          row('phone', 'phone_numbers', 'phone', {
            ...p[1],
            transform: { kind: 'primary', order: ['Work'], only: true },
          }),
          row('mobile', 'phone_numbers', 'mobile', {
            ...p[2],
            transform: { kind: 'primary', order: ['Mobile'], only: true },
          }),
        ]
      : [row('phone', 'phone_numbers', 'phone', p[1])]),
    row('emails', 'emails', 'emails', p[3]),
    ...(template
      ? [
          row('company', 'company_name', 'org', {
            ...p[4],
            direction: 'to-left',
            transform: { kind: 'template', to: 'left', text: '{org} – {title}' },
          }),
        ]
      : [row('company', 'company_name', 'org', { ...p[4], direction: isOneWay })]),
    row('note', 'information', 'note', p[5]),
    ...(block
      ? [
          row('block', 'information', 'title', {
            direction: 'to-left',
            transform: {
              kind: 'block',
              to: 'left',
              lines: [
                { label: 'Title', field: 'title' },
                { label: 'Called', field: 'nickname' },
              ],
            },
          }),
        ]
      : []),
  ]);

const action: fc.Arbitrary<Action> = fc.constantFrom<Action>(
  { kind: 'add-to-group', field: 'groups', group: 'Clients' },
  { kind: 'add-to-group', field: 'groups', group: 'Friends' },
  { kind: 'remove-from-group', field: 'groups', group: 'Friends' },
  { kind: 'set', field: 'nickname', value: 'Unknown', when: 'empty' },
  { kind: 'set', field: 'note', value: 'From Aircall', when: 'always' },
  { kind: 'set', field: 'org', value: 'Nobody Ltd', when: 'empty' },
  { kind: 'set-label', field: 'emails', label: 'Aircall', when: 'always' },
);
const rule = fc.record({
  isOn: fc.constantFrom(true, true, false),
  asks: fc.constantFrom('Acme', 'Bolt', ''),
  exit: fc.constantFrom(...exitRules),
  onlyUpdate: fc.constantFrom(false, false, true),
  actions: fc.uniqueArray(action, { maxLength: 3, selector: (one) => JSON.stringify(one) }),
});
const rules = (side: SideName): fc.Arbitrary<Rule[]> =>
  fc.array(rule, { maxLength: 2 }).map((some) =>
    some.map(
      ({ asks, actions, ...rest }, index): Rule => ({
        ...everything(`${side}${index}`),
        ...rest,
        actions: side === 'left' ? actions : [],
        when: {
          kind: 'group',
          match: 'all',
          of:
            asks === ''
              ? []
              : [
                  {
                    kind: 'text',
                    field: side === 'left' ? 'company_name' : 'org',
                    test: 'starts',
                    value: asks,
                  },
                ],
        },
      }),
    ),
  );

const texts = {
  name: ['Anna Muller', 'Anna Lena Muller', 'Muller, Anna', 'Anna'],
  org: ['Acme', 'Bolt', ''],
  title: ['CEO', 'CTO', ''],
  note: ['Likes tea', 'Called\ntwice', '--- Lineup ---\nodd', ''],
  phone: ['+33142685300', '01 42 68 53 01', ''],
  mobile: ['+33612345678', '06 12 34 56 79', ''],
  nickname: ['Annie', ''],
  first_name: ['Anna', 'Anne'],
  last_name: ['Muller', 'Müller-Smit'],
  company_name: ['Acme', 'Bolt', 'Acme – CEO'],
  information: ['Likes tea', 'Mine', '--- Lineup ---\nTitle: Me\nmine\n--- /Lineup ---'],
};
const single = (text: string) => (text === '' ? [] : [{ value: text }]);
const numbers = fc
  .uniqueArray(fc.constantFrom('+33142685300', '+33142685302', '+33612345678', '+33699999999'), {
    minLength: 1,
  })
  .chain((values) =>
    fc.tuple(
      ...values.map((value) => fc.constantFrom('Work', 'Mobile', 'Home').map((label) => ({ value, label }))),
    ),
  );
const lists: Readonly<Record<string, fc.Arbitrary<Contact[string]>>> = {
  phone_numbers: numbers,
  emails: fc.subarray([
    { value: 'a@acme.fr', label: 'Work' },
    { value: 'b@acme.fr', label: 'Home' },
  ]),
  groups: fc.subarray([{ value: 'Clients' }, { value: 'Friends' }, { value: 'Press' }]),
};
const change = (fields: readonly Field[]): fc.Arbitrary<Contact> =>
  fc
    .constantFrom(
      ...fields.filter((field) => field.id in texts || field.id in lists).map((field) => field.id),
    )
    .chain((id) =>
      (lists[id] ?? fc.constantFrom(...(texts[id as keyof typeof texts] ?? [])).map(single)).map(
        (values) => ({
          [id]: values,
        }),
      ),
    );

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('left' as const), change: change(leftFields) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('right' as const), change: change(rightFields) }) },
  { weight: 4, arbitrary: fc.constant({ kind: 'sync' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'undo' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('rules' as const),
      toRight: rules('left'),
      toLeft: rules('right'),
    }),
  },
);

function begin(rows: readonly MappingRow[], isOnBoth: boolean): PlanInput {
  const input = inputOf({
    left: {
      a: {
        first: 'Anna',
        last: 'Muller',
        phone: ['Work:+33142685300', 'Mobile:+33612345678'],
        email: 'a@acme.fr',
      },
    },
    settings: { mapping: rows },
  });
  const contact = {
    name: single('Anna Muller'),
    phone: single('01 42 68 53 00'),
    emails: [{ value: 'a@acme.fr', label: 'Home' }],
    groups: [{ value: 'Press' }],
    secret: single('x'),
  };
  const records = isOnBoth ? [{ id: 'r', contact, isDeleted: false, unreadable: null }] : [];
  return { ...input, right: { ...input.right, fields: rightFields, records } };
}

function check(input: PlanInput, plan: Plan, hasNewRules: boolean): void {
  const mentioned = plan.items.flatMap((item) => item.records.map((ref) => `${ref.side}:${ref.id}`)).sort();
  const alive = (['left', 'right'] as const).flatMap((side) =>
    input[side].records.filter((record) => !record.isDeleted).map((record) => `${side}:${record.id}`),
  );
  expect(mentioned, 'every record once').toEqual(alive.sort());
  if (hasNewRules) expect(plan.items.filter((item) => item.kind === 'delete')).toEqual([]);
  for (const item of plan.items) {
    const writes = item.kind === 'pair' ? item.writes : [];
    for (const write of writes) {
      expect(Object.keys(write.target)).not.toContain('secret');
      for (const before of write.changes) expect(before.after).not.toEqual(before.before);
    }
  }
}

/** A sync whose writes to the right a person takes back at once: none of them is made again. */
function undoLast(input: PlanInput): PlanInput {
  const plan = planConnection(input);
  const after = carryOut(input, plan);
  const written = (one: PlanItem) =>
    one.kind === 'pair' && one.conflicts.length === 0
      ? one.writes.filter(({ side }) => side === 'right').flatMap(({ target }) => Object.keys(target))
      : [];
  const item = plan.items.find((one) => written(one).length > 0);
  if (!item) return after;
  const undone = undo(after, item, 'right');
  // While something is held back or asked about, what the sides owe each other stays owed, undo or not.
  const [link] = after.links;
  const mapped = input.settings.mapping.flatMap((row) => fieldsOfRow(row, 'left'));
  const holds = after.left.records.find((record) => record.id === link?.leftId)?.contact ?? {};
  const isSettled = mapped.every((field) => {
    const half = link?.baseline.left[field];
    return half && JSON.stringify(half) === JSON.stringify(holds[field] ?? []);
  });
  const taken = isSettled ? written(item) : [];
  const again = planConnection(undone).items.flatMap(written);
  expect(
    again.filter((field) => taken.includes(field)),
    'what was taken back stays so',
  ).toEqual([]);
  return undone;
}

test('any walk comes to rest, and no rule that changes deletes anybody', { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(mapping, fc.boolean(), fc.array(step, { maxLength: 14 }), (rows, isOnBoth, steps) => {
      expect(validateMapping(rows, { left: leftFields, right: rightFields })).toEqual([]);
      let input = begin(rows, isOnBoth);
      let hasNewRules = true;
      for (const one of steps) {
        if (one.kind === 'rules') {
          const { toRight, toLeft } = one;
          input = { ...input, settings: { ...input.settings, rules: { toRight, toLeft } } };
          hasNewRules = true;
        } else if (one.kind === 'sync') {
          const plan = planConnection(input);
          check(input, plan, hasNewRules);
          input = carryOut(input, plan);
          hasNewRules = false;
        } else if (one.kind === 'undo') {
          input = undoLast(input);
        } else {
          const [record] = input[one.kind].records.filter((other) => !other.isDeleted);
          if (record) input = edit(input, one.kind, record.id, one.change);
        }
      }
      const rest = settle(input);
      check(rest, planConnection(rest), false);
      if (isOnBoth && books(rest).right.r) expect(books(rest).right.r?.secret).toEqual([{ value: 'x' }]);
    }),
    { numRuns: Number(process.env.LINEUP_WALKS ?? 400) * 5, seed: 20261123 },
  );
});
