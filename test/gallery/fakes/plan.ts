/** A made-up plan: items of every kind, and their counts. */
import type { ItemFilter, PlanItem, PlanRow } from '../../../lib/app/api.ts';
import { atAircall, atBook, type Person, people, titleOf } from './people.ts';

function linkedPair(person: Person, index: number): PlanItem {
  const isUpdate = index % 7 === 0;
  const hasLoss = index % 31 === 0;
  return {
    kind: 'pair',
    key: `L${person.id}+R${person.id}`,
    records: [
      { side: 'left', id: person.id },
      { side: 'right', id: person.id },
    ],
    title: titleOf(person),
    losses: hasLoss ? [{ field: 'phone_numbers', reason: 'number-unreadable', value: '0800 CALL-US' }] : [],
    leftId: person.id,
    rightId: person.id,
    evidence: [{ kind: 'phone', value: person.phone }, { kind: 'name' }],
    writes: isUpdate
      ? [
          {
            side: 'left',
            target: {},
            changes: [
              {
                field: 'company_name',
                before: [],
                after: [{ value: person.company || 'Brandt & Söhne GmbH' }],
              },
              {
                field: 'phone_numbers',
                before: [
                  { value: person.phone, label: 'Work' },
                  { value: '+4930111222', label: 'Home' },
                ],
                after: [
                  { value: person.phone, label: 'Work' },
                  { value: '+4915198765432', label: 'Mobile' },
                ],
              },
            ],
          },
        ]
      : [],
    conflicts: [],
    refresh: true,
    replaces: null,
    agreed: null,
  };
}

function create(person: Person, side: 'left' | 'right'): PlanItem {
  return {
    kind: 'create',
    key: `${side === 'left' ? 'R' : 'L'}${person.id}`,
    records: [{ side: side === 'left' ? 'right' : 'left', id: person.id }],
    title: titleOf(person),
    losses: [],
    side,
    sourceId: person.id,
    target: side === 'left' ? atAircall(person) : atBook(person),
    source: {},
    restores: null,
  };
}

function excluded(person: Person, index: number): PlanItem {
  const reasons = ['no-number', 'no-number', 'numbers-unreadable', 'empty'] as const;
  return {
    kind: 'excluded',
    key: `R${person.id}`,
    records: [{ side: 'right', id: person.id }],
    title: titleOf(person),
    losses: [],
    reason: reasons[index % 4] ?? 'empty',
  };
}

export function ambiguous(person: Person): Extract<PlanItem, { kind: 'review' }> {
  return {
    kind: 'review',
    key: `L${person.id}`,
    records: [{ side: 'left', id: person.id }],
    title: titleOf(person),
    losses: [],
    reason: 'ambiguous-match',
    candidates: [
      { side: 'right', id: person.id },
      { side: 'right', id: 's3' },
    ],
    evidence: [{ kind: 'phone', value: person.phone }],
  };
}

function inLine(person: Person): PlanItem {
  return { ...linkedPair(person, 1), evidence: null, writes: [], losses: [] } as PlanItem;
}

function itemFor(person: Person, index: number): PlanItem {
  if (index === 1) return linkedPair(person, 0);
  if (index % 97 === 0) return ambiguous(person);
  if (index % 23 === 0) return excluded(person, index / 23);
  if (index % 4 === 0) return create(person, 'left');
  if (index % 3 === 0) return create(person, 'right');
  if (index % 11 === 0) return inLine(person);
  return linkedPair(person, index);
}

export const items: readonly PlanItem[] = people.map(itemFor);
export const rows: readonly PlanRow[] = items.map((item, index) => ({
  runId: 'r1',
  index,
  item,
  state: 'todo',
  failure: null,
}));

export function isIn(filter: ItemFilter, { item, state }: PlanRow): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'link':
      return item.kind === 'pair' && item.evidence !== null;
    case 'create-left':
      return item.kind === 'create' && item.side === 'left';
    case 'create-right':
      return item.kind === 'create' && item.side === 'right';
    case 'update-left':
      return item.kind === 'pair' && item.writes.some((write) => write.side === 'left');
    case 'update-right':
      return item.kind === 'pair' && item.writes.some((write) => write.side === 'right');
    case 'delete':
      return item.kind === 'delete';
    case 'excluded':
      return item.kind === 'excluded';
    case 'review':
      return item.kind === 'review';
    case 'in-line':
      return item.kind === 'pair' && item.evidence === null && item.writes.length === 0;
    case 'failed':
      return state === 'failed';
  }
}

const size = (filter: ItemFilter) => rows.filter((row) => isIn(filter, row)).length;
const reasons = (reason: string) =>
  items.filter((item) => item.kind === 'excluded' && item.reason === reason).length;

export const counts = {
  left: { created: size('create-left'), updated: size('update-left'), deleted: 0 },
  right: { created: size('create-right'), updated: size('update-right'), deleted: 0 },
  linked: size('link'),
  inLine: size('in-line'),
  conflicts: 0,
  reviews: size('review'),
  excluded: {
    'no-number': reasons('no-number'),
    'numbers-unreadable': reasons('numbers-unreadable'),
    empty: reasons('empty'),
  },
};
