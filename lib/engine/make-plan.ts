/** Makes the plan of a run from the mirrors, checks it whole, and writes it down: as a preview, as work to do, or as a question. */
import type { SideName } from '../contact/contact.ts';
import { startOfDay } from '../rules/condition.ts';
import { checkBrakes } from '../sync/brakes.ts';
import { isWork, isWriting } from '../sync/counts.ts';
import { planConnection } from '../sync/plan.ts';
import type { Plan, PlanItem } from '../sync/plan.types.ts';
import type { PlanInput } from '../sync/view.ts';
import { approvedOnly } from './approved.ts';
import { costOf, timeFor, tokensOf } from './cost.ts';
import type { Outcome, RunContext } from './engine.ts';
import { finishRun } from './finish.ts';
import type { Run, StoredReview } from './ports.ts';
import { requestsSoFar } from './pull.ts';
import { loadScope, type Scope } from './scope.ts';

/** A refusal may be a passing fault of the service; the third time it is the record's. */
const refusalsUntilAside = 3;

export async function makePlan(context: RunContext): Promise<Outcome | null> {
  const { memory, connection, run, surroundings } = context;
  const seq = {
    left: (await memory.pullState(connection.left)).seq,
    right: (await memory.pullState(connection.right)).seq,
  };
  const scope = await loadScope(context);
  const plan = planConnection(await inputOf(context, scope));
  const isApproved = run.approvedRun !== null;
  const brakes = run.mode === 'preview' ? [] : await brakesFor(context, scope, plan, isApproved);
  const items = inOrder(plan.items);
  const chosen = await approvedOnly(context, items);
  const work = items.filter((item) => isWork(item) && chosen.has(item.key));
  const cost = costOf(context, work);
  const tokens = tokensOf(context, work);
  const phase: Run['phase'] = run.mode === 'preview' ? 'ready' : brakes.length > 0 ? 'braked' : 'apply';
  // A plan of everything asks all questions anew, whoever they mention.
  const mentioned =
    run.scope === 'everything'
      ? []
      : items.flatMap((item) => item.records.map((ref) => `${ref.side}:${ref.id}`));
  await memory.savePlan(
    run.id,
    items,
    {
      phase,
      seq,
      counts: plan.counts,
      brakes,
      total: run.carried + work.length,
      done: run.carried,
      plannedAt: surroundings.now(),
      cost,
      ...(tokens ? { tokens } : {}),
      timeLeftMs: timeFor(context, cost),
      requests: requestsSoFar(context),
      ...(phase === 'apply' ? {} : { endedAt: surroundings.now() }),
    },
    {
      connectionId: connection.id,
      scope: run.scope,
      mentioned,
      // A preview asks nothing yet: the questions stand in its list.
      reviews: run.mode === 'preview' && connection.stage === 'draft' ? [] : reviewsOf(context, items),
    },
    surroundings.now(),
    (item) => (!isWork(item) ? 'nothing' : chosen.has(item.key) ? 'todo' : 'left-out'),
  );
  if (phase === 'braked') await memory.updateConnection(connection.id, { stage: 'stopped', nextRunAt: null });
  if (phase === 'apply') {
    await memory.updateConnection(connection.id, { approvedSettings: run.settingsFingerprint });
    if (work.length === 0) return finishRun({ ...context, run: { ...run, seq, total: run.carried } });
  }
  return phase === 'apply' ? null : { kind: 'over' };
}

async function inputOf(context: RunContext, scope: Scope): Promise<PlanInput> {
  const { memory, connection, run, sides } = context;
  const isSameSettings = connection.approvedSettings === run.settingsFingerprint;
  const trust = async (side: SideName) => {
    const pull = await memory.pullState(connection[side]);
    return (
      isSameSettings && connection.settled !== null && pull.completeAt !== null && pull.partialReason === null
    );
  };
  const troubles = (await memory.troubles(connection.id)).filter(
    (trouble) => trouble.failures >= refusalsUntilAside,
  );
  return {
    settings: connection.settings,
    today: startOfDay(context.surroundings.now()),
    left: {
      fields: sides.left.fields,
      records: scope.records.left,
      focus: scope.focus.left,
      trustDeletions: await trust('left'),
    },
    right: {
      fields: sides.right.fields,
      records: scope.records.right,
      focus: scope.focus.right,
      trustDeletions: await trust('right'),
    },
    links: scope.links,
    decisions: await memory.decisions(connection.id),
    choices: await memory.choices(connection.id),
    refused: new Map(
      troubles.map((trouble) => [
        trouble.key,
        { content: trouble.content, reason: String(trouble.failure.detail.reason ?? '') },
      ]),
    ),
  };
}

async function brakesFor(context: RunContext, scope: Scope, plan: Plan, isApproved: boolean) {
  const { memory, connection } = context;
  const isGone = (side: SideName) => {
    const alive = new Set(
      scope.records[side].filter((record) => !record.isDeleted).map((record) => record.id),
    );
    return scope.links.filter(
      (link) => link.goneSide === null && !alive.has(side === 'left' ? link.leftId : link.rightId),
    ).length;
  };
  return checkBrakes(plan, {
    live: {
      left: await memory.countRecords(connection.left),
      right: await memory.countRecords(connection.right),
    },
    links: await memory.countLinks(connection.id),
    gone: { left: isGone('left'), right: isGone('right') },
    isApproved,
  });
}

/** What only changes our memory first, so that it is done before any service can fail; then updates, creations, and deletions last. */
function inOrder(items: readonly PlanItem[]): PlanItem[] {
  const rank = (item: PlanItem) =>
    !isWriting(item) ? 0 : item.kind === 'pair' ? 1 : item.kind === 'create' ? 2 : 3;
  return items
    .map((item, index) => ({ item, index }))
    .sort((a, b) => rank(a.item) - rank(b.item) || a.index - b.index)
    .map(({ item }) => item);
}

function reviewsOf(context: RunContext, items: readonly PlanItem[]): StoredReview[] {
  const { connection, run, surroundings } = context;
  return items
    .filter((item) => item.kind === 'review' || (item.kind === 'pair' && item.conflicts.length > 0))
    .map((item) => ({
      id: `${connection.id}/${item.key}`,
      connectionId: connection.id,
      runId: run.id,
      item,
      createdAt: surroundings.now(),
    }));
}
