/** Writes a pair's changes, one side after the other; the link follows when all are confirmed. Safe to begin again at any point. */
import type { Contact, ServiceRecord, SideName } from '../contact/contact.ts';
import { holds, sameValues } from '../contact/equality.ts';
import { SyncError } from '../errors.ts';
import type { PlanItem, Write } from '../sync/plan.types.ts';
import type { RunContext } from './engine.ts';
import { agreedLink, journalEntry, linkEntry, linkFor, rowName } from './link.ts';
import { mirrorUpdate } from './mirror-update.ts';
import { type Confirmation, emptyConfirmation, type Intent, type PlanRow } from './ports.ts';
import { RecordMoved } from './row-errors.ts';

type Pair = Extract<PlanItem, { kind: 'pair' }>;

export async function applyPair(context: RunContext, row: PlanRow, item: Pair): Promise<Confirmation> {
  const written: Partial<Record<SideName, Contact>> = {};
  for (const write of item.writes) {
    const id = write.side === 'left' ? item.leftId : item.rightId;
    written[write.side] = await applyWrite(context, row, write, id);
  }
  const link = agreedLink(context, item, await linkFor(context, item.leftId), written);
  return {
    ...emptyConfirmation,
    row: { runId: row.runId, index: row.index, state: 'done', failure: null },
    links: [link],
    unlink: item.replaces ? [item.replaces] : [],
    journal: item.evidence === null ? [] : [linkEntry(context, row, link)],
    usedChoices: context.connection.settings.mapping.map((mapped) => ({ linkId: link.id, row: mapped.id })),
    healed: [{ connectionId: context.connection.id, key: item.key }],
  };
}

/** @returns the contact as the service then holds it. */
async function applyWrite(context: RunContext, row: PlanRow, write: Write, id: string): Promise<Contact> {
  const { memory, connection } = context;
  const side = context.sides[write.side];
  const country = side.account.defaultCountry;
  const intentId = `${rowName(context, row)}/${write.side}`;
  const open = (await memory.openIntents(connection.id)).find((intent) => intent.id === intentId);
  const known = (await memory.recordsById(side.account.id, [id]))[0];
  if (!open && known && !known.isDeleted && holds(side.fields, known.contact, write.target, country))
    return known.contact;
  if (!open) await memory.writeIntent(await intentFor(context, row, write, id, intentId));
  const current = await side.connector.read(id);
  if (!current) throw new RecordMoved(new SyncError('record-gone', { id }), write.side, id, null);
  const result = await writeOver(context, write, current, open !== undefined);
  await memory.confirm({
    ...emptyConfirmation,
    intentId,
    mirror: [mirrorUpdate(side, result)],
    journal: [
      journalEntry(context, row, write.side, 'update', id, held(write, result), { version: result.version }),
    ],
  });
  return result.contact;
}

/** Writes only over what the plan saw; after a death also over what the interrupted write left, which is ours. */
async function writeOver(
  context: RunContext,
  write: Write,
  current: ServiceRecord,
  isResumed: boolean,
): Promise<ServiceRecord> {
  const side = context.sides[write.side];
  const country = side.account.defaultCountry;
  if (holds(side.fields, current.contact, write.target, country)) return current;
  const isAsPlanned = write.changes.every((change) => {
    const field = side.fields.find((one) => one.id === change.field);
    return field !== undefined && sameValues(field, current.contact[field.id] ?? [], change.before, country);
  });
  if (!isAsPlanned && !isResumed) {
    throw new RecordMoved(
      new SyncError('record-changed', { id: current.id }),
      write.side,
      current.id,
      current,
    );
  }
  return side.connector.update(current, write.target);
}

async function intentFor(
  context: RunContext,
  row: PlanRow,
  write: Write,
  id: string,
  intentId: string,
): Promise<Intent> {
  const { memory, connection, surroundings } = context;
  const accountId = connection[write.side];
  return {
    id: intentId,
    runId: row.runId,
    connectionId: connection.id,
    accountId,
    itemIndex: row.index,
    side: write.side,
    kind: 'update',
    recordId: id,
    target: write.target,
    accountSeq: (await memory.pullState(accountId)).seq,
    writtenAt: surroundings.now(),
    sentAt: null,
  };
}

/** The journal tells what the service holds, not what we sent. */
function held(write: Write, result: ServiceRecord) {
  return write.changes.map((change) => ({ ...change, after: result.contact[change.field] ?? [] }));
}
