/**
 * Makes the plan of an undo or of mends and writes it down: as a preview, or as work to do. It can be made anew at any time from what was asked
 * for; only what the preview showed, and nobody took out, is executed.
 */
import { isWork, planCounts } from '../sync/counts.ts';
import type { EditItem, PlanItem } from '../sync/plan.types.ts';
import { approvedOnly } from './approved.ts';
import { costOf, timeFor } from './cost.ts';
import type { Outcome, RunContext } from './engine.ts';
import { finishRun } from './finish.ts';
import { mendItems } from './mend-items.ts';
import type { EditRequest } from './ports.ts';
import { requestsSoFar } from './pull.ts';
import { undoItems } from './undo-items.ts';

export async function makeEditPlan(context: RunContext): Promise<Outcome | null> {
  const { memory, connection, run, surroundings } = context;
  const items = inOrder(await itemsFor(context, run.request));
  const chosen = await withoutLeftOut(context, await approvedOnly(context, items));
  const work = items.filter((item) => isWork(item) && chosen.has(item.key));
  const cost = costOf(context, work);
  const phase = run.mode === 'preview' ? 'ready' : 'apply';
  await memory.savePlan(
    run.id,
    items,
    {
      phase,
      counts: planCounts(items),
      brakes: [],
      total: run.carried + work.length,
      done: run.carried,
      plannedAt: surroundings.now(),
      cost,
      timeLeftMs: timeFor(context, cost),
      requests: requestsSoFar(context),
      ...(phase === 'apply' ? {} : { endedAt: surroundings.now() }),
    },
    { connectionId: connection.id, scope: 'changes', mentioned: [], reviews: [] },
    surroundings.now(),
    (item) => (!isWork(item) ? 'nothing' : chosen.has(item.key) ? 'todo' : 'left-out'),
  );
  if (phase === 'ready') return { kind: 'over' };
  return work.length === 0 ? finishRun({ ...context, run: { ...run, total: run.carried } }) : null;
}

async function itemsFor(context: RunContext, request: EditRequest | undefined): Promise<PlanItem[]> {
  if (!request) return [];
  return request.kind === 'undo' ? undoItems(context, request) : mendItems(context, request);
}

/** An undo is not a decision about people: what was taken out of its preview is left out of this run alone. */
async function withoutLeftOut(
  context: RunContext,
  chosen: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const { memory, run } = context;
  const shown = run.approvedRun === null ? undefined : await memory.run(run.approvedRun);
  const out = new Set(shown?.leftOut ?? []);
  return new Set([...chosen].filter((key) => !out.has(key)));
}

/** What comes back first, what goes last: at no moment is there less than before and after. */
function inOrder(items: readonly PlanItem[]): PlanItem[] {
  const rank: Readonly<Record<EditItem['action'], number>> = {
    unlink: 0,
    link: 0,
    create: 1,
    values: 2,
    merge: 3,
    delete: 4,
  };
  return items
    .map((item, index) => ({ item, index, rank: item.kind === 'edit' ? rank[item.action] : 5 }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ item }) => item);
}
