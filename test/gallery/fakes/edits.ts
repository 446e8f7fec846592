/** Made-up runs of undo and of the number check, and their plans. */
import type { ExcludedReason, JournalEntry, PlanItem, PlanRow, Run } from '../../../lib/app/api.ts';
import { now } from './accounts.ts';
import { atAircall, personAt, titleOf } from './people.ts';
import { applying, done, ready } from './runs.ts';

type EditItem = Extract<PlanItem, { kind: 'edit' }>;

const minute = 60_000;

function counted(updated: number, created: number, deleted: number): NonNullable<Run['counts']> {
  return {
    left: { updated, created, deleted },
    right: { updated: 0, created: 0, deleted: 0 },
    linked: 0,
    inLine: 0,
    conflicts: 0,
    reviews: 0,
    excluded: { 'changed-since': 3, 'gone-since': 1 },
  };
}

const account = {
  connectionId: 'own:a1',
  purpose: 'mend',
  request: { kind: 'mend', which: { kind: 'all' }, mayMerge: true },
} as const;
const mends = { counts: { ...counted(228, 0, 20), excluded: { 'only-by-hand': 52 } }, total: 248 } as const;

export const mendReady: Run = {
  ...ready,
  ...account,
  ...mends,
  id: 'm1',
  leftOut: [],
  timeLeftMs: 9 * minute,
};
export const mending: Run = {
  ...applying,
  ...account,
  ...mends,
  id: 'm2',
  done: 96,
  failed: 0,
  timeLeftMs: 5 * minute,
};
export const mendDone: Run = {
  ...done,
  ...account,
  ...mends,
  id: 'm3',
  trigger: 'user',
  done: 248,
  failed: 0,
  startedAt: now - 30 * minute,
  requests: { left: 520, right: 0 },
};

const undo = {
  purpose: 'undo',
  request: { kind: 'undo', of: { kind: 'run', runId: 'r4' }, careful: [] },
  counts: counted(31, 2, 14),
  total: 47,
} as const;

export const undoReady: Run = { ...ready, ...undo, id: 'u1', leftOut: [], timeLeftMs: 2 * minute };
export const undoDone: Run = {
  ...done,
  ...undo,
  id: 'u2',
  trigger: 'user',
  done: 47,
  failed: 0,
  startedAt: now - 12 * minute,
};

function item(index: number): PlanItem {
  const person = personAt(index);
  const base = {
    key: `E${person.id}`,
    records: [{ side: 'left' as const, id: person.id }],
    title: titleOf(person),
    losses: [],
  };
  if (index % 9 === 7) {
    const reason: ExcludedReason = index % 2 === 0 ? 'changed-since' : 'gone-since';
    return { ...base, kind: 'excluded', reason };
  }
  const edit: Omit<EditItem, 'action' | 'changes' | 'recordId'> = {
    ...base,
    kind: 'edit',
    purpose: 'undo',
    side: 'left',
    target: {},
    others: [],
    undoes: [],
    links: [],
  };
  if (index % 5 === 3) {
    const changes = Object.entries(atAircall(person)).map(([field, before]) => ({
      field,
      before,
      after: [],
    }));
    return { ...edit, action: 'delete', recordId: person.id, changes };
  }
  return {
    ...edit,
    action: 'values',
    recordId: person.id,
    changes: [
      {
        field: 'phone_numbers',
        before: [{ value: person.phone, label: 'Work' }],
        after: [{ value: `+10${person.phone.slice(3)}`, label: 'Work' }],
      },
    ],
  };
}

export const edits: readonly PlanRow[] = Array.from({ length: 51 }, (_, index) => ({
  runId: 'u1',
  index,
  item: item(index),
  state: 'todo',
  failure: null,
}));

/** What a mend did: spoilt numbers mended, here and there a twin removed. */
export const mendJournal: readonly JournalEntry[] = Array.from({ length: 248 }, (_, index) => {
  const person = personAt(index);
  const isTwin = index % 12 === 5;
  return {
    id: `m${index}`,
    runId: 'm3',
    connectionId: 'own:a1',
    accountId: 'a1',
    side: 'left',
    at: now - index * 2000,
    kind: isTwin ? 'delete' : 'update',
    recordId: person.id,
    title: titleOf(person),
    changes: isTwin
      ? Object.entries(atAircall(person)).map(([field, before]) => ({ field, before, after: [] }))
      : [
          {
            field: 'phone_numbers',
            before: [{ value: `+10${person.phone.slice(3)}`, label: 'Work' }],
            after: [{ value: person.phone, label: 'Work' }],
          },
        ],
  };
});
