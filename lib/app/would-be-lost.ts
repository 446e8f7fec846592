/**
 * Plans people as the preview would and gathers what would not travel, and which names were split by guess. At first it looks at some from
 * everywhere, which takes the same time however many there are; at everybody only if asked to, or where they are few.
 */
import type { Memory, MirrorRecord } from '../engine/ports.ts';
import { chunks } from '../store/chunks.ts';
import type { Database } from '../store/database.ts';
import { sampleRecords } from '../store/sample.ts';
import type { PlanItem } from '../sync/plan.types.ts';
import { LossTally } from './loss-tally.ts';
import type { LossExtent, LossReport } from './mapping-api.ts';
import { type PlanGround, planAround } from './plan-around.ts';
import { planWhole } from './whole-plan.ts';

/** Enough that what concerns one in a hundred is seen, in about a second. */
const someAre = 1_000;
/** As many are looked at without being asked. */
const fewAre = 2_000;
const atOnce = 200;

/** Ends early, without a word, once the signal is given. */
export async function* wouldBeLost(
  db: Database,
  memory: Memory,
  ground: PlanGround,
  extent: LossExtent,
  signal: AbortSignal,
): AsyncGenerator<LossReport> {
  const { left, right } = ground.connection;
  const held = { left: await memory.countRecords(left), right: await memory.countRecords(right) };
  const isWhole = extent === 'all' || held.left + held.right <= fewAre;
  if (signal.aborted) return;
  const look = { db, memory, ground, held, total: held.left + held.right, signal };
  yield* isWhole ? ofAll(look) : ofSome(look);
}

interface Look {
  readonly db: Database;
  readonly memory: Memory;
  readonly ground: PlanGround;
  /** Records that are there, by side and together. */
  readonly held: Readonly<Record<'left' | 'right', number>>;
  readonly total: number;
  readonly signal: AbortSignal;
}

async function* ofAll({ db, memory, ground, total, signal }: Look): AsyncGenerator<LossReport> {
  const tally = new LossTally();
  let read = 0;
  let planned = 0;
  const report = (isOver: boolean): LossReport => ({
    done: isOver ? total : Math.min(planned, total),
    total,
    work: { done: read + planned, total: 2 * total },
    isOver,
    groups: tally.groups(),
  });
  for await (const piece of planWhole(db, memory, ground, signal)) {
    tally.take(piece.items);
    read += piece.read;
    planned += piece.planned;
    yield report(false);
  }
  if (!signal.aborted) yield report(true);
}

/** Each side gives its share. A pair is counted on its left record's turn only, so that it counts no more than somebody who is alone. */
async function* ofSome({ db, memory, ground, held, total, signal }: Look): AsyncGenerator<LossReport> {
  const tally = new LossTally();
  let done = 0;
  for (const side of ['left', 'right'] as const) {
    const share = Math.round((someAre * held[side]) / total);
    for (const records of chunks(await sampleRecords(db, ground.connection[side], share), atOnce)) {
      if (signal.aborted) return;
      tally.take(await itemsOf(memory, ground, side, records));
      done += records.length;
      yield { done, total, work: { done, total: someAre }, isOver: false, groups: tally.groups() };
    }
  }
  if (signal.aborted) return;
  yield { done, total, work: { done, total: done }, isOver: true, groups: tally.groups() };
}

async function itemsOf(
  memory: Memory,
  ground: PlanGround,
  side: 'left' | 'right',
  records: readonly MirrorRecord[],
): Promise<PlanItem[]> {
  const items = await planAround(memory, ground, side, records);
  return side === 'left' ? items : items.filter((item) => item.records.every((ref) => ref.side === 'right'));
}
