/** Links and journal entries as a confirmed change leaves them behind. */
import type { Contact, SideName } from '../contact/contact.ts';
import { fieldsOfRow } from '../rules/mapping.ts';
import type { FieldChange, Link, PlanItem } from '../sync/plan.types.ts';
import type { RunContext } from './engine.ts';
import type { JournalEntry, PlanRow } from './ports.ts';

type Pair = Extract<PlanItem, { kind: 'pair' }>;

export async function linkFor(context: RunContext, leftId: string): Promise<Link | undefined> {
  return (await context.memory.linksOf(context.connection.id, 'left', [leftId]))[0];
}

/**
 * The link once the pair's writes are confirmed. Of a written side the written fields are taken as the service gave them back; the rest is
 * what the plan saw, so that whatever changed meanwhile is still noticed as a change.
 */
export function agreedLink(
  context: RunContext,
  item: Pair,
  old: Link | undefined,
  written: Readonly<Partial<Record<SideName, Contact>>>,
): Link {
  const agreed = item.agreed ?? old?.baseline ?? { left: {}, right: {}, open: [] };
  const half = (side: SideName): Contact => {
    const given = written[side];
    const fields = item.writes
      .filter((write) => write.side === side)
      .flatMap((write) => Object.keys(write.target));
    return given ? { ...agreed[side], ...pick(given, fields) } : agreed[side];
  };
  return {
    id: old?.id ?? context.surroundings.newId(),
    connectionId: context.connection.id,
    leftId: item.leftId,
    rightId: item.rightId,
    baseline: { left: half('left'), right: half('right'), open: agreed.open },
    createdSide: old?.createdSide ?? null,
    goneSide: null,
    ...(item.rules || old?.rules ? { rules: item.rules ?? old?.rules } : {}),
  };
}

/** The named fields, empty ones included: "was empty" is something a baseline must know. */
export function pick(contact: Contact, fields: readonly string[]): Contact {
  return Object.fromEntries(fields.map((field) => [field, contact[field] ?? []]));
}

export function mappedFields(context: RunContext, side: SideName): string[] {
  return context.connection.settings.mapping
    .filter((row) => row.direction !== 'off')
    .flatMap((row) => fieldsOfRow(row, side));
}

/**
 * Names a row for ever: also its plan, because a run whose plan is made anew numbers its rows anew. The key of a create is made from it, and a
 * key that is used for two people gives the second one the record of the first.
 */
export function rowName(context: RunContext, row: PlanRow): string {
  return `${row.runId}/${context.run.plannedAt ?? 0}/${row.index}`;
}

/** Id made from row, side and kind: writing the same entry twice leaves one. */
export function journalEntry(
  context: RunContext,
  row: PlanRow,
  side: SideName,
  kind: JournalEntry['kind'],
  recordId: string,
  changes: readonly FieldChange[],
  more: Partial<Pick<JournalEntry, 'links' | 'undoes' | 'version'>> = {},
): JournalEntry {
  return {
    // A merge deletes several records in one row.
    id: `${rowName(context, row)}/${side}/${kind}${kind === 'delete' ? `/${recordId}` : ''}`,
    runId: row.runId,
    connectionId: context.connection.id,
    accountId: context.connection[side],
    side,
    at: context.surroundings.now(),
    kind,
    recordId,
    title: row.item.title,
    changes,
    ...more,
  };
}

export function linkEntry(context: RunContext, row: PlanRow, link: Link): JournalEntry {
  return journalEntry(context, row, 'left', 'link', link.leftId, [], { links: [link] });
}
