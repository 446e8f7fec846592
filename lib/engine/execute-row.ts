/** What a row of a plan does, by its kind; what it leaves behind is for the caller to confirm. */
import { applyCreate } from './apply-create.ts';
import { applyDelete } from './apply-delete.ts';
import { applyEdit } from './apply-edit.ts';
import { applyPair } from './apply-pair.ts';
import type { RunContext } from './engine.ts';
import { type Confirmation, emptyConfirmation, type PlanRow } from './ports.ts';

export async function executeRow(context: RunContext, row: PlanRow): Promise<Confirmation> {
  const { item } = row;
  switch (item.kind) {
    case 'pair':
      return applyPair(context, row, item);
    case 'create':
      return applyCreate(context, row, item);
    case 'delete':
      return applyDelete(context, row, item);
    case 'edit':
      return applyEdit(context, row, item);
    default:
      return {
        ...emptyConfirmation,
        row: { runId: row.runId, index: row.index, state: 'done', failure: null },
      };
  }
}
