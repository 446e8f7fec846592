/**
 * Creates a record once. The intent is written before the request; after a death or a lost answer the record is looked up before it is
 * made again, because Aircall would make a second one without a word.
 */
import type { ServiceRecord } from '../contact/contact.ts';
import { otherSide } from '../contact/contact.ts';
import { sameValues } from '../contact/equality.ts';
import { type ErrorCode, SyncError, toSyncError } from '../errors.ts';
import type { Link, PlanItem } from '../sync/plan.types.ts';
import type { RunContext } from './engine.ts';
import { journalEntry, mappedFields, pick, rowName } from './link.ts';
import { mirrorUpdate } from './mirror-update.ts';
import { type Confirmation, emptyConfirmation, type Intent, type PlanRow } from './ports.ts';

export type Create = Extract<PlanItem, { kind: 'create' }>;

export async function applyCreate(context: RunContext, row: PlanRow, item: Create): Promise<Confirmation> {
  const { memory, connection, surroundings } = context;
  await checkSource(context, item);
  const side = context.sides[item.side];
  const intent: Intent = {
    id: `${rowName(context, row)}/${item.side}`,
    runId: row.runId,
    connectionId: connection.id,
    accountId: side.account.id,
    itemIndex: row.index,
    side: item.side,
    kind: 'create',
    recordId: null,
    target: item.target,
    accountSeq: (await memory.pullState(side.account.id)).seq,
    writtenAt: surroundings.now(),
    sentAt: surroundings.now(),
  };
  await memory.writeIntent(intent);
  try {
    const record = await side.connector.create(intent.id, item.target);
    return createdConfirmation(context, row, item, record, intent.id);
  } catch (thrown) {
    // Turned away at the door: nothing was made, so nothing has to be looked up before it is tried again.
    if (neverMade.has(toSyncError(thrown).code)) await memory.dropIntent(intent.id);
    throw thrown;
  }
}

/** Turned away at the door: nothing was made. */
export const neverMade: ReadonlySet<ErrorCode> = new Set([
  'rate-limited',
  'credentials-rejected',
  'access-denied',
  'permission-missing',
  'run-lost',
]);

/** What a created record leaves behind, whether it was just made or found again after a death. */
export function createdConfirmation(
  context: RunContext,
  row: PlanRow,
  item: Create,
  record: ServiceRecord,
  intentId: string,
): Confirmation {
  const { connection, surroundings } = context;
  const side = context.sides[item.side];
  // What a rule sets beside the mapped fields was written as well.
  const fields = new Set([...mappedFields(context, item.side), ...Object.keys(item.target)]);
  const created = pick(record.contact, [...fields]);
  const link: Link = {
    id: surroundings.newId(),
    connectionId: connection.id,
    leftId: item.side === 'left' ? record.id : item.sourceId,
    rightId: item.side === 'right' ? record.id : item.sourceId,
    baseline: {
      left: item.side === 'left' ? created : item.source,
      right: item.side === 'right' ? created : item.source,
      open: [],
    },
    createdSide: item.side,
    goneSide: null,
    ...(item.rules ? { rules: item.rules } : {}),
  };
  const changes = Object.entries(record.contact)
    .filter(([, values]) => values.length > 0)
    .map(([field, values]) => ({ field, before: [], after: values }));
  return {
    ...emptyConfirmation,
    intentId,
    row: { runId: row.runId, index: row.index, state: 'done', failure: null },
    mirror: [mirrorUpdate(side, record)],
    links: [link],
    unlink: item.restores ? [item.restores] : [],
    journal: [
      journalEntry(context, row, item.side, 'create', record.id, changes, {
        version: record.version,
        links: [link],
      }),
    ],
    healed: [{ connectionId: context.connection.id, key: item.key }],
  };
}

/** The mirror may have moved on since the plan (another connection of the same account): then the creation is planned anew. */
async function checkSource(context: RunContext, item: Create): Promise<void> {
  const source = context.sides[otherSide(item.side)];
  const record = (await context.memory.recordsById(source.account.id, [item.sourceId]))[0];
  const isSame = source.fields.every((field) => {
    const planned = item.source[field.id];
    return (
      planned === undefined ||
      sameValues(field, record?.contact[field.id] ?? [], planned, source.account.defaultCountry)
    );
  });
  if (!record || record.isDeleted || !isSame) throw new SyncError('record-changed', { id: item.sourceId });
}
