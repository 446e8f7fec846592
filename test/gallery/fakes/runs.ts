/** Made-up runs in every phase, and a journal. */
import type { JournalEntry, Run } from '../../../lib/app/api.ts';
import { now } from './accounts.ts';
import { atAircall, atBook, personAt, titleOf } from './people.ts';
import { counts } from './plan.ts';

const minute = 60_000;

export const ready: Run = {
  id: 'r1',
  connectionId: 'c1',
  mode: 'preview',
  trigger: 'user',
  phase: 'ready',
  scope: 'everything',
  startedAt: now - 4 * minute,
  endedAt: now - 3 * minute,
  settingsFingerprint: 'f1',
  seq: { left: 1, right: 1 },
  counts,
  brakes: [],
  failure: null,
  total: counts.left.created + counts.right.created + counts.linked,
  done: 0,
  failed: 0,
  pull: { left: { done: 1204, total: 1204 }, right: { done: 903, total: 903 } },
  requests: { left: 26, right: 4 },
  cost: { left: 340, right: 366 },
  timeLeftMs: 11 * minute,
  limit: null,
  plannedAt: now - 3 * minute,
  carried: 0,
  approvedRun: null,
  leftOut: ['R8'],
};

export const pulling: Run = {
  ...ready,
  id: 'r2',
  phase: 'pull',
  endedAt: null,
  counts: null,
  total: 0,
  timeLeftMs: null,
  pull: { left: { done: 650, total: 1204 }, right: { done: 903, total: 903 } },
  leftOut: [],
};

export const applying: Run = {
  ...ready,
  id: 'r3',
  mode: 'sync',
  phase: 'apply',
  endedAt: null,
  done: 412,
  failed: 2,
  timeLeftMs: 7.4 * minute,
  leftOut: [],
};

export const done: Run = {
  ...ready,
  id: 'r4',
  mode: 'sync',
  trigger: 'pilot',
  phase: 'done',
  done: ready.total,
  failed: 2,
  timeLeftMs: null,
  leftOut: [],
};

export const pilot: Run = { ...done, id: 'r5', limit: 5, done: 5, failed: 0 };

export const braked: Run = {
  ...ready,
  id: 'r6',
  mode: 'sync',
  trigger: 'timer',
  phase: 'braked',
  scope: 'changes',
  brakes: [
    {
      code: 'too-many-deletes',
      side: 'right',
      count: 214,
      of: 903,
      examples: ['Anna Brandt', 'يوسف الحداد', 'José García-Núñez', 'Lena Okafor', 'Paul Lefèvre'],
    },
  ],
  leftOut: [],
};

export const failed: Run = {
  ...done,
  id: 'r7',
  trigger: 'timer',
  phase: 'failed',
  done: 0,
  failed: 0,
  failure: { code: 'service-down', detail: { status: 502 }, side: 'left', retryAt: now + 5 * minute },
};

export const idle: Run = {
  ...done,
  trigger: 'timer',
  done: 0,
  failed: 0,
  counts: null,
  requests: { left: 1, right: 1 },
};

export const runs: readonly Run[] = [
  { ...idle, id: 'r10', startedAt: now - 2 * minute },
  {
    ...idle,
    id: 'r11',
    trigger: 'user',
    done: 3,
    startedAt: now - 47 * minute,
    requests: { left: 9, right: 4 },
  },
  { ...failed, startedAt: now - 190 * minute },
  { ...done, startedAt: now - 26 * 60 * minute },
  { ...pilot, startedAt: now - 26.2 * 60 * minute, requests: { left: 31, right: 9 } },
  { ...ready, startedAt: now - 26.4 * 60 * minute },
];

const kinds = ['create', 'update', 'link', 'create', 'update'] as const;
export const journal: readonly JournalEntry[] = Array.from({ length: 120 }, (_, index) => {
  const person = personAt(index);
  const kind = kinds[index % kinds.length] ?? 'link';
  return {
    id: `j${index}`,
    runId: 'r4',
    connectionId: 'c1',
    accountId: 'a1',
    side: index % 3 === 0 ? 'right' : 'left',
    at: now - index * 4000,
    kind,
    recordId: person.id,
    title: titleOf(person),
    changes:
      kind === 'link'
        ? []
        : kind === 'create'
          ? Object.entries((index % 3 === 0 ? atBook : atAircall)(person)).map(([field, after]) => ({
              field,
              before: [],
              after,
            }))
          : [
              {
                field: index % 3 === 0 ? 'org' : 'company_name',
                before: [{ value: 'Brandt GmbH' }],
                after: [{ value: person.company || 'Brandt' }],
              },
            ],
  };
});
