/** What an undo is about, from the journal: each record with what was done to it, what else happened to it, and how it is now. */
import type { FieldId, SideName } from '../contact/contact.ts';
import type { PlanItem } from '../sync/plan.types.ts';
import { planLinkUndo, planUndo, type UndoRecord } from '../sync/plan-undo.ts';
import { linksOfRecords } from './edit-links.ts';
import type { RunContext } from './engine.ts';
import type { EditRequest, JournalEntry } from './ports.ts';

type UndoRequest = Extract<EditRequest, { kind: 'undo' }>;

export async function undoItems(context: RunContext, request: UndoRequest): Promise<PlanItem[]> {
  const entries = await entriesOf(context, request);
  const links = entries.filter((entry) => entry.kind === 'link' || entry.kind === 'unlink');
  const changes = entries.filter((entry) => !links.includes(entry));
  const field = request.of.kind === 'field' ? request.of.field : null;
  const items: PlanItem[] = [];
  for (const side of ['left', 'right'] as const) {
    const onSide = changes.filter((entry) => entry.side === side);
    if (onSide.length > 0)
      items.push(...(await withLinks(context, side, await onOneSide(context, request, side, onSide, field))));
  }
  // Of a run the links stay: they change nothing at a service, and without them the next run would ask or create anew.
  if (request.of.kind === 'run') return items;
  return [...items, ...(await linkItems(context, links))];
}

/** Of this connection only, newest first. */
async function entriesOf(context: RunContext, { of }: UndoRequest): Promise<JournalEntry[]> {
  const { memory, connection } = context;
  const found =
    of.kind === 'run'
      ? await memory.journalOfRun(of.runId)
      : await memory.journalEntries(of.kind === 'field' ? [of.entryId] : of.entryIds);
  const ours = found.filter((entry) => entry.connectionId === connection.id);
  return ours.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}

async function onOneSide(
  context: RunContext,
  request: UndoRequest,
  side: SideName,
  entries: readonly JournalEntry[],
  field: FieldId | null,
): Promise<PlanItem[]> {
  const { memory } = context;
  const { account, fields } = context.sides[side];
  const ids = [...new Set(entries.map((entry) => entry.recordId))];
  const now = new Map((await memory.recordsById(account.id, ids)).map((record) => [record.id, record]));
  const chosen = byRecord(entries);
  const history = byRecord(await memory.journalOfRecords(account.id, ids));
  return planUndo(
    ids.map(
      (recordId): UndoRecord => ({
        side,
        recordId,
        fields,
        country: account.defaultCountry,
        isCareful: request.careful.includes(side),
        field,
        chosen: chosen.get(recordId) ?? [],
        history: history.get(recordId) ?? [],
        now: now.get(recordId),
      }),
    ),
  );
}

/** A record that goes takes the memory of its links into the journal, so that this undo can be undone. */
async function withLinks(
  context: RunContext,
  side: SideName,
  items: readonly PlanItem[],
): Promise<PlanItem[]> {
  const going = items.flatMap((item) =>
    item.kind === 'edit' && item.action === 'delete' && item.recordId !== null ? [item.recordId] : [],
  );
  if (going.length === 0) return [...items];
  const accountId = context.sides[side].account.id;
  const links = await linksOfRecords(context, accountId, going);
  return items.map((item) => {
    if (item.kind !== 'edit' || item.action !== 'delete') return item;
    return { ...item, links: links.get(item.recordId ?? '') ?? [] };
  });
}

async function linkItems(context: RunContext, entries: readonly JournalEntry[]): Promise<PlanItem[]> {
  const { memory, connection } = context;
  const leftIds = entries.flatMap((entry) => (entry.links ?? []).map((link) => link.leftId));
  const there = await memory.linksOf(connection.id, 'left', [...new Set(leftIds)]);
  const ids = new Set(there.map((link) => link.id));
  return planLinkUndo(entries, (link) => ids.has(link.id));
}

function byRecord(entries: readonly JournalEntry[]): Map<string, JournalEntry[]> {
  const found = new Map<string, JournalEntry[]>();
  for (const entry of entries) found.set(entry.recordId, [...(found.get(entry.recordId) ?? []), entry]);
  return found;
}
