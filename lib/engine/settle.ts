/**
 * Before a plan is made anew: updates and deletions that were under way when a process died are looked up, never repeated. What the service holds
 * of them is written down as if nobody had died, or an undo would not know of it; what it does not hold is planned anew.
 */
import { SyncError, toSyncError } from '../errors.ts';
import { settleMerge } from './apply-merge.ts';
import type { RunContext } from './engine.ts';
import { executeRow } from './execute-row.ts';
import { rowName } from './link.ts';
import type { Intent, PlanRow, Side } from './ports.ts';

/** Also those of earlier runs of the connection, which were given up. @throws SyncError if a side cannot be asked. */
export async function settleWrites(context: RunContext): Promise<void> {
  const { memory, connection } = context;
  const open = (await memory.openIntents(connection.id)).filter((intent) => intent.kind !== 'create');
  const rows = new Map(open.map((intent) => [`${intent.runId} ${intent.itemIndex}`, intent]));
  for (const { runId, itemIndex } of rows.values()) {
    const isOfRow = (intent: Intent) => intent.runId === runId && intent.itemIndex === itemIndex;
    const row = await memory.planRow(runId, itemIndex);
    const run = await memory.run(runId);
    if (row && run) await settleRow({ ...context, run }, row, open.filter(isOfRow));
    // A look may have begun what was not sent either.
    const left = (await memory.openIntents(connection.id)).filter(isOfRow);
    for (const intent of left) if (intent.kind !== 'create') await memory.dropIntent(intent.id);
  }
}

async function settleRow(context: RunContext, row: PlanRow, open: readonly Intent[]): Promise<void> {
  // The run has a newer plan, whose rows are others.
  if (!open.every((intent) => intent.id.startsWith(`${rowName(context, row)}/`))) return;
  const { left, right } = context.sides;
  const looking = { ...context, sides: { left: lookingOnly(left), right: lookingOnly(right) } };
  try {
    await lookAt(looking, row, open);
  } catch (thrown) {
    const error = toSyncError(thrown);
    if (!(thrown instanceof NotSent) && error.scope !== 'record') throw error;
  }
}

async function lookAt(looking: RunContext, row: PlanRow, open: readonly Intent[]): Promise<void> {
  const { item } = row;
  if (item.kind === 'edit' && item.action === 'merge') return settleMerge(looking, row, item, open);
  if (item.kind === 'edit' && item.action === 'delete') {
    const { connector } = looking.sides[item.side];
    if (await connector.read(item.recordId ?? '')) return;
  }
  await looking.memory.confirm(await executeRow(looking, row));
}

/** What would have to be sent again was not sent, or did not arrive. */
class NotSent extends SyncError {
  constructor() {
    super('run-lost', { reason: 'looking' });
  }
}

function lookingOnly(side: Side): Side {
  const refuse = () => Promise.reject(new NotSent());
  return { ...side, connector: { ...side.connector, create: refuse, update: refuse, delete: refuse } };
}
