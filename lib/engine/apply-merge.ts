/**
 * Makes several records one: the survivor takes all values over, and only when the service has confirmed that are the others deleted. Their
 * links move to the survivor before they go, so that no sync ever sees a linked record vanish.
 */
import type { Contact, ServiceRecord } from '../contact/contact.ts';
import { SyncError } from '../errors.ts';
import type { EditItem } from '../sync/plan.types.ts';
import { linksAmong, linksPutBack, movedLinks } from './edit-links.ts';
import { beginWrite, doneWith, holdsAll, updateEntry, writeValues } from './edit-writes.ts';
import type { RunContext } from './engine.ts';
import { journalEntry, rowName } from './link.ts';
import { mirrorUpdate } from './mirror-update.ts';
import { type Confirmation, emptyConfirmation, type Intent, type PlanRow } from './ports.ts';
import { RecordMoved } from './row-errors.ts';

type Other = EditItem['others'][number];

export async function applyMerge(context: RunContext, row: PlanRow, item: EditItem): Promise<Confirmation> {
  const others = await readOthers(context, row, item);
  const survivor = await takeOver(context, row, item);
  for (const { other, current, isOpen } of others)
    await deleteOther(context, row, item, survivor, other, current, isOpen);
  return doneWith(context, row, item);
}

/**
 * Before a plan is made anew: what a death left of a merge is finished where the service has done its part, and taken back where only the links
 * have moved; the next plan shall find them where they were, or its undo could not bring them back.
 * @param looking writes nothing.
 */
export async function settleMerge(
  looking: RunContext,
  row: PlanRow,
  item: EditItem,
  open: readonly Intent[],
): Promise<void> {
  const { memory, sides } = looking;
  const { connector, account } = sides[item.side];
  const survivor = (await connector.read(item.recordId ?? ''))?.contact ?? {};
  for (const other of item.others) {
    if (!open.some((intent) => intent.kind === 'delete' && intent.recordId === other.id)) continue;
    if ((await connector.read(other.id)) === null)
      await deleteOther(looking, row, item, survivor, other, null, true);
    else
      await memory.confirm({
        ...emptyConfirmation,
        links: await linksPutBack(looking, item, other.id),
        touched: [{ accountId: account.id, id: other.id }],
      });
  }
  if (open.some((intent) => intent.kind === 'update')) await takeOver(looking, row, item);
  const ids = item.others.map(({ id }) => id);
  const isAllGone = (await memory.recordsById(account.id, ids)).every((record) => record.isDeleted);
  if (isAllGone) await memory.confirm(await doneWith(looking, row, item));
}

interface ReadOther {
  readonly other: Other;
  /** Null: gone. */
  readonly current: ServiceRecord | null;
  /** Its deletion was under way when the process died. */
  readonly isOpen: boolean;
}

/** All of them before the first write: what somebody has changed since would not be taken over. */
async function readOthers(context: RunContext, row: PlanRow, item: EditItem): Promise<ReadOther[]> {
  const side = context.sides[item.side];
  const intents = await context.memory.openIntents(context.connection.id);
  const found: ReadOther[] = [];
  for (const other of item.others) {
    const current = await side.connector.read(other.id);
    if (current && !holdsAll(side, current.contact, other.before))
      throw new RecordMoved(new SyncError('record-changed', { id: other.id }), item.side, other.id, current);
    const isOpen = intents.some(
      (one) => one.runId === row.runId && one.recordId === other.id && one.kind === 'delete',
    );
    found.push({ other, current, isOpen });
  }
  return found;
}

async function takeOver(context: RunContext, row: PlanRow, item: EditItem): Promise<Contact> {
  const { intentId, record, isOurs } = await writeValues(context, row, item);
  await context.memory.confirm({
    ...emptyConfirmation,
    intentId,
    mirror: [mirrorUpdate(context.sides[item.side], record)],
    journal: isOurs && item.changes.length > 0 ? [updateEntry(context, row, item, record)] : [],
  });
  return record.contact;
}

async function deleteOther(
  context: RunContext,
  row: PlanRow,
  item: EditItem,
  survivor: Contact,
  other: Other,
  current: ServiceRecord | null,
  isOpen: boolean,
): Promise<void> {
  const side = context.sides[item.side];
  const accountId = side.account.id;
  const intent = current ? await beginWrite(context, row, item, 'delete', other.id) : null;
  const { links, unlink } = await movedLinks(context, item, other.id, survivor);
  if (current) {
    await context.memory.confirm({ ...emptyConfirmation, links, unlink });
    await side.connector.delete(current);
  }
  const changes = Object.entries(other.before)
    .filter(([, values]) => values.length > 0)
    .map(([field, before]) => ({ field, before, after: [] }));
  const before = await linksAmong(context, accountId, item.links, other.id);
  const entry = {
    ...journalEntry(context, row, item.side, 'delete', other.id, changes, { links: before }),
    title: other.title,
  };
  await context.memory.confirm({
    ...emptyConfirmation,
    intentId: intent?.id ?? `${rowName(context, row)}/${item.side}/${other.id}`,
    removed: [{ accountId, id: other.id }],
    // Its new partners may not yet hold what it held before.
    touched: [{ accountId, id: item.recordId ?? '' }],
    links,
    unlink,
    // Gone without us: somebody else has deleted it.
    journal: current || isOpen ? [entry] : [],
  });
}
