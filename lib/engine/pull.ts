/**
 * Brings the mirrors of both accounts up to date, page by page. Each page is stored before the next is asked for, so that a death costs at
 * most one page.
 */
import type { Contact, SideName } from '../contact/contact.ts';
import { indexKeys } from '../contact/index-keys.ts';
import { clearAtAccounts } from './account-failure.ts';
import type { Outcome, RunContext } from './engine.ts';
import type { PullState } from './ports.ts';

/** A complete listing at least this often: it finds what a service tells in no other way (Aircall may not date a changed number). */
const completeEveryMs = 24 * 60 * 60 * 1000;

/**
 * Both sides are pulled to their end in one go before a plan is made. What one slice brought of a large account stays; but a side that was
 * finished in an earlier slice is asked once more (one request), because a plan from an old listing would create whom somebody has entered
 * by hand since.
 */
export async function pullBoth(context: RunContext): Promise<Outcome | null> {
  for (const side of await sidesToPull(context)) {
    const isDone = await pullSide(context, side);
    await context.memory.updateRun(context.run.id, { requests: requestsSoFar(context) });
    if (!isDone) return { kind: 'paused' };
  }
  await clearAtAccounts(context);
  await context.memory.updateRun(context.run.id, { phase: 'plan' });
  return null;
}

/** A mend that a person starts by one click goes by the mirror as it is: every record is read before it is written anyway. */
async function sidesToPull({ memory, connection, run }: RunContext): Promise<readonly SideName[]> {
  const isOneClick = run.request !== undefined && run.mode === 'sync' && run.approvedRun === null;
  if (isOneClick && (await memory.pullState(connection.left)).completeAt !== null) return [];
  return connection.left === connection.right ? ['left'] : ['left', 'right'];
}

/** @returns false if the slice ended before the pull did. */
async function pullSide(context: RunContext, name: SideName): Promise<boolean> {
  const { memory, surroundings, run } = context;
  const side = context.sides[name];
  const { account, connector } = side;
  const keysOf = (contact: Contact) => indexKeys(contact, side.fields, account.defaultCountry);
  for (let state = await memory.pullState(account.id); ; state = await memory.pullState(account.id)) {
    if (!surroundings.mayGoOn()) return false;
    const step = await connector.pull({
      cursor: state.cursor,
      checkpoint: state.checkpoint,
      complete: run.request ? state.completeAt === null : isCompleteDue(state, surroundings.now()),
      known: memory.known(account.id),
    });
    await memory.applyStep(account.id, step, keysOf, surroundings.now());
    const latest = (await memory.run(run.id))?.pull ?? run.pull;
    await memory.updateRun(run.id, { pull: { ...latest, [name]: step.progress } });
    if (step.end) return true;
  }
}

function isCompleteDue(state: PullState, now: number): boolean {
  return state.completeAt === null || now - state.completeAt > completeEveryMs;
}

/** Counts of the run so far; the sides count since they were made for this slice. */
export function requestsSoFar(context: RunContext): { left: number; right: number } {
  return {
    left: context.run.requests.left + context.sides.left.requests(),
    right: context.run.requests.right + context.sides.right.requests(),
  };
}
