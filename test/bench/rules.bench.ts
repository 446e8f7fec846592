/**
 * Rules and mapping over 100,000 contacts. Only the ratios mean anything: machines differ. What they stand against: a plan without rules and
 * with plain rows, and, for rules alone, writing each contact down as JSON once.
 */
import type { Contact } from '../../lib/contact/contact.ts';
import type { Subject } from '../../lib/rules/condition.ts';
import { judge } from '../../lib/rules/judge.ts';
import { defaultMapping, type MappingRow } from '../../lib/rules/mapping.ts';
import { everything, type Rule } from '../../lib/rules/rule.ts';
import type { ConnectionSettings } from '../../lib/rules/settings.ts';
import { planConnection } from '../../lib/sync/plan.ts';
import type { Link } from '../../lib/sync/plan.types.ts';
import type { PlanInput, PlanRecord } from '../../lib/sync/view.ts';
import { aircallLikeFields, cardLikeFields } from '../services/memory-fields.ts';

const people = 100_000;
const rounds = 2;
const today = Date.UTC(2026, 10, 1);

const digits = (index: number) => String(index).padStart(6, '0');
const onLeft = (index: number): Contact => ({
  first_name: [{ value: `First${index % 997}` }],
  last_name: [{ value: `Person ${index}` }],
  company_name: [{ value: index % 3 === 0 ? 'Acme' : `Company ${index % 5000}` }],
  information: [{ value: index % 7 === 0 ? 'a VIP of ours' : 'met at the fair in spring' }],
  phone_numbers: [{ value: `+33612${digits(index)}`, label: 'Work' }],
  emails: [{ value: `person${index}@example${index % 40}.com`, label: 'Work' }],
});
const onRight = (index: number): Contact => ({
  given: [{ value: `First${index % 997}` }],
  family: [{ value: `Person ${index}` }],
  org: [{ value: index % 3 === 0 ? 'Acme' : `Company ${index % 5000}` }],
  note: [{ value: index % 7 === 0 ? 'a VIP of ours' : 'met at the fair in spring' }],
  tel: [{ value: `+33612${digits(index)}`, label: 'Work' }],
  email: [{ value: `person${index}@example${index % 40}.com`, label: 'Work' }],
});
const record = (id: string, contact: Contact, phone: string, email: string): PlanRecord => ({
  id,
  contact,
  isDeleted: false,
  unreadable: null,
  createdAt: today,
  keys: [`p:${phone}`, `e:${email}`],
});
const indexes = Array.from({ length: people }, (_, index) => index);
const keyed = (side: string, make: (index: number) => Contact) =>
  indexes.map((index) =>
    record(
      `${side}${index}`,
      make(index),
      `+33612${digits(index)}`,
      `person${index}@example${index % 40}.com`,
    ),
  );
const left = keyed('l', onLeft);
const right = keyed('r', onRight);

const rule: Rule = {
  ...everything('r'),
  when: {
    kind: 'group',
    match: 'all',
    of: [
      { kind: 'filled', field: 'phone_numbers', is: true },
      { kind: 'phone-country', field: 'phone_numbers', countries: ['FR', 'DE'] },
      {
        kind: 'group',
        match: 'any',
        of: [
          { kind: 'text', field: 'information', test: 'contains', value: 'vip' },
          { kind: 'one-of', field: 'company_name', values: ['Acme', 'Bolt'] },
          { kind: 'text', field: 'company_name', test: 'matches', value: '*any 1*' },
          { kind: 'email-domain', field: 'emails', domains: ['example7.com', 'example8.com'] },
          { kind: 'time-within', of: 'updated', days: 30 },
        ],
      },
    ],
  },
  actions: [{ kind: 'add-to-group', field: 'categories', group: 'Clients' }],
};
const plainRows = defaultMapping(aircallLikeFields, cardLikeFields);
const plain: ConnectionSettings = {
  direction: 'both',
  mapping: plainRows,
  deletions: { toRight: 'never', toLeft: 'never' },
  defaultCountry: { left: 'FR', right: 'FR' },
  e164: true,
};
const block: MappingRow = {
  id: 'block',
  left: 'information',
  right: 'org',
  direction: 'to-left',
  winner: 'ask',
  empty: 'ignore',
  transform: {
    kind: 'block',
    to: 'left',
    lines: [
      { label: 'Company', field: 'org' },
      { label: 'Groups', field: 'categories' },
    ],
  },
};
const withRules = { ...plain, rules: { toRight: [rule], toLeft: [everything('all')] } };
const withTransforms = { ...plain, mapping: [...plainRows, block] };

const whole = (contact: Contact, fields: readonly { readonly id: string }[]): Contact =>
  Object.fromEntries(fields.map((field) => [field.id, contact[field.id] ?? []]));
const links: Link[] = indexes.map((index) => ({
  id: `${index}`,
  connectionId: 'c',
  leftId: `l${index}`,
  rightId: `r${index}`,
  baseline: {
    left: whole(onLeft(index), aircallLikeFields),
    right: whole(onRight(index), cardLikeFields),
    open: [],
  },
  createdSide: null,
  goneSide: null,
}));
const inputOf = (settings: ConnectionSettings, isLinked: boolean): PlanInput => ({
  settings,
  today,
  left: { fields: aircallLikeFields, records: left, focus: null, trustDeletions: true },
  right: { fields: cardLikeFields, records: isLinked ? right : [], focus: null, trustDeletions: true },
  links: isLinked ? links : [],
  decisions: [],
  choices: [],
  refused: new Map(),
});

/** Best of several rounds, in ms. */
function best(work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    work();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

function show(name: string, ms: number, against: number): void {
  console.log(`${name.padEnd(58)} ${(ms / against).toFixed(2).padStart(6)} ×`);
}

const subjects: readonly Subject[] = left.map((one) => ({
  contact: one.contact,
  fields: aircallLikeFields,
  country: 'FR',
  today,
  createdAt: today,
  updatedAt: today,
  hasPartner: false,
}));
const json = best(() => subjects.map((one) => JSON.stringify(one.contact).length));
const first = best(() => planConnection(inputOf(plain, false)));
const linked = best(() => planConnection(inputOf(plain, true)));

console.log(`${people} contacts, best of ${rounds}`);
show(
  'judging each by 8 conditions, against its JSON',
  best(() => subjects.map((one) => judge([rule], one))),
  json,
);
show(
  'first plan with rules, against one without',
  best(() => planConnection(inputOf(withRules, false))),
  first,
);
show(
  'plan of linked pairs with rules, against one without',
  best(() => planConnection(inputOf(withRules, true))),
  linked,
);
show(
  'plan of linked pairs with a block, against plain rows',
  best(() => planConnection(inputOf(withTransforms, true))),
  linked,
);
show('plan of linked pairs without rules, against the JSON', linked, json);
