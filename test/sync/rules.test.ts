/** Stories of who takes part, and of what becomes of those who no longer do. */
import { describe, expect, test } from 'vitest';
import { type Action, everything, type Group, type Rule } from '../../lib/rules/rule.ts';
import type { ConnectionSettings } from '../../lib/rules/settings.ts';
import { planConnection } from '../../lib/sync/plan.ts';
import type { PlanInput } from '../../lib/sync/view.ts';
import { books, carryOut, edit, settle } from './carry-out.ts';
import { contactOf, inputOf, planOf, type Said, type Story, sentences } from './world.ts';

const anna: Said = { first: 'Anna', last: 'Muller', phone: 'Work:+33612345678' };
const bob: Said = { first: 'Bob', last: 'Ray', phone: 'Work:+33712345678' };

const noteSays = (value: string, field = 'information'): Group => ({
  kind: 'group',
  match: 'all',
  of: [{ kind: 'text', field, test: 'contains', value }],
});
const rule = (change: Partial<Rule> = {}): Rule => ({
  ...everything('vip'),
  when: noteSays('vip'),
  ...change,
});
const toRight = (...rules: Rule[]): Partial<ConnectionSettings> => ({
  rules: { toRight: rules, toLeft: [] },
});
const both = (...rules: Rule[]): Partial<ConnectionSettings> => ({
  rules: {
    toRight: rules,
    toLeft: [{ ...everything('back'), when: noteSays('back', 'note') }],
  },
});
const clients: Action = { kind: 'add-to-group', field: 'categories', group: 'Clients' };

const stories: readonly {
  readonly story: string;
  readonly given: Story;
  readonly expect: readonly string[];
}[] = [
  {
    story:
      'only those whom a rule matches are created on the other side; the others say which part of it kept them out',
    given: {
      left: { a: { ...anna, note: 'a VIP of ours' }, b: bob },
      settings: toRight(rule()),
    },
    expect: [
      'La create right: given=Anna, family=Muller, tel=Work:+33612345678, note=a VIP of ours',
      'Lb excluded: rule (vip 0)',
    ],
  },
  {
    story: 'a contact takes part if any of several rules matches',
    given: {
      left: { a: { ...anna, note: 'partner' }, b: bob },
      settings: toRight(rule(), rule({ id: 'partners', when: noteSays('partner') })),
    },
    expect: [
      'La create right: given=Anna, family=Muller, tel=Work:+33612345678, note=partner',
      'Lb excluded: rule (vip 0)',
    ],
  },
  {
    story: 'a rule that is switched off matches nobody; without any rule that is on, nobody takes part',
    given: { left: { a: { ...anna, note: 'vip' } }, settings: toRight(rule({ isOn: false })) },
    expect: ['La excluded: rule (all off)'],
  },
  {
    story: 'each direction has its own rules',
    given: {
      left: { a: { ...anna, note: 'vip' } },
      right: { r: { ...bob, note: 'vip' } },
      settings: both(rule()),
    },
    expect: [
      'La create right: given=Anna, family=Muller, tel=Work:+33612345678, note=vip',
      'Rr excluded: rule (back 0)',
    ],
  },
  {
    story: 'a rule that only updates creates nobody and keeps in line whoever is on both sides',
    given: {
      left: { a: { ...anna, company: 'Acme' }, b: bob },
      right: { r: anna },
      settings: toRight(rule({ when: { kind: 'group', match: 'all', of: [] }, onlyUpdate: true })),
    },
    expect: ['La+Rr link by phone+name; right org: (nothing) -> Acme', 'Lb excluded: only-update (vip)'],
  },
  {
    story: 'the condition "already exists on the other side" does the same',
    given: {
      left: { a: { ...anna, company: 'Acme' }, b: bob },
      right: { r: anna },
      settings: toRight(rule({ when: { kind: 'group', match: 'all', of: [{ kind: 'partner', is: true }] } })),
    },
    expect: ['La+Rr link by phone+name; right org: (nothing) -> Acme', 'Lb excluded: rule (vip 0)'],
  },
  {
    story: 'one of two partners matches: they are linked, and changes travel from it only',
    given: {
      left: { a: { ...anna, note: 'vip', company: 'Acme' } },
      right: { r: { ...anna, note: 'vip', email: 'anna@acme.fr' } },
      settings: both(rule()),
    },
    expect: ['La+Rr link by phone+name; right org: (nothing) -> Acme'],
  },
  {
    story: 'two who are the same person and whom no rule matches are not linked',
    given: { left: { a: anna }, right: { r: anna }, settings: both(rule()) },
    expect: ['La+Rr excluded: rule (vip 0)'],
  },
  {
    story: 'nobody is asked about people of whom none takes part',
    given: { left: { a: anna, b: anna }, settings: toRight(rule()) },
    expect: ['La excluded: rule (vip 0)', 'Lb excluded: rule (vip 0)'],
  },
  {
    story: 'a rule adds to a group and sets a fixed value when it creates',
    given: {
      left: { a: { ...anna, note: 'vip' } },
      settings: toRight(
        rule({
          actions: [clients, { kind: 'set', field: 'org', value: 'Unknown', when: 'empty' }],
        }),
      ),
    },
    expect: [
      'La create right: given=Anna, family=Muller, tel=Work:+33612345678, note=vip, categories=Clients, org=Unknown',
    ],
  },
  {
    story: 'a fixed value alone makes no contact',
    given: {
      left: { a: anna },
      settings: {
        ...toRight({
          ...everything('all'),
          actions: [{ kind: 'set', field: 'org', value: 'Unknown', when: 'empty' }],
        }),
        mapping: [],
      },
    },
    expect: ['La excluded: nothing-to-write'],
  },
  {
    story: 'a fixed value fills what is empty, and only replaces what is not if it is meant to',
    given: {
      left: { a: { ...anna, note: 'vip' } },
      right: { r: { ...anna, note: 'vip', company: 'Acme', groups: ['Friends'] } },
      links: [['a', 'r', { ...anna, note: 'vip', company: 'Acme' }]],
      settings: toRight(
        rule({
          actions: [
            { kind: 'set', field: 'org', value: 'Unknown', when: 'empty' },
            { kind: 'set', field: 'note', value: 'Known to the phone system', when: 'always' },
            { kind: 'remove-from-group', field: 'categories', group: 'friends' },
          ],
        }),
      ),
    },
    expect: [
      'La+Rr linked; right note: vip -> Known to the phone system; right categories: Friends -> (nothing)',
    ],
  },
  {
    story: 'a rule labels numbers that have no label of their own',
    given: {
      left: { a: { ...anna, phone: ['Work:+33612345678', 'Home:+33142685300'] } },
      right: { r: { ...anna, phone: ['Work:+33612345678', 'Home:+33142685300'] } },
      links: [['a', 'r', { ...anna, phone: ['Work:+33612345678', 'Home:+33142685300'] }]],
      settings: {
        rules: {
          toRight: [],
          toLeft: [
            {
              ...everything('all'),
              actions: [{ kind: 'set-label', field: 'phone_numbers', label: 'From cards', when: 'empty' }],
            },
          ],
        },
      },
    },
    expect: [
      'La+Rr linked; left phone_numbers: Work:+33612345678 & Home:+33142685300 -> From cards:+33612345678 & Home:+33142685300',
    ],
  },
  {
    story:
      'a contact that was in line before there were rules, and that no rule matches: its rule says stop, and nobody is deleted',
    given: {
      left: { a: { ...anna, company: 'Acme' } },
      right: { r: anna },
      links: [['a', 'r', anna, undefined, { createdSide: 'right' }]],
      settings: { ...both(rule({ exit: 'delete-created' })), direction: 'to-right' },
    },
    expect: ['La+Rr excluded: left-filter (vip 0)'],
  },
  {
    story: 'a deletion does not follow where the contact had left and everything stopped',
    given: {
      left: { a: 'deleted' },
      right: { r: anna },
      links: [
        [
          'a',
          'r',
          anna,
          undefined,
          { rules: { toRight: { matched: ['vip'], by: '', isOut: true, done: [] } } },
        ],
      ],
      settings: {
        ...toRight(rule({ exit: 'stop' })),
        deletions: { toRight: 'linked', toLeft: 'never' },
      },
    },
    expect: ['Rr excluded: partner-deleted'],
  },
  {
    story: 'an edit that would bring back a deleted contact brings back only who takes part',
    given: {
      left: { a: { ...anna, company: 'Acme' } },
      right: { r: 'deleted' },
      links: [['a', 'r', anna]],
      settings: { ...toRight(rule()), deletions: { toRight: 'never', toLeft: 'linked' } },
    },
    expect: ['La excluded: rule (vip 0)'],
  },
];

describe('who takes part', () => {
  for (const { story, given, expect: wanted } of stories) {
    test(story, () => {
      expect(sentences(planOf(given))).toEqual([...wanted].sort());
      // Whatever was planned, once carried out there is nothing more to do.
      settle(inputOf(given));
    });
  }
});

const noteIs = (note: string) => contactOf('left', { note });
const withRules = (input: PlanInput, ...rules: Rule[]): PlanInput => ({
  ...input,
  settings: { ...input.settings, rules: { toRight: rules, toLeft: [] } },
});
/** Anna, a VIP, was created on the right by her rule and put among the clients. */
const created = (exit: Rule['exit'], settings: Partial<ConnectionSettings> = {}) => {
  const vip = rule({ exit, actions: [clients] });
  const given = inputOf({
    left: { a: { ...anna, note: 'vip' } },
    settings: { direction: 'to-right', ...toRight(vip), ...settings },
  });
  return { vip, input: settle(given) };
};
const plan = (input: PlanInput) => sentences(planConnection(input));

describe('a contact that no rule matches any more', () => {
  test('keep: its changes go on travelling, the last one too', () => {
    const { input } = created('keep');
    const left = edit(input, 'left', 'a', noteIs('was important'));
    expect(plan(left)).toEqual(["La+Ra' linked; right note: vip -> was important"]);
    const later = edit(settle(left), 'left', 'a', contactOf('left', { company: 'Acme' }));
    expect(plan(later)).toEqual(["La+Ra' linked; right org: (nothing) -> Acme"]);
  });

  test('stop: nothing travels, and what happened meanwhile travels when a rule matches again', () => {
    const { input } = created('stop');
    const left = edit(input, 'left', 'a', { ...noteIs('was important'), company_name: [{ value: 'Acme' }] });
    expect(plan(left)).toEqual(["La+Ra' excluded: left-filter (vip 0)"]);
    const again = edit(settle(left), 'left', 'a', noteIs('vip again'));
    expect(plan(again)).toEqual([
      "La+Ra' linked; right org: (nothing) -> Acme; right note: vip -> vip again",
    ]);
  });

  test('stop in one direction: what comes from the other side is still taken, and what was held back travels later', () => {
    const { input } = created('stop', { direction: 'both' });
    let now = edit(input, 'left', 'a', { ...noteIs('was important'), company_name: [{ value: 'Acme' }] });
    now = edit(now, 'right', "a'", { given: [{ value: 'Anne' }] });
    expect(plan(now)).toEqual(["La+Ra' linked; left first_name: Anna -> Anne"]);
    now = settle(now);
    expect(plan(edit(now, 'left', 'a', noteIs('vip again')))).toEqual([
      "La+Ra' linked; right org: (nothing) -> Acme; right note: vip -> vip again",
    ]);
  });

  test('undo: what the rule did is taken back, and nothing travels any more', () => {
    const { input } = created('undo');
    const left = edit(input, 'left', 'a', noteIs('was important'));
    expect(plan(left)).toEqual(["La+Ra' linked; right categories: Clients -> (nothing)"]);
    expect(plan(settle(left))).toEqual(["La+Ra' excluded: left-filter (vip 0)"]);
  });

  test('undo takes back nothing that was there before, and no value that somebody has changed since', () => {
    const vip = rule({
      exit: 'undo',
      actions: [clients, { kind: 'set', field: 'org', value: 'Unknown', when: 'empty' }],
    });
    const given = inputOf({
      left: { a: { ...anna, note: 'vip' } },
      right: { r: { ...anna, note: 'vip', groups: 'Clients' } },
      settings: { direction: 'to-right', ...toRight(vip) },
    });
    let now = settle(given);
    expect(books(now).right.r?.org).toEqual([{ value: 'Unknown' }]);
    now = edit(edit(now, 'right', 'r', { org: [{ value: 'Acme' }] }), 'left', 'a', noteIs('nobody'));
    now = settle(now);
    expect(books(now).right.r?.org).toEqual([{ value: 'Acme' }]);
    expect(books(now).right.r?.categories).toEqual([{ value: 'Clients' }]);
  });

  test('a label that the rule gave is taken back too', () => {
    const vip = rule({
      exit: 'undo',
      actions: [{ kind: 'set-label', field: 'tel', label: 'VIP', when: 'always' }],
    });
    let now = settle(
      inputOf({
        left: { a: { ...anna, note: 'vip' } },
        right: { r: anna },
        settings: { direction: 'to-right', ...toRight(vip) },
      }),
    );
    expect(books(now).right.r?.tel).toEqual([{ value: '+33612345678', label: 'VIP' }]);
    now = settle(edit(now, 'left', 'a', noteIs('nobody')));
    expect(books(now).right.r?.tel).toEqual([{ value: '+33612345678', label: 'Work' }]);
  });

  test('who leaves one rule and still matches another stays, without what the first one did', () => {
    const { vip, input } = created('undo');
    const partners = rule({ id: 'partners', when: noteSays('partner') });
    const now = edit(withRules(input, vip, partners), 'left', 'a', noteIs('partner'));
    expect(plan(now)).toEqual([
      "La+Ra' linked; right note: vip -> partner; right categories: Clients -> (nothing)",
    ]);
  });

  test('what two rules want stays until neither matches', () => {
    const { vip, input } = created('undo');
    const partners = rule({ id: 'partners', when: noteSays('partner'), exit: 'undo', actions: [clients] });
    let now = settle(edit(withRules(input, vip, partners), 'left', 'a', noteIs('partner')));
    expect(books(now).right["a'"]?.categories).toEqual([{ value: 'Clients' }]);
    now = settle(edit(now, 'left', 'a', noteIs('nobody')));
    expect(books(now).right["a'"]?.categories).toBeUndefined();
  });

  test('delete-created: the partner that this connection created is deleted', () => {
    const { input } = created('delete-created');
    const left = edit(input, 'left', 'a', noteIs('was important'));
    expect(plan(left)).toEqual(["La+Ra' delete right, its partner left"]);
    expect(plan(settle(left))).toEqual(['La excluded: rule (vip 0)']);
  });

  test('delete-created: a partner that was there before is kept', () => {
    const given = inputOf({
      left: { a: { ...anna, note: 'vip' } },
      right: { r: anna },
      settings: { direction: 'to-right', ...toRight(rule({ exit: 'delete-created' })) },
    });
    const left = edit(settle(given), 'left', 'a', noteIs('was important'));
    expect(plan(left)).toEqual(['La+Rr excluded: left-filter (vip 0)']);
  });

  test('delete-created: a partner that somebody has edited is kept', () => {
    const { input } = created('delete-created');
    const now = edit(edit(input, 'left', 'a', noteIs('was important')), 'right', "a'", {
      org: [{ value: 'Acme' }],
    });
    expect(plan(now)).toEqual(["La+Ra' linked; right categories: Clients -> (nothing)"]);
  });

  test('delete-created: nothing is deleted while the listing cannot be trusted; once it can, it is', () => {
    const { input } = created('delete-created');
    const now = edit(input, 'left', 'a', noteIs('was important'));
    const distrusted = { ...now, left: { ...now.left, trustDeletions: false } };
    expect(plan(distrusted)).toEqual(["La+Ra' excluded: left-filter (vip 0)"]);
    const trusted = { ...settle(distrusted), left: now.left };
    expect(plan(trusted)).toEqual(["La+Ra' delete right, its partner left"]);
  });

  test.each([
    ['switched off', (vip: Rule) => [{ ...vip, isOn: false }]],
    ['changed to ask for something else', (vip: Rule) => [{ ...vip, when: noteSays('gold') }]],
    ['replaced by another', (vip: Rule) => [{ ...vip, id: 'gold', when: noteSays('gold') }]],
  ])('delete-created: nobody is deleted because the rule was %s, now or later', (_, change) => {
    const { vip, input } = created('delete-created');
    let now = withRules(input, ...change(vip));
    for (let turn = 0; turn < 3; turn += 1) {
      expect(plan(now).filter((sentence) => sentence.includes('delete'))).toEqual([]);
      now = carryOut(now, planConnection(now));
    }
    now = edit(now, 'left', 'a', noteIs('nobody'));
    expect(plan(now).filter((sentence) => sentence.includes('delete'))).toEqual([]);
  });

  test('of several rules that matched, the mildest says what happens', () => {
    const a = rule({ id: 'a', exit: 'delete-created' });
    const b = rule({ id: 'b', exit: 'keep' });
    const input = settle(
      inputOf({
        left: { a: { ...anna, note: 'vip' } },
        settings: { direction: 'to-right', ...toRight(a, b) },
      }),
    );
    expect(plan(edit(input, 'left', 'a', noteIs('nobody')))).toEqual([
      "La+Ra' linked; right note: vip -> nobody",
    ]);
  });

  test.each(['keep', 'stop', 'undo', 'delete-created'] as const)(
    '%s: a rule switched on, off and on again leaves both sides as they were',
    (exit) => {
      const { vip, input } = created(exit);
      const off = settle(withRules(input, { ...vip, isOn: false }));
      const on = settle(withRules(off, vip));
      expect(books(on)).toEqual(books(input));
      expect(plan(on)).toEqual(["La+Ra' linked"]);
    },
  );

  test('the passing of days alone lets a contact leave', () => {
    const recent = rule({
      exit: 'stop',
      when: { kind: 'group', match: 'all', of: [{ kind: 'time-within', of: 'created', days: 7 }] },
    });
    const day = 24 * 60 * 60 * 1000;
    const given = inputOf({ left: { a: anna }, settings: { direction: 'to-right', ...toRight(recent) } });
    const [record] = given.left.records;
    const dated: PlanInput = {
      ...given,
      left: { ...given.left, records: record ? [{ ...record, createdAt: given.today - 7 * day }] : [] },
    };
    expect(plan(dated)).toEqual(['La create right: given=Anna, family=Muller, tel=Work:+33612345678']);
    expect(plan({ ...dated, today: given.today + day })).toEqual(['La excluded: rule (vip 0)']);
  });
});
