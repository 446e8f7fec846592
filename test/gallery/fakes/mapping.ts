/** A made-up mirror for the mapping editor: the people of the other fakes, planned by the real plan. */
import type { ConnectionView, LossReport, MappingQueries, Queries } from '../../../lib/app/api.ts';
import { trialOf } from '../../../lib/app/trial.ts';
import { planConnection } from '../../../lib/sync/plan.ts';
import { atAircall, atBook, type Person, people, titleOf } from './people.ts';

const anna: Person = {
  id: 'anna',
  given: 'Anna',
  family: 'von Bülow',
  company: 'Bülow Architekten',
  phone: '+33612345678',
  email: 'anna@buelow.example',
};
const everybody = [anna, ...people];
const more = {
  title: [{ value: 'Geschäftsführerin' }],
  department: [{ value: 'Einkauf' }],
  birthday: [{ value: '1984-03-09' }],
  note: [{ value: 'Ruft am liebsten vormittags an 😀' }],
  nickname: [{ value: 'Anni' }],
};
const atBoth = (person: Person) => ({
  left: { ...atAircall(person), information: [{ value: 'Kundin seit 2019' }] },
  right: { ...atBook(person), ...more },
});

export const lossReport: LossReport = {
  done: 2107,
  total: 2107,
  work: { done: 2107, total: 2107 },
  isOver: true,
  groups: [
    {
      reason: 'emoji-dropped',
      count: 41,
      examples: [
        { title: 'Anna von Bülow', field: 'information', value: 'Ruft am liebsten vormittags an 😀' },
        { title: 'يوسف الحداد', field: 'first_name', value: 'يوسف 🌟' },
      ],
    },
    {
      reason: 'number-unreadable',
      count: 12,
      examples: [
        { title: 'Elektro Brandt', field: 'phone_numbers', value: '0800 CALL-US' },
        {
          title: 'Maximiliane-Friederike von und zu Hohenlohe-Schillingsfürst-Waldenburg',
          field: 'phone_numbers',
          value: '030 1234 oder 030 5678',
        },
      ],
    },
    {
      reason: 'too-many-values',
      count: 3,
      examples: [{ title: 'Zentrale', field: 'phone_numbers', value: '+493012345699' }],
    },
    { reason: 'guess', count: 1, examples: [{ title: 'Lee', field: '', value: 'Maria del Carmen Lee' }] },
  ],
};

/** @param views connections of the gallery. */
export function mappingQueries(
  views: readonly ConnectionView[],
): MappingQueries & Pick<Queries, 'findPeople'> {
  const viewOf = (id: string) => views.find((view) => view.connection.id === id);
  return {
    findPeople: async (accountId, search, limit) =>
      everybody
        .filter((person) => titleOf(person).toLowerCase().includes(search.toLowerCase()))
        .slice(0, accountId === 'a1' ? 2 : limit)
        .map((person) => ({ id: person.id, title: titleOf(person), detail: person.company || person.phone })),
    trial: async (connectionId, settings, ref) => {
      const view = viewOf(connectionId);
      const person = everybody.find((one) => one.id === ref.id);
      if (!view || !person) return null;
      const contacts = atBoth(person);
      const side = (one: 'left' | 'right') => ({
        fields: view[one].fields,
        records: [{ id: person.id, contact: contacts[one], isDeleted: false, unreadable: null }],
        focus: null,
        trustDeletions: false,
      });
      const { items } = planConnection({
        today: 0,
        settings,
        left: side('left'),
        right: side('right'),
        links: [],
        decisions: [],
        choices: [],
        refused: new Map(),
      });
      const [item] = items;
      return item ? { item, ...contacts, rows: trialOf(settings, item, contacts) } : null;
    },
    wouldBeLost: async function* () {
      yield { ...lossReport, done: 900, work: { done: 900, total: 2107 }, isOver: false };
      yield lossReport;
    },
    numberSamples: async (accountId) =>
      accountId === 'a1'
        ? ['+4930123456', '+33612345678', '+4915123456789']
        : ['030 123456', '0049 151 23456789', '06 12 34 56 78', '+44 (0)20 7946 0018', '0800 CALL-US', '112'],
  };
}

/** Accounts that nothing was read from yet. */
export const emptyMirror: MappingQueries & Pick<Queries, 'findPeople'> = {
  findPeople: async () => [],
  trial: async () => null,
  wouldBeLost: async function* () {
    yield { done: 0, total: 0, work: { done: 0, total: 0 }, isOver: true, groups: [] };
  },
  numberSamples: async () => [],
};

const many = 199_482;

/** More than are looked at without being asked; of all, it never comes to an end. */
export const manyPeople: Pick<MappingQueries, 'wouldBeLost'> = {
  wouldBeLost: async function* (_id, _settings, extent, signal) {
    const sample = { ...lossReport, done: 1_000, total: many };
    if (extent === 'some') {
      yield sample;
      return;
    }
    yield { ...sample, done: 0, work: { done: 60_000, total: 2 * many }, isOver: false, groups: [] };
    const groups = lossReport.groups.map((group) => ({ ...group, count: group.count * 61 }));
    yield { ...sample, done: 58_200, work: { done: many + 58_200, total: 2 * many }, isOver: false, groups };
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  },
};

export const nothingLost: Pick<MappingQueries, 'wouldBeLost'> = {
  wouldBeLost: async function* () {
    yield { done: 1_000, total: many, work: { done: 1_000, total: 1_000 }, isOver: true, groups: [] };
  },
};
