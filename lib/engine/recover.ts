/**
 * After a death or a lost answer: finds out what became of the creates that were under way, before anything is planned or repeated.
 * Updates and deletions need no such care: they are compared with what the service holds before they are written again.
 */
import type { SideName } from '../contact/contact.ts';
import { createdConfirmation } from './apply-create.ts';
import type { Outcome, RunContext } from './engine.ts';
import type { Intent } from './ports.ts';

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

/** Before a new plan: nothing may be open, or the plan would create what is already there. */
export async function recoverBeforePlan(context: RunContext): Promise<Outcome | null> {
  const { memory, connection, surroundings } = context;
  let undecided = false;
  for (const intent of await memory.openIntents(connection.id)) {
    if (intent.kind !== 'create') await memory.dropIntent(intent.id);
    else if ((await recoverOne(context, intent)) === 'undecided') undecided = true;
  }
  return undecided ? { kind: 'later', at: surroundings.now() + askAgainMs } : null;
}

async function recoverOne(context: RunContext, intent: Intent): Promise<'found' | 'not-there' | 'undecided'> {
  const { memory, surroundings } = context;
  const side = context.sides[intent.side];
  const row = await memory.planRow(intent.runId, intent.itemIndex);
  if (row?.item.kind !== 'create' || intent.target === null) {
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
    await memory.confirm(createdConfirmation(context, row, row.item, record, intent.id));
    return 'found';
  }
  if (!settled) return 'undecided';
  await memory.dropIntent(intent.id);
  return 'not-there';
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
