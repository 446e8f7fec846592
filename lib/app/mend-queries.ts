/** What pages ask about undo, the journal and the number check; straight from the store. Reading only. */
import type { JournalEntry } from '../engine/ports.ts';
import type { Database } from '../store/database.ts';
import { journalOfRecords, walkJournalOfRun } from '../store/journal.ts';
import { findingByKey, findingPage } from './finding-page.ts';
import type { MendQueries, NotUndoable } from './mend-api.ts';
import { verdictsFor } from './verdicts.ts';

export function createMendQueries(db: Database): MendQueries {
  return {
    findings: (accountId, filter, offset, limit) => findingPage(db, accountId, filter, offset, limit),
    finding: (accountId, key, survivor) => findingByKey(db, accountId, key, survivor ?? null),
    verdicts: (accountId, texts) => verdictsFor(db, accountId, texts),
    recordJournal: async (accountId, recordId, limit) => {
      const entries = await journalOfRecords(db, accountId, [recordId]);
      return entries.reverse().slice(0, limit);
    },
    undoState: async (runId) => {
      let undone = 0;
      let undoable = 0;
      for await (const entries of walkJournalOfRun(db, runId)) {
        for (const entry of entries.filter(isChange))
          if (entry.undoneBy === undefined) undoable += 1;
          else undone += 1;
      }
      return { undone, undoable };
    },
    notUndoable,
  };
}

/** Links stay when a run is undone: they change nothing at a service. */
function isChange({ kind }: JournalEntry): boolean {
  return kind === 'create' || kind === 'update' || kind === 'delete';
}

function notUndoable(entry: JournalEntry): NotUndoable | null {
  if (entry.undoneBy !== undefined) return 'already-undone';
  const hasSomething = isChange(entry) ? entry.changes.length > 0 : (entry.links ?? []).length > 0;
  return hasSomething ? null : 'nothing-to-undo';
}
