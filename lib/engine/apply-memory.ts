/** Rows that write to no service: a new link, another baseline, a link whose partner is gone, a link that is forgotten. */
import type { SideName } from '../contact/contact.ts';
import { SyncError } from '../errors.ts';
import type { Decision, EditItem, Link, RecordRef } from '../sync/plan.types.ts';
import { doneWith } from './edit-writes.ts';
import type { RunContext } from './engine.ts';
import { agreedLink, journalEntry, linkEntry } from './link.ts';
import { type Confirmation, emptyConfirmation, type PlanRow } from './ports.ts';

/** Their links are read at once: one by one would take longer than all the rest. */
export async function memoryRows(context: RunContext, rows: readonly PlanRow[]): Promise<Confirmation[]> {
  const { memory, connection } = context;
  const refs = rows.flatMap(({ item }): RecordRef[] =>
    item.kind === 'pair' ? [{ side: 'left', id: item.leftId }] : item.records.slice(0, 1),
  );
  const held = async (side: SideName) => {
    const ids = refs.filter((ref) => ref.side === side).map((ref) => ref.id);
    const links = await memory.linksOf(connection.id, side, [...new Set(ids)]);
    return new Map(links.map((link) => [side === 'left' ? link.leftId : link.rightId, link]));
  };
  const known: Known = {
    left: await held('left'),
    right: await held('right'),
    hasChoices: (await memory.choices(connection.id)).length > 0,
  };
  return Promise.all(rows.map((row) => memoryOnly(context, row, known)));
}

interface Known extends Readonly<Record<SideName, ReadonlyMap<string, Link>>> {
  readonly hasChoices: boolean;
}

async function memoryOnly(context: RunContext, row: PlanRow, known: Known): Promise<Confirmation> {
  const done: Confirmation = {
    ...emptyConfirmation,
    row: { runId: row.runId, index: row.index, state: 'done', failure: null },
  };
  const { item } = row;
  switch (item.kind) {
    case 'pair': {
      const old = known.left.get(item.leftId);
      const link = agreedLink(context, item, old, {});
      return {
        ...done,
        links: [link],
        unlink: item.replaces ? [item.replaces] : [],
        usedChoices: known.hasChoices
          ? context.connection.settings.mapping.map((mapped) => ({ linkId: link.id, row: mapped.id }))
          : [],
        journal: item.evidence === null ? [] : [linkEntry(context, row, link)],
      };
    }
    case 'forget':
      return { ...done, unlink: [item.linkId] };
    case 'excluded': {
      const ref = item.records[0];
      const old = ref && known[ref.side].get(ref.id);
      if (!old) return done;
      if (item.parts) return { ...done, links: [{ ...old, goneSide: item.parts.goneSide }] };
      return item.remember ? { ...done, links: [{ ...old, rules: item.remember.rules }] } : done;
    }
    case 'edit':
      return item.action === 'unlink' ? parted(context, row, item) : linkedAgain(context, row, item);
    default:
      throw new SyncError('bug', { reason: 'row writes', kind: item.kind });
  }
}

/**
 * A link that was undone was a wrong one: the two are remembered as different people, or the next run would link them by the same evidence.
 * And both are left out, because an undo must not make the next run create a partner for each of them; the user may put them in again.
 */
async function parted(context: RunContext, row: PlanRow, item: EditItem): Promise<Confirmation> {
  const decisions = item.links.flatMap((link): Decision[] =>
    (['not-same', 'leave-out'] as const).map((kind) => ({
      id: decisionId(kind, link),
      connectionId: link.connectionId,
      kind,
      records: item.records,
    })),
  );
  const more = { links: item.links, undoes: item.undoes };
  return {
    ...(await doneWith(context, row, item)),
    unlink: item.links.map((link) => link.id),
    decisions,
    journal: [journalEntry(context, row, item.side, 'unlink', item.recordId ?? '', [], more)],
  };
}

async function linkedAgain(context: RunContext, row: PlanRow, item: EditItem): Promise<Confirmation> {
  const more = { links: item.links, undoes: item.undoes };
  return {
    ...(await doneWith(context, row, item)),
    links: item.links,
    touched: item.links.map((link) => ({ accountId: context.sides.left.account.id, id: link.leftId })),
    undecided: item.links.flatMap((link) => [decisionId('not-same', link), decisionId('leave-out', link)]),
    journal: [journalEntry(context, row, item.side, 'link', item.recordId ?? '', [], more)],
  };
}

function decisionId(kind: 'not-same' | 'leave-out', link: Link): string {
  return `${kind}/${link.connectionId}/undo ${link.id}`;
}
