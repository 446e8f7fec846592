/** Answers to the editor of rules over made-up people, judged by the very functions that plans are made with. */
import type { ConnectionView, Contact, SideName } from '../../../lib/app/api.ts';
import type { Rule, RuleQueries, Rules } from '../../../lib/app/rule-api.ts';
import { foundPerson, RuleTally, searchFor, testOf, ValueTally } from '../../../lib/app/rule-tally.ts';
import { type Subject, startOfDay } from '../../../lib/rules/condition.ts';
import { sourceOf } from '../../../lib/rules/rule.ts';
import { subjectOf } from '../../../lib/rules/subject.ts';
import { atAircall, atBook, people } from './people.ts';

interface Held {
  readonly id: string;
  readonly contact: Contact;
}

const groups = ['Clients', 'Fournisseurs', 'Friends', 'Familie', 'VIP'];

/** The made-up people with notes and groups, so that there is something to ask about. */
export function heldAt(side: SideName): readonly Held[] {
  return people.map((person, index) => {
    if (side === 'left') {
      const note =
        index % 4 === 1 ? [{ value: index % 8 === 1 ? 'VIP client since 2019' : 'Met in Lyon' }] : [];
      return { id: person.id, contact: { ...atAircall(person), information: note } };
    }
    const group = groups[index % 7];
    return { id: person.id, contact: { ...atBook(person), categories: group ? [{ value: group }] : [] } };
  });
}

/** @param isRead false: as before the first pull. */
export function fakeRuleQueries(view: ConnectionView | undefined, isRead = true): RuleQueries {
  const sideOf = (accountId: string): SideName => (accountId === view?.left.account.id ? 'left' : 'right');
  const subject = (side: SideName, { contact }: Held): Subject => {
    if (!view) throw new Error('no connection');
    const { settings } = view.connection;
    return subjectOf(settings, side, view[side].fields, { contact }, false, startOfDay(Date.now()));
  };
  const all = (side: SideName) => (isRead && view ? heldAt(side) : []);
  return {
    async countRules({ direction, rules, watched }) {
      if (!isRead || !view) return null;
      const side = sourceOf(direction);
      const tally = new RuleTally(rules, watched);
      for (const held of all(side)) tally.add(held.id, subject(side, held));
      const arePartnersKnown = view.connection.settled !== null;
      return tally.counted({ total: people.length, isDone: true, completeAt: Date.now(), arePartnersKnown });
    },
    async heldValues(accountId, field, part) {
      const tally = new ValueTally(field, part);
      for (const { contact } of all(sideOf(accountId))) tally.add(contact);
      return tally.values();
    },
    async findPeople(accountId, search, limit) {
      const side = sideOf(accountId);
      const isMeant = searchFor(search);
      const found = all(side).filter(({ contact }) => isMeant(contact));
      return found
        .slice(0, limit)
        .map(({ id, contact }) => foundPerson(id, contact, view?.[side].fields ?? []));
    },
    async testRules(_, direction, rules, recordId) {
      const side = sourceOf(direction);
      const held = all(side).find(({ id }) => id === recordId);
      return held ? testOf(held.id, subject(side, held), rules, []) : null;
    },
  };
}

const group = (match: 'all' | 'any' | 'none', ...of: Rule['when']['of']) =>
  ({ kind: 'group', match, of }) as const;

export const vipRule: Rule = {
  id: 'vip',
  name: 'Good customers in France',
  isOn: true,
  when: group(
    'all',
    { kind: 'text', field: 'information', test: 'contains', value: 'vip' },
    group(
      'any',
      { kind: 'phone-country', field: 'phone_numbers', countries: ['FR', 'AE'] },
      { kind: 'email-domain', field: 'emails', domains: ['donau.example', 'brandt-und-soehne.example'] },
      group('none', { kind: 'placeholder', is: true }, { kind: 'filled', field: 'company_name', is: false }),
    ),
  ),
  actions: [
    { kind: 'add-to-group', field: 'categories', group: 'Clients' },
    { kind: 'set', field: 'title', value: 'VIP', when: 'empty' },
  ],
  onlyUpdate: false,
  exit: 'undo',
};

export const someRules: Rules = {
  toRight: [
    vipRule,
    {
      id: 'known',
      isOn: true,
      when: group('all', { kind: 'partner', is: true }, { kind: 'time-within', of: 'updated', days: 30 }),
      actions: [],
      onlyUpdate: true,
      exit: 'stop',
    },
    {
      id: 'long',
      name: 'Alle Ansprechpartnerinnen und Ansprechpartner der Donaudampfschifffahrtsgesellschaft im Inland',
      isOn: false,
      when: group('any', {
        kind: 'phone-country',
        field: 'phone_numbers',
        countries: ['DE', 'AT', 'CH', 'LI', 'LU', 'BE', 'NL', 'DK', 'PL'],
      }),
      actions: [],
      onlyUpdate: false,
      exit: 'delete-created',
    },
  ],
  toLeft: [],
};

/** A rule with every kind of mistake that one can make in the editor. */
export const faultyRule: Rule = {
  id: 'faulty',
  isOn: true,
  when: group(
    'all',
    { kind: 'text', field: 'information', test: 'contains', value: '' },
    { kind: 'phone-country', field: 'phone_numbers', countries: [] },
    { kind: 'time-within', of: 'created', days: -3 },
    { kind: 'text', field: 'lead_stage', test: 'is', value: 'open' },
  ),
  actions: [{ kind: 'add-to-group', field: 'categories', group: '' }],
  onlyUpdate: false,
  exit: 'keep',
};
