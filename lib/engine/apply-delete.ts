/**
 * Deletes a record whose partner is gone, or has left the filter of a rule that says so: only after a read has shown that the partner is
 * really gone (or still out), and that nobody edited the record.
 */
import { type Contact, otherSide, type ServiceRecord, type SideName } from '../contact/contact.ts';
import { sameValues } from '../contact/equality.ts';
import { SyncError } from '../errors.ts';
import { directionFrom } from '../rules/rule.ts';
import type { Link, PlanItem } from '../sync/plan.types.ts';
import type { RunContext } from './engine.ts';
import { journalEntry, mappedFields, rowName } from './link.ts';
import { type Confirmation, emptyConfirmation, type JournalEntry, type PlanRow } from './ports.ts';
import { RecordMoved } from './row-errors.ts';

type Delete = Extract<PlanItem, { kind: 'delete' }>;

export async function applyDelete(context: RunContext, row: PlanRow, item: Delete): Promise<Confirmation> {
  const { memory, connection, surroundings } = context;
  const side = context.sides[item.side];
  const other = context.sides[otherSide(item.side)];
  const intentId = `${rowName(context, row)}/${item.side}`;
  const confirmation: Confirmation = {
    ...emptyConfirmation,
    intentId,
    row: { runId: row.runId, index: row.index, state: 'done', failure: null },
    removed: [{ accountId: side.account.id, id: item.id }],
    unlink: [item.linkId],
    healed: [{ connectionId: connection.id, key: item.key }],
  };
  const isResumed = (await memory.openIntents(connection.id)).some((intent) => intent.id === intentId);
  // Gone since we asked for it, and the answer was lost: it was us.
  if (isResumed && !(await side.connector.read(item.id)))
    return { ...confirmation, journal: [await deletionEntry(context, row, item, item.before)] };
  const partner = await other.connector.read(item.deletedPartnerId);
  if (item.leaver ? !isStill(context, otherSide(item.side), item.leaver, partner) : partner)
    throw new RecordMoved(
      new SyncError('record-changed', { id: item.deletedPartnerId }),
      otherSide(item.side),
      item.deletedPartnerId,
      partner,
    );
  const current = await side.connector.read(item.id);
  if (!current) return confirmation;
  const mapped = new Set(mappedFields(context, item.side));
  const isEdited = side.fields.some(
    (field) =>
      mapped.has(field.id) &&
      !sameValues(
        field,
        current.contact[field.id] ?? [],
        item.before[field.id] ?? [],
        side.account.defaultCountry,
      ),
  );
  if (isEdited)
    throw new RecordMoved(new SyncError('record-changed', { id: item.id }), item.side, item.id, current);
  await memory.writeIntent({
    id: intentId,
    runId: row.runId,
    connectionId: connection.id,
    accountId: side.account.id,
    itemIndex: row.index,
    side: item.side,
    kind: 'delete',
    recordId: item.id,
    target: null,
    accountSeq: (await memory.pullState(side.account.id)).seq,
    writtenAt: surroundings.now(),
    sentAt: surroundings.now(),
  });
  await side.connector.delete(current);
  return { ...confirmation, journal: [await deletionEntry(context, row, item, current.contact)] };
}

async function deletionEntry(
  context: RunContext,
  row: PlanRow,
  item: Delete,
  contact: Contact,
): Promise<JournalEntry> {
  const changes = Object.entries(contact)
    .filter(([, values]) => values.length > 0)
    .map(([field, values]) => ({ field, before: values, after: [] }));
  const links = await linkBefore(context, item);
  return journalEntry(context, row, item.side, 'delete', item.id, changes, { links });
}

/** For undo. Whoever left the filter and comes back by an undo is out, and not deleted again by the same rule. */
async function linkBefore(context: RunContext, item: Delete): Promise<readonly Link[]> {
  const links = await context.memory.linksOf(context.connection.id, item.side, [item.id]);
  const direction = directionFrom(otherSide(item.side));
  return links.map((link) => {
    const memory = link.rules?.[direction];
    return item.leaver && memory
      ? { ...link, rules: { ...link.rules, [direction]: { ...memory, isOut: true } } }
      : link;
  });
}

/** Whether who left the filter is still as it was when it left: it may have come back since. */
function isStill(
  context: RunContext,
  side: SideName,
  leaver: Contact,
  current: ServiceRecord | null,
): current is ServiceRecord {
  const { fields, account } = context.sides[side];
  return (
    current !== null &&
    fields.every((field) =>
      sameValues(field, leaver[field.id] ?? [], current.contact[field.id] ?? [], account.defaultCountry),
    )
  );
}
