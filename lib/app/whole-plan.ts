/**
 * Plans everybody of a connection under settings that are not saved, lot by lot and in the page: first it reads who belongs together, then
 * each lot with its partners. Both mirrors are read twice from end to end, which is a fraction of looking up everybody's keys, and only ids,
 * keys and one lot are in memory.
 */
import type { Memory } from '../engine/ports.ts';
import type { Database } from '../store/database.ts';
import { linksById, walkLinks } from '../store/links.ts';
import { walkRecords } from '../store/walk.ts';
import { Belonging, type Lot } from '../sync/belonging.ts';
import { planConnection } from '../sync/plan.ts';
import type { PlanItem } from '../sync/plan.types.ts';
import type { PlanInput } from '../sync/view.ts';
import { inSteps } from './in-steps.ts';
import type { PlanGround } from './plan-around.ts';

export interface Piece {
  /** Everything that the plan says of these people; empty while it is being read who belongs together. */
  readonly items: readonly PlanItem[];
  /** Records that were read only, and those that were planned: each record once in both. */
  readonly read: number;
  readonly planned: number;
}

/** Records in a lot. What a page stands still for while a lot is planned is felt while typing. */
const smallest = 50;
const largest = 800;
const longMs = 24;
const shortMs = 8;

/** Ends early, without a word, once the signal is given. */
export async function* planWhole(
  db: Database,
  memory: Memory,
  ground: PlanGround,
  signal: AbortSignal,
): AsyncGenerator<Piece> {
  const belonging = new Belonging();
  yield* readAll(db, ground, belonging, signal);
  await inSteps(belonging.settle(), signal);
  let size = 200;
  const lots = belonging.lots(() => size);
  const fetchNext = () => {
    const next = lots.next();
    return next.done ? null : load(db, memory, ground, next.value);
  };
  for (let coming = fetchNext(); coming !== null && !signal.aborted; ) {
    const part = await coming;
    if (signal.aborted) return;
    // The next lot is read while this one is planned.
    coming = fetchNext();
    coming?.catch(() => {});
    const startedAt = performance.now();
    const { items } = planConnection(part.input);
    yield { items, read: 0, planned: part.size };
    const tookMs = performance.now() - startedAt;
    if (tookMs < shortMs) size = Math.min(largest, size * 2);
    else if (tookMs > longMs) size = Math.max(smallest, Math.round(size / 2));
  }
}

async function* readAll(
  db: Database,
  { connection, decisions }: PlanGround,
  belonging: Belonging,
  signal: AbortSignal,
): AsyncGenerator<Piece> {
  for await (const links of walkLinks(db, connection.id)) {
    if (signal.aborted) return;
    for (const link of links) belonging.link(link);
  }
  for (const side of ['left', 'right'] as const) {
    for await (const records of walkRecords(db, connection[side], signal)) {
      for (const { id, keys } of records) belonging.add(side, id, keys);
      yield { items: [], read: records.length, planned: 0 };
    }
  }
  for (const decision of decisions) belonging.together(decision.records);
}

async function load(
  db: Database,
  memory: Memory,
  ground: PlanGround,
  lot: Lot,
): Promise<{ readonly input: PlanInput; readonly size: number }> {
  const { connection, fields, ...input } = ground;
  const [left, right, links] = await Promise.all([
    memory.recordsById(connection.left, lot.left),
    memory.recordsById(connection.right, lot.right),
    linksById(db, lot.links),
  ]);
  const ids = { left: new Set(lot.left), right: new Set(lot.right) };
  // Nothing is concluded from an absence: a page only asks what would travel.
  const whole = { focus: null, trustDeletions: false };
  return {
    size: lot.size,
    input: {
      ...input,
      left: { ...whole, fields: fields.left, records: left },
      right: { ...whole, fields: fields.right, records: right },
      links,
      decisions: input.decisions.filter((one) => one.records.some((ref) => ids[ref.side].has(ref.id))),
    },
  };
}
