/**
 * Executes what a person asked for on one side: an undo or a mend. As with a sync: intent → read → compare → write → confirm, and safe to begin
 * again at any point. Merges: apply-merge.ts. What becomes of links: edit-links.ts.
 */
import type { Contact, ServiceRecord } from '../contact/contact.ts';
import { assertNever, SyncError, toSyncError } from '../errors.ts';
import type { EditItem } from '../sync/plan.types.ts';
import { neverMade } from './apply-create.ts';
import { applyMerge } from './apply-merge.ts';
import { linksAfterUndo, parkLinks, restoredLinks } from './edit-links.ts';
import { beginWrite, doneWith, holdsAll, updateEntry, writeValues } from './edit-writes.ts';
import type { RunContext } from './engine.ts';
import { journalEntry } from './link.ts';
import { mirrorUpdate } from './mirror-update.ts';
import { type Confirmation, emptyConfirmation, type PlanRow } from './ports.ts';
import { RecordMoved } from './row-errors.ts';

export async function applyEdit(context: RunContext, row: PlanRow, item: EditItem): Promise<Confirmation> {
  switch (item.action) {
    case 'values':
      return applyValues(context, row, item);
    case 'create':
      return applyCreation(context, row, item);
    case 'delete':
      return applyDeletion(context, row, item);
    case 'merge':
      return applyMerge(context, row, item);
    case 'link':
    case 'unlink':
      throw new SyncError('bug', { reason: 'writes nothing', action: item.action });
    default:
      return assertNever(item.action);
  }
}

async function applyValues(context: RunContext, row: PlanRow, item: EditItem): Promise<Confirmation> {
  const { intentId, record, isOurs } = await writeValues(context, row, item);
  return {
    ...(await doneWith(context, row, item)),
    intentId,
    mirror: [mirrorUpdate(context.sides[item.side], record)],
    links: item.purpose === 'undo' ? await linksAfterUndo(context, item, record) : [],
    journal: isOurs ? [updateEntry(context, row, item, record)] : [],
  };
}

async function applyDeletion(context: RunContext, row: PlanRow, item: EditItem): Promise<Confirmation> {
  const side = context.sides[item.side];
  const id = item.recordId ?? '';
  const intent = await beginWrite(context, row, item, 'delete', id);
  const current = await side.connector.read(id);
  const seen: Contact = Object.fromEntries(item.changes.map((change) => [change.field, change.before]));
  if (current && !holdsAll(side, current.contact, seen))
    throw new RecordMoved(new SyncError('record-changed', { id }), item.side, id, current);
  if (current) {
    // Before it is gone: a sync that saw the deletion first would take it for a person's, and carry it on.
    await context.memory.confirm({
      ...emptyConfirmation,
      links: await parkLinks(context, side.account.id, id),
    });
    await side.connector.delete(current);
  }
  const isOurs = current !== null || intent.isResumed;
  const more = { links: item.links, undoes: item.undoes };
  return {
    ...(await doneWith(context, row, item)),
    intentId: intent.id,
    removed: [{ accountId: side.account.id, id }],
    links: await parkLinks(context, side.account.id, id),
    journal: isOurs ? [journalEntry(context, row, item.side, 'delete', id, item.changes, more)] : [],
  };
}

/** The intent is on the disk before the request; what became of it after a death is looked up (recover.ts) before it is made again. */
async function applyCreation(context: RunContext, row: PlanRow, item: EditItem): Promise<Confirmation> {
  const intent = await beginWrite(context, row, item, 'create', null);
  try {
    const record = await context.sides[item.side].connector.create(intent.id, item.target);
    return await createdAgain(context, row, item, record, intent.id);
  } catch (thrown) {
    if (neverMade.has(toSyncError(thrown).code)) await context.memory.dropIntent(intent.id);
    throw thrown;
  }
}

/** What a record that was created again leaves behind, whether it was just made or found after a death. */
export async function createdAgain(
  context: RunContext,
  row: PlanRow,
  item: EditItem,
  record: ServiceRecord,
  intentId: string,
): Promise<Confirmation> {
  const links = await restoredLinks(context, item, record);
  const changes = Object.entries(record.contact)
    .filter(([, values]) => values.length > 0)
    .map(([field, after]) => ({ field, before: [], after }));
  const more = { version: record.version, links, undoes: item.undoes };
  return {
    ...(await doneWith(context, row, item)),
    intentId,
    mirror: [mirrorUpdate(context.sides[item.side], record)],
    links,
    journal: [journalEntry(context, row, item.side, 'create', record.id, changes, more)],
  };
}
