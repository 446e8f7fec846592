/** What a run really did, counted from the journal: a plan's numbers are wishes once somebody stopped it or something failed. */
import type { Queries, SideName } from '../../lib/app/api.ts';

export interface SideTally {
  readonly created: number;
  readonly updated: number;
  readonly deleted: number;
}
export interface Tally {
  readonly left: SideTally;
  readonly right: SideTally;
  readonly linked: number;
}

/** Each step also counts all of them. */
const step = 2_000;

export async function tallyOf(queries: Queries, runId: string): Promise<Tally> {
  const none = { created: 0, updated: 0, deleted: 0 };
  const sides: Record<SideName, { created: number; updated: number; deleted: number }> = {
    left: { ...none },
    right: { ...none },
  };
  let linked = 0;
  for (let offset = 0; ; offset += step) {
    const { entries, total } = await queries.journal(runId, offset, step);
    for (const entry of entries) {
      const side = sides[entry.side];
      if (entry.kind === 'create') side.created++;
      else if (entry.kind === 'update') side.updated++;
      else if (entry.kind === 'delete') side.deleted++;
      else if (entry.kind === 'link') linked++;
    }
    if (entries.length === 0 || offset + entries.length >= total) break;
  }
  return { ...sides, linked };
}
