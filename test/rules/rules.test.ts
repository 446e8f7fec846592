/** Rules against a slow, obvious judge: whatever the rules and the contact, the answers are the same, alone and within a plan. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Explained, explain, failingPath, groupHolds } from '../../lib/rules/evaluate.ts';
import { judge } from '../../lib/rules/judge.ts';
import { matchesPattern } from '../../lib/rules/pattern.ts';
import { readRules, validateRules } from '../../lib/rules/read-rules.ts';
import { everything, type Group, type Rule } from '../../lib/rules/rule.ts';
import { type SentencePart, sentenceKeys, sentenceOf } from '../../lib/rules/sentence.ts';
import { planConnection } from '../../lib/sync/plan.ts';
import { inputOf } from '../sync/world.ts';
import { at, condition, contact, fields, group, rules, today } from './random-rules.ts';
import { takesPart } from './reference.ts';

const runs = Number(process.env.LINEUP_RULES ?? 3000);
const subject = fc.record({
  contact,
  fields: fc.constant(fields),
  country: fc.constant('FR'),
  today: fc.constant(today),
  createdAt: at,
  updatedAt: at,
  hasPartner: fc.boolean(),
});

describe('a contact before its rules', () => {
  test('any rules judge any contact as the obvious judge does', () => {
    fc.assert(
      fc.property(rules, subject, (some, who) => {
        const judgement = judge(some, who);
        const answer = judgement.kind === 'out' ? 'no' : judgement.mayCreate ? 'create' : 'update';
        expect(answer).toBe(takesPart(some, who));
      }),
      { numRuns: runs, seed: 20261123 },
    );
  });

  test('a plan creates exactly those whom the obvious judge would create', () => {
    fc.assert(
      fc.property(rules, fc.array(contact, { maxLength: 4 }), at, (some, contacts, createdAt) => {
        const plain = inputOf({ settings: { direction: 'to-right', rules: { toRight: some, toLeft: [] } } });
        // Each has a number of their own, so that all travel and none is taken for another.
        const records = contacts.map((one, index) => ({
          id: `${index}`,
          contact: {
            ...one,
            first_name: [{ value: `Nobody${index}` }],
            emails: [],
            phone_numbers: [{ value: `+3361234567${index}`, label: 'Work' }],
          },
          isDeleted: false,
          unreadable: null,
          ...(createdAt === undefined ? {} : { createdAt }),
        }));
        const plan = planConnection({ ...plain, today, left: { ...plain.left, fields, records } });
        expect(plan.items).toHaveLength(records.length);
        for (const record of records) {
          const wanted = takesPart(some, { ...record, createdAt, hasPartner: false, today });
          const item = plan.items.find((other) => other.key === `L${record.id}`);
          const what = item?.kind === 'excluded' ? item.reason : item?.kind;
          expect(what).toBe({ no: 'rule', update: 'only-update', create: 'create' }[wanted]);
        }
      }),
      { numRuns: runs / 5, seed: 20261123 },
    );
  });

  test('what changed on one of two partners travels exactly if the obvious judge lets it', () => {
    fc.assert(
      fc.property(rules, contact, (some, who) => {
        const stop = some.map((rule): Rule => ({ ...rule, exit: 'stop' }));
        const mapping = [
          {
            id: 'age',
            left: 'age',
            right: 'note',
            direction: 'both' as const,
            winner: 'ask' as const,
            empty: 'clear' as const,
          },
        ];
        const plain = inputOf({
          left: { a: {} },
          right: { r: { note: 'before' } },
          links: [['a', 'r', {}, { note: 'before' }]],
          settings: { mapping, rules: { toRight: stop, toLeft: [] }, direction: 'to-right' },
        });
        const [link] = plain.links;
        const record = { id: 'a', contact: who, isDeleted: false, unreadable: null };
        const baseline = {
          left: { age: [{ value: '1' }] },
          right: { note: [{ value: 'before' }] },
          open: [],
        };
        const plan = planConnection({
          ...plain,
          today,
          left: { ...plain.left, fields, records: [record] },
          links: link ? [{ ...link, baseline }] : [],
        });
        const [item] = plan.items;
        const hasTravelled = item?.kind === 'pair' && item.writes.length === 1;
        expect(hasTravelled).toBe(takesPart(stop, { contact: who, hasPartner: true, today }) !== 'no');
      }),
      { numRuns: runs / 5, seed: 20261123 },
    );
  });

  test('explaining gives the same answer at every place of the tree, and the way to what failed leads there', () => {
    fc.assert(
      fc.property(group, subject, (when, who) => {
        const tree = explain({ ...everything('r'), when }, who);
        expect(tree.holds).toBe(groupHolds(when, who));
        checkTree(tree);
        const path = failingPath(when, who);
        expect(path === null).toBe(tree.holds);
        if (path !== null && path.length > 0) expect(follow(when, path)).toBeDefined();
      }),
      { numRuns: runs / 5, seed: 20261123 },
    );
  });
});

function checkTree(tree: Explained): void {
  if (tree.kind === 'condition' || tree.of.length === 0) return;
  const holding = tree.of.filter((one) => one.holds).length;
  const wanted = { all: holding === tree.of.length, any: holding > 0, none: holding === 0 }[tree.match];
  expect(tree.holds).toBe(wanted);
  tree.of.forEach(checkTree);
}

function follow(when: Group, path: readonly number[]) {
  let now: Group['of'][number] | undefined = when;
  for (const index of path) now = now?.kind === 'group' ? now.of[index] : undefined;
  return now;
}

describe('wildcards', () => {
  const table: readonly (readonly [string, string, boolean])[] = [
    ['acme', 'ACME', true],
    ['acme', 'Acme GmbH', false],
    ['*gmbh', 'Acme GmbH', true],
    ['a?me', 'Acme', true],
    ['a?me', 'Ame', false],
    ['*', '', true],
    ['?', '', false],
    ['', '', true],
    ['', 'x', false],
    ['*a*b*', 'xxaxxbxx', true],
    ['*a*b*', 'xxbxxaxx', false],
    ['100\\*', '100*', true],
    ['100\\*', '1000', false],
    ['what\\?', 'what?', true],
    ['a.c', 'abc', false],
    ['(a+)+$', 'aaa', false],
    ['\\', '\\', true],
    ['m?ller', 'M\u0075\u0308ller', true],
  ];
  for (const [pattern, text, wanted] of table)
    test(`"${pattern}" ${wanted ? 'matches' : 'does not match'} "${text}"`, () =>
      expect(matchesPattern(pattern, text)).toBe(wanted));

  test('the worst of patterns on the longest of texts comes to its end', () => {
    // Were it to try every way to share out the letters, it would never.
    expect(matchesPattern(`${'*a'.repeat(50)}*b`, 'a'.repeat(30_000))).toBe(false);
    expect(matchesPattern(`${'*a'.repeat(50)}*b`, `${'a'.repeat(30_000)}b`)).toBe(true);
  });
});

const both = { left: fields, right: fields };

describe('rules from a file', () => {
  test('any valid rules are read back as they were, by way of JSON', () => {
    fc.assert(
      fc.property(rules, (some) => {
        const whole = { toRight: some, toLeft: [] };
        const read = readRules(JSON.parse(JSON.stringify(whole)), both);
        // A pattern may be empty while it is typed; it is not valid.
        if (JSON.stringify(some).includes('"value":""')) expect(read.ok).toBe(false);
        else expect(read).toEqual({ ok: true, rules: whole });
      }),
      { numRuns: 300, seed: 20261123 },
    );
  });

  test('no rules at all, as in settings stored before there were any, are everything', () => {
    expect(readRules(undefined, both)).toEqual({ ok: true, rules: { toRight: [], toLeft: [] } });
    expect(readRules({}, both)).toEqual({ ok: true, rules: { toRight: [], toLeft: [] } });
  });

  const when = (one: unknown) => ({ kind: 'group', match: 'all', of: [one] });
  const ruleWith = (one: unknown, more: object = {}) => ({ id: 'r', isOn: true, when: when(one), ...more });
  const wrong: readonly (readonly [string, unknown, string])[] = [
    ['a text', 'everything', 'not-a-rule'],
    ['a list of nothing', { toRight: [null] }, 'not-a-rule'],
    ['no id', { toRight: [{ ...everything('') }] }, 'no-id'],
    ['two with one id', { toRight: [everything('a'), everything('a')] }, 'same-id'],
    ['an unknown exit', { toRight: [{ ...everything('a'), exit: 'explode' }] }, 'unknown-kind'],
    ['an unknown condition', { toRight: [ruleWith({ kind: 'moon', is: true })] }, 'unknown-kind'],
    [
      'a field that the side does not have',
      { toRight: [ruleWith({ kind: 'text', field: 'shoe_size', test: 'is', value: '42' })] },
      'unknown-field',
    ],
    [
      'a question that the field cannot answer',
      { toRight: [ruleWith({ kind: 'phone-valid', field: 'company_name', is: true })] },
      'wrong-type',
    ],
    [
      'a text where a number is wanted',
      { toRight: [ruleWith({ kind: 'number', field: 'age', test: 'is', value: '18' })] },
      'value-wrong',
    ],
    [
      'a day that is none',
      { toRight: [ruleWith({ kind: 'time', of: 'created', since: '2026-02-30' })] },
      'value-wrong',
    ],
    ['half a day', { toRight: [ruleWith({ kind: 'time-within', of: 'created', days: 1.5 })] }, 'value-wrong'],
    [
      'nothing to look for',
      { toRight: [ruleWith({ kind: 'text', field: 'company_name', test: 'contains', value: '' })] },
      'value-missing',
    ],
    [
      'an endless pattern',
      {
        toRight: [
          ruleWith({ kind: 'text', field: 'company_name', test: 'matches', value: '*a'.repeat(200) }),
        ],
      },
      'too-long',
    ],
    [
      'groups within groups without end',
      { toRight: [ruleWith([1, 2, 3, 4, 5, 6, 7].reduce<unknown>((inner) => when(inner), when({})))] },
      'too-deep',
    ],
    [
      'a thousand conditions',
      {
        toRight: [
          { ...everything('a'), when: { kind: 'group', match: 'any', of: new Array(1000).fill({}) } },
        ],
      },
      'too-many',
    ],
    [
      'an action on a number that only groups take',
      { toRight: [{ ...everything('a'), actions: [{ kind: 'add-to-group', field: 'emails', group: 'x' }] }] },
      'wrong-type',
    ],
    [
      'an unknown action',
      { toRight: [{ ...everything('a'), actions: [{ kind: 'call', field: 'emails' }] }] },
      'unknown-kind',
    ],
  ];
  for (const [name, data, reason] of wrong) {
    test(`${name} is refused with its place, and nothing of it is taken`, () => {
      const read = readRules(data, both);
      expect(read.ok).toBe(false);
      if (!read.ok) expect(read.faults.map((fault) => fault.reason)).toContain(reason);
    });
  }

  test('a fixed value for a field that nobody may write is refused', () => {
    const locked = fields.map((field) => ({ ...field, readOnly: true }));
    const set = { kind: 'set', field: 'company_name', value: 'x', when: 'always' } as const;
    const faults = validateRules(
      { toRight: [{ ...everything('a'), actions: [set] }], toLeft: [] },
      { left: fields, right: locked },
    );
    expect(faults).toEqual([
      { path: ['toRight', 0, 'actions', 0], reason: 'read-only', detail: 'company_name' },
    ]);
  });

  test('any data at all is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        readRules(data, both);
        readRules({ toRight: [data] }, both);
        readRules({ toRight: [{ ...everything('a'), when: data, actions: data }] }, both);
        readRules({ toRight: [ruleWith(data)] }, both);
      }),
      { numRuns: 500, seed: 20261123 },
    );
  });
});

describe('a rule as a sentence', () => {
  test('says the fields by name and what is asked of them', () => {
    const rule: Rule = {
      ...everything('r'),
      when: {
        kind: 'group',
        match: 'all',
        of: [
          { kind: 'text', field: 'information', test: 'contains', value: 'vip' },
          { kind: 'phone-country', field: 'phone_numbers', countries: ['FR'] },
        ],
      },
      actions: [{ kind: 'add-to-group', field: 'tags', group: 'Clients' }],
    };
    const field = (id: string) => ({ kind: 'field', id, name: id });
    expect(sentenceOf(rule, fields, fields)).toEqual({
      when: {
        kind: 'group',
        match: 'all',
        parts: [
          {
            kind: 'words',
            key: 'rule_if_text_contains',
            values: { field: field('information'), value: { kind: 'text', text: 'vip' } },
          },
          {
            kind: 'words',
            key: 'rule_if_phone_country',
            values: { field: field('phone_numbers'), value: { kind: 'countries', countries: ['FR'] } },
          },
        ],
      },
      actions: [
        { kind: 'words', key: 'rule_then_create', values: {} },
        {
          kind: 'words',
          key: 'rule_then_add_to_group',
          values: { field: field('tags'), value: { kind: 'text', text: 'Clients' } },
        },
      ],
      exit: { kind: 'words', key: 'rule_exit_keep', values: {} },
    });
  });

  test('uses no key but those that have words, whatever the rule', () => {
    const keysIn = (part: SentencePart): string[] =>
      part.kind === 'words' ? [part.key] : part.parts.flatMap(keysIn);
    const used = new Set<string>();
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1 }), (of) => {
        const sentence = sentenceOf(
          { ...everything('r'), when: { kind: 'group', match: 'all', of } },
          fields,
          fields,
        );
        for (const key of [sentence.when, ...sentence.actions, sentence.exit].flatMap(keysIn)) used.add(key);
      }),
      { numRuns: 300, seed: 20261123 },
    );
    expect([...used].filter((key) => !sentenceKeys.includes(key))).toEqual([]);
    const unused = sentenceKeys.filter((key) => key.startsWith('rule_if_') && !used.has(key));
    expect(unused).toEqual(['rule_if_everyone']);
  });
});
