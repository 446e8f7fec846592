/** What one step of a pull found, and how that is told to the engine. */
import type { ServiceRecord } from '../../contact/contact.ts';
import type { PullStep, UnreadableRecord } from '../contract.ts';
import { type Checkpoint, type Cursor, toJson } from './checkpoint.ts';

export interface Found {
  readonly records: ServiceRecord[];
  readonly unreadable: UnreadableRecord[];
  readonly unchangedIds: string[];
  readonly removedIds: string[];
}

export function nothingFound(): Found {
  return { records: [], unreadable: [], unchangedIds: [], removedIds: [] };
}

export interface Step extends Found {
  readonly checkpoint: Checkpoint;
  readonly isLast: boolean;
  readonly restartsListing?: boolean;
}

export function toStep(step: Step): PullStep {
  const { checkpoint, isLast, records, unreadable, unchangedIds, removedIds } = step;
  const done = Math.max(0, checkpoint.listed - checkpoint.pending.length);
  return {
    records,
    unreadable,
    unchangedIds,
    removedIds,
    next: isLast ? null : toJson(checkpoint),
    progress: { done, total: checkpoint.isListing ? null : Math.max(done, checkpoint.listed) },
    ...(step.restartsListing ? { restartsListing: true } : {}),
    ...(isLast ? { end: endOf(checkpoint) } : {}),
  };
}

function endOf(checkpoint: Checkpoint): NonNullable<PullStep['end']> {
  const { shape, book, way, token, ctag, groups, partial, mode } = checkpoint;
  const cursor: Cursor = { shape, book, way, token, ctag, groups };
  if (partial !== null) return { listing: 'partial', cursor: toJson(cursor), reason: partial };
  return { listing: mode, cursor: toJson(cursor) };
}
