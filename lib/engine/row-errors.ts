/** What becomes of a row whose record could not be written: planned anew, set aside with its reason, or looked up before it is repeated. */
import type { ServiceRecord, SideName } from '../contact/contact.ts';
import { assertNever, SyncError } from '../errors.ts';
import { contentOf } from '../sync/items.ts';
import type { RunContext } from './engine.ts';
import { mirrorUpdate } from './mirror-update.ts';
import { emptyConfirmation, type Failure, type PlanRow } from './ports.ts';

/** The record is not as the plan saw it; carries what was read, so that the mirror learns it at once. */
export class RecordMoved extends SyncError {
  readonly side: SideName;
  readonly recordId: string;
  /** Null: it is gone. */
  readonly record: ServiceRecord | null;

  constructor(error: SyncError, side: SideName, recordId: string, record: ServiceRecord | null) {
    super(error.code, error.detail, { cause: error });
    this.side = side;
    this.recordId = recordId;
    this.record = record;
  }
}

export async function settleRecordError(context: RunContext, row: PlanRow, error: SyncError): Promise<void> {
  const { memory } = context;
  switch (error.reaction) {
    case 'replan':
      await dropIntents(context, row);
      await memory.confirm({
        ...emptyConfirmation,
        row: { runId: row.runId, index: row.index, state: 'replan', failure: failureOf(error, null) },
        ...learnt(context, error),
      });
      return;
    case 'recover':
      // The intent stays open: the next slice looks the record up before it asks again.
      await memory.setRow(row.runId, row.index, isCreating(row) ? 'waiting' : 'todo', failureOf(error, null));
      if (!isCreating(row)) throw new SyncError('timeout', { afterWrite: true }, { cause: error });
      return;
    case 'skip':
    case 'review':
    case 'later':
    case 'ask':
    case 'continue':
    case 'stop':
      await dropIntents(context, row);
      await noteFailure(context, row, error);
      return;
    default:
      assertNever(error.reaction);
  }
}

export function isCreating({ item }: PlanRow): boolean {
  return item.kind === 'create' || (item.kind === 'edit' && item.action === 'create');
}

/** Counts the refusal; the third one sets the record aside until it changes. */
export async function noteFailure(context: RunContext, row: PlanRow, error: SyncError): Promise<void> {
  const { memory, connection, surroundings } = context;
  const content = contentOf(row.item);
  const before = (await memory.troubles(connection.id)).find((trouble) => trouble.key === row.item.key);
  const failures = before && before.content === content ? before.failures + 1 : 1;
  const failure = failureOf(error, sideOf(row));
  await memory.confirm({
    ...emptyConfirmation,
    row: { runId: row.runId, index: row.index, state: 'failed', failure },
    // An undo or a mend is asked for once; nobody tries it again by itself.
    trouble:
      row.item.kind === 'edit'
        ? null
        : {
            connectionId: connection.id,
            key: row.item.key,
            records: row.item.records,
            failures,
            content,
            failure,
            at: surroundings.now(),
          },
  });
}

/** @param otherwise the side it is put down to if the error does not say where it comes from. */
export function failureOf(error: SyncError, otherwise: SideName | null): Failure {
  const { side } = error.detail;
  return {
    code: error.code,
    detail: error.detail,
    side: side === 'left' || side === 'right' ? side : otherwise,
    ...(error.retryAt === undefined ? {} : { retryAt: error.retryAt }),
  };
}

async function dropIntents(context: RunContext, row: PlanRow): Promise<void> {
  const open = await context.memory.openIntents(context.connection.id);
  for (const intent of open) {
    if (intent.runId === row.runId && intent.itemIndex === row.index)
      await context.memory.dropIntent(intent.id);
  }
}

function learnt(context: RunContext, error: SyncError) {
  if (!(error instanceof RecordMoved)) return {};
  const side = context.sides[error.side];
  if (!error.record) return { removed: [{ accountId: side.account.id, id: error.recordId }] };
  return { mirror: [mirrorUpdate(side, error.record)] };
}

function sideOf(row: PlanRow): SideName | null {
  if (row.item.kind === 'create' || row.item.kind === 'delete' || row.item.kind === 'edit')
    return row.item.side;
  if (row.item.kind === 'pair') return row.item.writes[0]?.side ?? null;
  return null;
}
