/** Rows that write to no service: a new link, another baseline, a link whose partner is gone, a link that is forgotten. */
import { SyncError } from '../errors.ts';
import type { RunContext } from './engine.ts';
import { agreedLink, linkEntry, linkFor } from './link.ts';
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
    default:
      throw new SyncError('bug', { reason: 'row writes', kind: item.kind });
  }
}
