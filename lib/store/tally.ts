/**
 * What a run really did, counted from its journal: a plan's numbers are wishes once somebody stopped it or something failed. A run that is
 * done writes nothing more, so its figures are kept with it; those of any other run are counted whenever somebody looks.
 */
import type { JournalEntry, RunTally } from '../engine/ports.ts';
import type { Database } from './database.ts';
import { walkJournalOfRun } from './journal.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends object ? Mutable<T[K]> : T[K] };

export class Tally {
  private readonly sum: Mutable<RunTally> = {
    left: { created: 0, updated: 0, deleted: 0 },
    right: { created: 0, updated: 0, deleted: 0 },
    linked: 0,
    unlinked: 0,
  };

  add({ side, kind }: Pick<JournalEntry, 'side' | 'kind'>): void {
    switch (kind) {
      case 'create':
        this.sum[side].created += 1;
        return;
      case 'update':
        this.sum[side].updated += 1;
        return;
      case 'delete':
        this.sum[side].deleted += 1;
        return;
      case 'link':
        this.sum.linked += 1;
        return;
      case 'unlink':
        this.sum.unlinked += 1;
    }
  }

  told(): RunTally {
    return this.sum;
  }
}

/** Reads the run's journal once, some at a time. */
export async function countJournal(db: Database, runId: string): Promise<RunTally> {
  const tally = new Tally();
  for await (const entries of walkJournalOfRun(db, runId)) for (const entry of entries) tally.add(entry);
  return tally.told();
}

export async function tallyOf(db: Database, runId: string): Promise<RunTally> {
  return (await db.runs.get(runId))?.tally ?? countJournal(db, runId);
}

/** How many entries the run's journal has; undefined while its figures are not kept. */
export async function keptTotal(db: Database, runId: string): Promise<number | undefined> {
  const tally = (await db.runs.get(runId))?.tally;
  if (!tally) return undefined;
  const { left, right, linked, unlinked } = tally;
  const onSide = (side: typeof left) => side.created + side.updated + side.deleted;
  return onSide(left) + onSide(right) + linked + unlinked;
}
