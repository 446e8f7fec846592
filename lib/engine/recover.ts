/**
 * After a death or a lost answer: finds out what became of the creates that were under way, before anything is planned or repeated.
 * Updates and deletions need no such care while their plan stands: they are compared with what the service holds before they are written
 * again. What becomes of them when it does not: settle.ts.
 */
import type { ServiceRecord, SideName } from '../contact/contact.ts';
import { SyncError } from '../errors.ts';
import { createdConfirmation } from './apply-create.ts';
import { createdAgain } from './apply-edit.ts';
import type { Outcome, RunContext } from './engine.ts';
import { type Confirmation, type Intent, ownConnectionId, type PlanRow } from './ports.ts';
import { isCreating } from './row-errors.ts';
import { settleWrites } from './settle.ts';

/** How long until an undecided lookup is repeated. */
const askAgainMs = 10_000;

/**
 * In a run that goes on: rows whose create may have happened are looked up; what is not there is made again.
 * @returns when to look again (ms), or null if nothing is undecided.
 */
export async function recoverCreates(context: RunContext): Promise<number | null> {
  const { memory, run, connection } = context;
  let undecided = false;
  for (const intent of await memory.openIntents(connection.id)) {
    if (intent.kind !== 'create') continue;
    if (intent.runId !== run.id) {
      undecided = (await recoverOne(context, intent)) === 'undecided' || undecided;
      continue;
    }
    if (context.sides[intent.side].connector.createIsIdempotent) {
      await memory.setRow(run.id, intent.itemIndex, 'todo', null);
      continue;
    }
    const found = await recoverOne(context, intent);
    if (found === 'undecided') {
      undecided = true;
      await memory.setRow(run.id, intent.itemIndex, 'waiting', null);
    } else if (found === 'not-there') {
      await memory.setRow(run.id, intent.itemIndex, 'todo', null);
    }
  }
  return undecided ? context.surroundings.now() + askAgainMs : null;
}

/**
 * Before a new plan: nothing may be open, or the plan would create what is already there; not what another run of this connection, or a mend
 * of one of its accounts, may have created either.
 */
export async function recoverBeforePlan(context: RunContext): Promise<Outcome | null> {
  const { memory, run, connection, surroundings } = context;
  let undecided = false;
  const isUnderWay = (await memory.openIntents(connection.id)).some((intent) => intent.runId === run.id);
  const done = isUnderWay ? (await memory.countRows(run.id)).done : 0;
  await settleWrites(context);
  for (const one of [context, ...(await ownContexts(context))]) {
    for (const intent of await memory.openIntents(one.connection.id)) {
      if (intent.kind === 'create' && (await recoverOne(one, intent)) === 'undecided') undecided = true;
    }
  }
  // The new plan knows nothing of them, but the run did them.
  const more = isUnderWay ? (await memory.countRows(run.id)).done - done : 0;
  if (more > 0) await memory.updateRun(run.id, { carried: run.carried + more });
  return undecided ? { kind: 'later', at: surroundings.now() + askAgainMs } : null;
}

/** The mends of each account, as their runs see it: both sides are the account. */
async function ownContexts(context: RunContext): Promise<RunContext[]> {
  const { memory, connection, sides } = context;
  if (connection.left === connection.right) return [];
  const found: RunContext[] = [];
  for (const side of [sides.left, sides.right]) {
    const own = await memory.connection(ownConnectionId(side.account.id));
    if (own) found.push({ ...context, connection: own, sides: { left: side, right: side } });
  }
  return found;
}

async function recoverOne(context: RunContext, intent: Intent): Promise<'found' | 'not-there' | 'undecided'> {
  const { memory, surroundings } = context;
  const side = context.sides[intent.side];
  const row = await memory.planRow(intent.runId, intent.itemIndex);
  if (!row || !isCreating(row) || intent.target === null) {
    await memory.dropIntent(intent.id);
    return 'not-there';
  }
  const { candidates, settled } = await side.connector.findCreated({
    key: intent.id,
    contact: intent.target,
    sentAt: intent.sentAt ?? intent.writtenAt,
    now: surroundings.now(),
    knownBefore: (ids) => memory.seenBefore(side.account.id, ids, intent.accountSeq),
  });
  const free = await withoutLinked(
    context,
    intent.side,
    candidates.map((candidate) => candidate.id),
  );
  const record = candidates.find((candidate) => free.has(candidate.id));
  if (record) {
    await memory.confirm(await foundConfirmation(context, row, record, intent.id));
    return 'found';
  }
  if (!settled) return 'undecided';
  await memory.dropIntent(intent.id);
  return 'not-there';
}

async function foundConfirmation(
  context: RunContext,
  row: PlanRow,
  record: ServiceRecord,
  intentId: string,
): Promise<Confirmation> {
  const { item } = row;
  if (item.kind === 'create') return createdConfirmation(context, row, item, record, intentId);
  if (item.kind === 'edit') return createdAgain(context, row, item, record, intentId);
  throw new SyncError('bug', { reason: 'creates nothing', kind: item.kind });
}

/** A record that has a partner already is somebody else's. */
async function withoutLinked(
  context: RunContext,
  side: SideName,
  ids: readonly string[],
): Promise<Set<string>> {
  const links = await context.memory.linksOf(context.connection.id, side, ids);
  const linked = new Set(links.map((link) => (side === 'left' ? link.leftId : link.rightId)));
  return new Set(ids.filter((id) => !linked.has(id)));
}
