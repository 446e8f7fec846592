/** Rows that write to no service: a new link, another baseline, a link whose partner is gone, a link that is forgotten. */
import { SyncError } from '../errors.ts';
import type { Decision, EditItem, Link } from '../sync/plan.types.ts';
import { doneWith } from './edit-writes.ts';
import type { RunContext } from './engine.ts';
import { agreedLink, journalEntry, linkEntry, linkFor } from './link.ts';
import { type Confirmation, emptyConfirmation, type PlanRow } from './ports.ts';

export async function memoryOnly(context: RunContext, row: PlanRow): Promise<Confirmation> {
  const done: Confirmation = {
    ...emptyConfirmation,
    row: { runId: row.runId, index: row.index, state: 'done', failure: null },
  };
  const { item } = row;
  switch (item.kind) {
    case 'pair': {
      const old = await linkFor(context, item.leftId);
      const link = agreedLink(context, item, old, {});
      return {
        ...done,
        links: [link],
        unlink: item.replaces ? [item.replaces] : [],
        usedChoices: context.connection.settings.mapping.map((mapped) => ({
          linkId: link.id,
          row: mapped.id,
        })),
        journal: item.evidence === null ? [] : [linkEntry(context, row, link)],
      };
    }
    case 'forget':
      return { ...done, unlink: [item.linkId] };
    case 'excluded': {
      const ref = item.records[0];
      const old = ref && (await context.memory.linksOf(context.connection.id, ref.side, [ref.id]))[0];
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
