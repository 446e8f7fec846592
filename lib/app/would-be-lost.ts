/**
 * Looks through both mirrors in slices, plans each as the preview would, and gathers what would not travel, and which names were split by
 * guess. Every pair is counted once: on its left record's turn; whoever was mentioned then is not looked at again.
 */
import type { Memory, MirrorRecord } from '../engine/ports.ts';
import type { ConnectionSettings } from '../rules/settings.ts';
import type { Database } from '../store/database.ts';
import { walkRecords } from '../store/walk.ts';
import type { PlanItem } from '../sync/plan.types.ts';
import type { LossExample, LossGroup, LossReport } from './mapping-api.ts';
import { type PlanGround, planAround, planGround } from './plan-around.ts';

const mostExamples = 5;
/** Many, because each lot asks the database some ten times; few enough to be planned between two frames or three. */
const atOnce = 400;

/** Ends early, without a word, once the signal is given. */
export async function* wouldBeLost(
  db: Database,
  memory: Memory,
  connectionId: string,
  settings: ConnectionSettings,
  signal: AbortSignal,
): AsyncGenerator<LossReport> {
  const ground = await planGround(memory, connectionId, settings);
  if (!ground) return;
  const { connection } = ground;
  const total = (await memory.countRecords(connection.left)) + (await memory.countRecords(connection.right));
  const tally = new LossTally();
  let done = 0;
  const known = new Set<string>();
  for (const side of ['left', 'right'] as const) {
    for await (const records of walkRecords(db, connection[side], signal, atOnce)) {
      const unknown = side === 'left' ? records : records.filter((record) => !known.has(record.id));
      const items = await freshItems(memory, ground, side, unknown);
      for (const ref of items.flatMap((item) => item.records)) if (ref.side === 'right') known.add(ref.id);
      tally.take(items);
      done += records.length;
      yield { done: Math.min(done, total), total, isOver: false, groups: tally.groups() };
    }
  }
  if (signal.aborted) return;
  yield { done: total, total, isOver: true, groups: tally.groups() };
}

async function freshItems(
  memory: Memory,
  ground: PlanGround,
  side: 'left' | 'right',
  records: readonly MirrorRecord[],
): Promise<PlanItem[]> {
  if (records.length === 0) return [];
  const items = await planAround(memory, ground, side, records);
  return side === 'left' ? items : items.filter((item) => item.records.every((ref) => ref.side === 'right'));
}

class LossTally {
  private readonly found = new Map<LossGroup['reason'], { count: number; examples: LossExample[] }>();

  take(items: readonly PlanItem[]): void {
    for (const item of items) {
      for (const { reason, field, value } of item.losses)
        this.add(reason, { title: item.title, field, value });
      for (const { text } of item.guesses ?? [])
        this.add('guess', { title: item.title, field: '', value: text });
    }
  }

  groups(): LossGroup[] {
    return [...this.found]
      .map(([reason, { count, examples }]) => ({ reason, count, examples: [...examples] }))
      .sort((a, b) => b.count - a.count);
  }

  private add(reason: LossGroup['reason'], example: LossExample): void {
    const group = this.found.get(reason) ?? { count: 0, examples: [] };
    group.count += 1;
    if (group.examples.length < mostExamples) group.examples.push(example);
    this.found.set(reason, group);
  }
}
