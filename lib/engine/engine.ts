/**
 * Carries a run from wherever it stands towards its end: pull → plan → apply. Keeps nothing in memory between two steps; killed at any
 * point it goes on from what is written down. Needs a memory, two sides and its surroundings; knows no service, store or browser.
 */
import { assertNever, SyncError, toSyncError } from '../errors.ts';
import { applyRun } from './apply.ts';
import { endWithFailure } from './finish.ts';
import { makeEditPlan } from './make-edit-plan.ts';
import { makePlan } from './make-plan.ts';
import type { Connection, ItemState, Memory, Run, Side, Surroundings } from './ports.ts';
import { pullBoth } from './pull.ts';
import { recoverBeforePlan } from './recover.ts';
import { settingsFingerprint } from './settings-fingerprint.ts';
import { tagged, tagSide } from './tag-side.ts';

export interface EngineParts {
  readonly memory: Memory;
  readonly surroundings: Surroundings;
  /** @throws SyncError when the account's credentials are lost. */
  side(accountId: string): Promise<Side>;
}

/** A run with everything that its steps need. */
export interface RunContext extends EngineParts {
  readonly connection: Connection;
  readonly run: Run;
  readonly sides: { readonly left: Side; readonly right: Side };
}

export type Outcome =
  /** Done, failed, cancelled, or waiting for a person. */
  | { readonly kind: 'over' }
  /** The slice is over; call again at once or later. */
  | { readonly kind: 'paused' }
  /** Nothing to be done before this time (ms). */
  | { readonly kind: 'later'; readonly at: number };

export async function advance(parts: EngineParts, runId: string): Promise<Outcome> {
  const { memory, surroundings } = parts;
  await beginAgain(parts, runId);
  for (;;) {
    const run = await memory.run(runId);
    const connection = run && (await memory.connection(run.connectionId));
    if (!run || !connection || isOver(run)) return { kind: 'over' };
    if (!surroundings.mayGoOn()) return { kind: 'paused' };
    try {
      if (settingsFingerprint(connection) !== run.settingsFingerprint)
        throw new SyncError('run-lost', { reason: 'settings' });
      const sides = {
        left: await tagged('left', () => parts.side(connection.left)),
        right: await tagged('right', () => parts.side(connection.right)),
      };
      const outcome = await step({
        ...parts,
        connection,
        run,
        sides: { left: tagSide('left', sides.left), right: tagSide('right', sides.right) },
      });
      if (outcome) return outcome;
    } catch (thrown) {
      return endWithFailure(parts, run, connection, toSyncError(thrown));
    }
  }
}

/** A plan that was interrupted, or lies for long, is not trusted: the accounts may have changed meanwhile. */
const planGoodForMs = 10 * 60_000;

async function beginAgain({ memory, surroundings }: EngineParts, runId: string): Promise<void> {
  const run = await memory.run(runId);
  if (run?.phase === 'plan') await memory.updateRun(runId, { phase: 'pull' });
  if (run?.phase === 'apply' && surroundings.now() - (run.plannedAt ?? 0) > planGoodForMs) {
    await memory.updateRun(runId, {
      phase: 'pull',
      carried: run.carried + finished(await memory.countRows(runId)),
    });
  }
}

function finished(states: Readonly<Record<ItemState, number>>): number {
  return states.done + states.failed + states.replan;
}

export function isOver(run: Run): boolean {
  return run.phase !== 'pull' && run.phase !== 'plan' && run.phase !== 'apply';
}

/** With what was found done meanwhile. */
async function planAgain(context: RunContext): Promise<Outcome | null> {
  const run = (await context.memory.run(context.run.id)) ?? context.run;
  return run.request ? makeEditPlan({ ...context, run }) : makePlan({ ...context, run });
}

async function step(context: RunContext): Promise<Outcome | null> {
  switch (context.run.phase) {
    case 'pull':
      return pullBoth(context);
    case 'plan':
      return (await recoverBeforePlan(context)) ?? planAgain(context);
    case 'apply':
      return applyRun(context);
    case 'ready':
    case 'braked':
    case 'done':
    case 'failed':
    case 'cancelled':
      return { kind: 'over' };
    default:
      return assertNever(context.run.phase);
  }
}
