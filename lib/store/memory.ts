/** The engine's memory on IndexedDB. Everything that the browser's storage throws leaves here as a SyncError. */
import type { Memory } from '../engine/ports.ts';
import { account, saveAccount } from './accounts.ts';
import { confirm, confirmAll } from './confirm.ts';
import { connection, connections, updateConnection } from './connections.ts';
import type { Database } from './database.ts';
import { choices, decisions, troubles } from './decisions.ts';
import { guarded } from './failure.ts';
import { groups, groupsFollow, saveGroups } from './groups.ts';
import { ignored } from './ignored.ts';
import { dropIntent, openIntents, writeIntent } from './intents.ts';
import { journalEntries, journalOfRecords, journalOfRun } from './journal.ts';
import { countLinks, links, linksOf } from './links.ts';
import { countRows, nextRows, planItems, planRow, setRow } from './plan-rows.ts';
import { dropRun, pruneRuns, savePlan } from './plans.ts';
import { applyStep, distrust, pullState } from './pulls.ts';
import {
  countRecords,
  keysTouched,
  known,
  records,
  recordsById,
  recordsByKey,
  recordsSince,
  seenBefore,
} from './records.ts';
import { reviews } from './reviews.ts';
import { openRun, openRuns, run, saveRun, updateRun } from './runs.ts';

export function createMemory(db: Database): Memory {
  const on =
    <A extends unknown[], R>(work: (db: Database, ...inputs: A) => PromiseLike<R>) =>
    (...inputs: A): Promise<R> =>
      guarded(() => work(db, ...inputs));
  return {
    account: on(account),
    saveAccount: on(saveAccount),
    connection: on(connection),
    connections: on(connections),
    updateConnection: on(updateConnection),
    pullState: on(pullState),
    known: (accountId) => known(db, accountId),
    applyStep: on(applyStep),
    distrust: on(distrust),
    records: on(records),
    recordsById: on(recordsById),
    recordsByKey: on(recordsByKey),
    recordsSince: on(recordsSince),
    countRecords: on(countRecords),
    links: on(links),
    countLinks: on(countLinks),
    linksOf: on(linksOf),
    decisions: on(decisions),
    choices: on(choices),
    troubles: on(troubles),
    reviews: on(reviews),
    run: on(run),
    openRun: on(openRun),
    openRuns: on(openRuns),
    saveRun: on(saveRun),
    updateRun: on(updateRun),
    dropRun: on(dropRun),
    pruneRuns: on(pruneRuns),
    savePlan: on(savePlan),
    planItems: on(planItems),
    planRow: on(planRow),
    nextRows: on(nextRows),
    setRow: on(setRow),
    countRows: on(countRows),
    journalOfRun: on(journalOfRun),
    journalEntries: on(journalEntries),
    journalOfRecords: on(journalOfRecords),
    groupsFollow: on(groupsFollow),
    groups: on(groups),
    saveGroups: on(saveGroups),
    keysTouched: on(keysTouched),
    ignored: on(ignored),
    openIntents: on(openIntents),
    writeIntent: on(writeIntent),
    dropIntent: on(dropIntent),
    confirm: on(confirm),
    confirmAll: on(confirmAll),
    seenBefore: on(seenBefore),
  };
}
