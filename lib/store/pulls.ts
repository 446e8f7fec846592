/**
 * How far the mirror of an account has come, and the one way in which a pull changes it: step by step, each step one transaction.
 *
 * A record is only taken for gone if the service says so, or if a complete listing by a trusted account did not mention it. After
 * `distrust` (another company behind the key, lost state) the first complete listing replaces the picture but concludes nothing; what it
 * did not mention is marked deleted by the second one that does not mention it either. Deleting too late leaves an old contact for a
 * day; deleting too early loses one for ever.
 */
import type { Contact } from '../contact/contact.ts';
import type { AppliedStep, PullState } from '../engine/ports.ts';
import type { PullStep } from '../services/contract.ts';
import type { Database } from './database.ts';
import { countAlive, MirrorEdit } from './mirror.ts';
import type { PullRow } from './rows.types.ts';
import { forgetSightings, markSeen, sweepUnseen } from './sightings.ts';

export async function pullState(db: Database, accountId: string): Promise<PullState> {
  const { trusted: _trusted, alive: _alive, ...state } = await pullRow(db, accountId);
  return state;
}

export async function pullRow(db: Database, accountId: string): Promise<PullRow> {
  return (
    (await db.pulls.get(accountId)) ?? {
      accountId,
      cursor: null,
      checkpoint: null,
      seq: 0,
      completeAt: null,
      pulledAt: null,
      partialReason: null,
      trusted: true,
      alive: 0,
    }
  );
}

export async function distrust(db: Database, accountId: string): Promise<void> {
  await db.transaction('rw', db.pulls, db.sightings, async () => {
    const pull = await pullRow(db, accountId);
    await forgetSightings(db, accountId);
    await db.pulls.put({ ...pull, cursor: null, checkpoint: null, completeAt: null, trusted: false });
  });
}

export async function applyStep(
  db: Database,
  accountId: string,
  step: PullStep,
  keysOf: (contact: Contact) => readonly string[],
  now: number,
): Promise<AppliedStep> {
  const incoming = step.records.map((record) => ({ record, keys: keysOf(record.contact) }));
  const unreadableIds = step.unreadable.map((one) => one.id);
  const present = new Set([...step.records.map((one) => one.id), ...unreadableIds, ...step.unchangedIds]);
  // A record that is both removed and there has been made again: it is there.
  const removedIds = step.removedIds.filter((id) => !present.has(id));
  return db.transaction('rw', db.pulls, db.records, db.sightings, async () => {
    const pull = await pullRow(db, accountId);
    const before = pull.alive ?? (await countAlive(db, accountId));
    if (step.restartsListing || pull.checkpoint === null) await forgetSightings(db, accountId);
    const revivedIds = await deadAmong(db, accountId, step.unchangedIds);
    const edit = await MirrorEdit.begin(db, accountId, pull.seq, [
      ...new Set([...incoming.map((one) => one.record.id), ...unreadableIds, ...revivedIds, ...removedIds]),
    ]);
    for (const id of removedIds) edit.remove(id);
    for (const id of revivedIds) edit.revive(id);
    for (const one of step.unreadable) edit.holdUnreadable(one);
    for (const { record, keys } of incoming) edit.hold(record, keys);
    await edit.write();
    let { seq, removed } = edit;
    let alive = before + edit.grown;
    if (!step.end || step.end.listing === 'complete') await markSeen(db, accountId, [...present]);
    if (step.end?.listing === 'complete' && pull.trusted) {
      const swept = await sweepUnseen(db, accountId, seq);
      seq = swept.seq;
      removed += swept.removed;
      alive -= swept.removed;
    }
    if (step.end) await forgetSightings(db, accountId);
    await db.pulls.put({ ...after(pull, step, now), seq, alive });
    return { changed: edit.changed, removed, seq };
  });
}

function after(pull: PullRow, { next, end }: PullStep, now: number): PullRow {
  if (!end) return { ...pull, checkpoint: next };
  const isComplete = end.listing === 'complete';
  return {
    ...pull,
    cursor: end.cursor,
    checkpoint: null,
    pulledAt: now,
    completeAt: isComplete ? now : pull.completeAt,
    trusted: pull.trusted || isComplete,
    partialReason: end.listing === 'partial' ? (end.reason ?? 'partial') : null,
  };
}

async function deadAmong(db: Database, accountId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const wanted = new Set(ids);
  const dead = await db.records
    .where('[accountId+alive+id]')
    .between([accountId, 0, ''], [accountId, 1, ''])
    .primaryKeys();
  return dead.map(([, id]) => id).filter((id) => wanted.has(id));
}
