/** The steps that undo, mends and merges have in common: the intent, the comparison before the write, what a done row leaves behind. */
import type { Contact, ServiceRecord } from '../contact/contact.ts';
import { sameValues } from '../contact/equality.ts';
import { SyncError } from '../errors.ts';
import type { EditItem } from '../sync/plan.types.ts';
import type { RunContext } from './engine.ts';
import { journalEntry, rowName } from './link.ts';
import {
  type Confirmation,
  emptyConfirmation,
  type Intent,
  type JournalEntry,
  type PlanRow,
  type Side,
} from './ports.ts';
import { RecordMoved } from './row-errors.ts';

/** Brings a record to its target. @returns the record as the service then holds it, and whether that is our doing. */
export async function writeValues(
  context: RunContext,
  row: PlanRow,
  item: EditItem,
): Promise<{ readonly intentId: string; readonly record: ServiceRecord; readonly isOurs: boolean }> {
  const side = context.sides[item.side];
  const id = item.recordId ?? '';
  const intent = await beginWrite(context, row, item, 'update', id);
  const current = await side.connector.read(id);
  if (!current) throw new RecordMoved(new SyncError('record-gone', { id }), item.side, id, null);
  const written = await writeOver(side, item, current, intent.isResumed);
  return {
    intentId: intent.id,
    record: written ?? current,
    isOurs: written !== null || intent.isResumed,
  };
}

/**
 * Writes over what the plan saw, and after a death over what the interrupted write left, which is ours.
 * @returns null if it holds the target already, letter by letter: another spelling is what a mend is about.
 */
async function writeOver(
  side: Side,
  item: EditItem,
  current: ServiceRecord,
  isResumed: boolean,
): Promise<ServiceRecord | null> {
  if (holdsText(current.contact, item.target)) return null;
  const seen: Contact = Object.fromEntries(item.changes.map((change) => [change.field, change.before]));
  if (!isResumed && !holdsFields(side, current.contact, seen))
    throw new RecordMoved(
      new SyncError('record-changed', { id: current.id }),
      item.side,
      current.id,
      current,
    );
  return side.connector.update(current, item.target);
}

export function updateEntry(
  context: RunContext,
  row: PlanRow,
  item: EditItem,
  result: ServiceRecord,
): JournalEntry {
  const changes = item.changes.map((change) => ({ ...change, after: result.contact[change.field] ?? [] }));
  const more = { version: result.version, undoes: item.undoes };
  return journalEntry(context, row, item.side, 'update', result.id, changes, more);
}

/** The row is done; the entries that it puts back are marked, and those that they had put back stand again. */
export async function doneWith(context: RunContext, row: PlanRow, item: EditItem): Promise<Confirmation> {
  const entries = item.undoes.length > 0 ? await context.memory.journalEntries(item.undoes) : [];
  return {
    ...emptyConfirmation,
    row: { runId: row.runId, index: row.index, state: 'done', failure: null },
    undone: [
      { entryIds: item.undoes, by: row.runId },
      { entryIds: entries.flatMap((entry) => entry.undoes ?? []), by: null },
    ],
  };
}

export async function beginWrite(
  context: RunContext,
  row: PlanRow,
  item: EditItem,
  kind: Intent['kind'],
  recordId: string | null,
): Promise<{ readonly id: string; readonly isResumed: boolean }> {
  const { memory, connection, surroundings } = context;
  const accountId = context.sides[item.side].account.id;
  const id = `${rowName(context, row)}/${item.side}${item.action === 'merge' ? `/${recordId}` : ''}`;
  if ((await memory.openIntents(connection.id)).some((intent) => intent.id === id))
    return { id, isResumed: true };
  await memory.writeIntent({
    id,
    runId: row.runId,
    connectionId: connection.id,
    accountId,
    itemIndex: row.index,
    side: item.side,
    kind,
    recordId,
    target: kind === 'delete' ? null : item.target,
    accountSeq: (await memory.pullState(accountId)).seq,
    writtenAt: surroundings.now(),
    sentAt: surroundings.now(),
  });
  return { id, isResumed: false };
}

/** Whether every named field means what is named. */
function holdsFields(side: Side, contact: Contact, seen: Contact): boolean {
  return side.fields.every((field) => {
    const values = seen[field.id];
    return (
      values === undefined || sameValues(field, contact[field.id] ?? [], values, side.account.defaultCountry)
    );
  });
}

/** Whether the whole record means what was seen: what is not named was empty. */
export function holdsAll(side: Side, contact: Contact, seen: Contact): boolean {
  return side.fields.every(
    (field) =>
      field.readOnly ||
      sameValues(field, contact[field.id] ?? [], seen[field.id] ?? [], side.account.defaultCountry),
  );
}

function holdsText(contact: Contact, target: Contact): boolean {
  const texts = (values: Contact[string] | undefined) =>
    JSON.stringify((values ?? []).map(({ value, label }) => [value, label ?? '']));
  return Object.entries(target).every(([field, values]) => texts(contact[field]) === texts(values));
}
