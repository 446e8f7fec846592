/** A new database for each test, and records, runs and items to put into it. */
import 'fake-indexeddb/auto';
import type { Contact, ServiceRecord } from '../../lib/contact/contact.ts';
import type { Account, Connection, Run } from '../../lib/engine/ports.ts';
import type { PullStep } from '../../lib/services/contract.ts';
import { type Database, openDatabase } from '../../lib/store/database.ts';
import type { PlanItem } from '../../lib/sync/plan.types.ts';

let made = 0;

export async function freshDatabase(): Promise<Database> {
  made += 1;
  return openDatabase(`store-${made}`);
}

export function contactOf(name: string, phone?: string): Contact {
  return {
    name: [{ value: name }],
    ...(phone === undefined ? {} : { phone: [{ value: phone, label: 'work' }] }),
  };
}

export function recordOf(id: string, name: string, version = 'v1', phone?: string): ServiceRecord {
  return { id, version, contact: contactOf(name, phone) };
}

export function keysOf(contact: Contact): string[] {
  return (contact.phone ?? []).map(({ value }) => `p:${value}`);
}

/** A step in the middle of a pull, unless told otherwise. */
export function stepOf(part: Partial<PullStep>): PullStep {
  return {
    records: [],
    unreadable: [],
    unchangedIds: [],
    removedIds: [],
    next: part.end ? null : { page: 2 },
    progress: { done: 0, total: null },
    ...part,
  };
}

export function completeListing(part: Partial<PullStep>, cursor = 'after'): PullStep {
  return stepOf({ restartsListing: true, ...part, end: { listing: 'complete', cursor } });
}

export function accountOf(id: string): Account {
  return {
    id,
    service: 'memory',
    name: id,
    identity: { id: `company-${id}`, label: id },
    defaultCountry: 'FR',
    requestsPerMinute: null,
    origins: [],
    fields: [],
    createdAt: 1,
    failure: null,
  };
}

export function connectionOf(id: string, left = 'left', right = 'right'): Connection {
  return {
    id,
    name: id,
    left,
    right,
    settings: {
      direction: 'both',
      mapping: [],
      deletions: { toRight: 'never', toLeft: 'never' },
      defaultCountry: { left: 'FR', right: 'FR' },
      e164: true,
    },
    stage: 'running',
    intervalMinutes: 5,
    nextRunAt: null,
    lastRunAt: null,
    approvedSettings: null,
    settled: null,
    failure: null,
    failures: 0,
    createdAt: 1,
  };
}

export function runOf(id: string, connectionId: string, change: Partial<Run> = {}): Run {
  return {
    id,
    connectionId,
    mode: 'sync',
    trigger: 'timer',
    phase: 'plan',
    scope: 'everything',
    startedAt: 1,
    endedAt: null,
    settingsFingerprint: 'f',
    seq: null,
    counts: null,
    brakes: [],
    failure: null,
    total: 0,
    done: 0,
    failed: 0,
    pull: { left: null, right: null },
    requests: { left: 0, right: 0 },
    cost: { left: 0, right: 0 },
    timeLeftMs: null,
    limit: null,
    plannedAt: null,
    carried: 0,
    approvedRun: null,
    leftOut: [],
    ...change,
  };
}

export function createItem(id: string, title: string, side: 'left' | 'right' = 'left'): PlanItem {
  const source = side === 'left' ? 'right' : 'left';
  return {
    kind: 'create',
    key: `${source === 'left' ? 'L' : 'R'}${id}`,
    records: [{ side: source, id }],
    title,
    losses: [],
    side,
    sourceId: id,
    target: contactOf(title),
    source: contactOf(title),
    restores: null,
  };
}

export function pairItem(
  leftId: string,
  rightId: string,
  title: string,
  part: Partial<Extract<PlanItem, { kind: 'pair' }>> = {},
): PlanItem {
  return {
    kind: 'pair',
    key: `L${leftId}+R${rightId}`,
    records: [
      { side: 'left', id: leftId },
      { side: 'right', id: rightId },
    ],
    title,
    losses: [],
    leftId,
    rightId,
    evidence: null,
    writes: [],
    conflicts: [],
    refresh: false,
    replaces: null,
    agreed: null,
    ...part,
  };
}

export function reviewItem(title: string, ...leftIds: string[]): PlanItem {
  return {
    kind: 'review',
    key: leftIds.map((id) => `L${id}`).join('+'),
    records: leftIds.map((id) => ({ side: 'left', id })),
    title,
    losses: [],
    reason: 'duplicates-on-one-side',
    candidates: [],
    evidence: [],
  };
}
