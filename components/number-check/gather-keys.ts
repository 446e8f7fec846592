/** What to ask a mend for: all of a problem in one word, or the key of each finding that is ticked. */
import type { MendWhich, Problem, Queries } from '../../lib/app/api.ts';
import { canMend } from './finding-words.ts';
import type { Selection } from './selection.ts';

const step = 1000;

/** Keys of everything in a list that Lineup can mend. */
export async function mendableKeys(
  queries: Queries,
  accountId: string,
  problem: Problem | null,
  search: string,
): Promise<string[]> {
  const keys: string[] = [];
  for (let offset = 0; ; offset += step) {
    const { findings, total } = await queries.findings(accountId, { problem, search }, offset, step);
    keys.push(...findings.filter(canMend).map(({ key }) => key));
    if (findings.length === 0 || offset + findings.length >= total) return keys;
  }
}

export async function whichOf(
  queries: Queries,
  accountId: string,
  selection: Selection,
  problem: Problem | null,
): Promise<MendWhich> {
  if (selection.kind === 'some') return { kind: 'some', keys: [...selection.keys] };
  if (selection.keys.size === 0) return problem ? { kind: 'all', problem } : { kind: 'all' };
  const all = await mendableKeys(queries, accountId, problem, '');
  return { kind: 'some', keys: all.filter((key) => !selection.keys.has(key)) };
}
