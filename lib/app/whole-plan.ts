/**
 * Plans everybody of a connection under settings that are not saved, lot by lot and in the page: first it reads who belongs together, then
 * each lot with its partners. Both mirrors are read twice from end to end, which is a fraction of looking up everybody's keys, and only ids,
 * keys and a thousand records are in memory.
 */
import type { Memory, MirrorRecord } from '../engine/ports.ts';
import type { Database } from '../store/database.ts';
import { linksById, walkLinks } from '../store/links.ts';
import { walkRecords } from '../store/walk.ts';
import { Belonging, type Lot } from '../sync/belonging.ts';
import { planConnection } from '../sync/plan.ts';
import type { Link, PlanItem } from '../sync/plan.types.ts';
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

/** Many are read at once, because each asking takes its time; few are planned at once, because the page stands still for as long. */
const readAtOnce = 1_000;
const plannedAtOnce = 50;

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
  if (signal.aborted) return;
  const lots = belonging.lots(plannedAtOnce);
  const fetchNext = () => {
    const some = next(lots);
    return some.length === 0 ? null : load(db, memory, ground, some);
  };
  for (let coming = fetchNext(); coming !== null; ) {
    const inputs = await coming;
    if (signal.aborted) return;
    // The next ones are read while these are planned.
    coming = fetchNext();
    coming?.catch(() => {});
    const items = await inSteps(planEach(inputs), signal);
    if (!items) return;
    yield { items, read: 0, planned: inputs.reduce((sum, { size }) => sum + size, 0) };
  }
}

function next(lots: Generator<Lot>): Lot[] {
  const some: Lot[] = [];
  for (let size = 0; size < readAtOnce; ) {
    const { value, done } = lots.next();
    if (done) break;
    some.push(value);
    size += value.size;
  }
  return some;
}

function* planEach(inputs: readonly Part[]): Generator<void, PlanItem[]> {
  const items: PlanItem[] = [];
  for (const { input } of inputs) {
    items.push(...planConnection(input).items);
    yield;
  }
  return items;
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

interface Part {
  readonly input: PlanInput;
  readonly size: number;
}

async function load(
  db: Database,
  memory: Memory,
  ground: PlanGround,
  lots: readonly Lot[],
): Promise<readonly Part[]> {
  const { connection } = ground;
  const ids = (of: 'left' | 'right' | 'links') => lots.flatMap((lot) => lot[of]);
  const [left, right, links] = await Promise.all([
    memory.recordsById(connection.left, ids('left')),
    memory.recordsById(connection.right, ids('right')),
    linksById(db, ids('links')),
  ]);
  const held = { left: byId(left), right: byId(right), links: byId(links) };
  return lots.map((lot) => ({ input: inputOf(ground, lot, held), size: lot.size }));
}

type Held = Readonly<Record<'left' | 'right', ReadonlyMap<string, MirrorRecord>>> & {
  readonly links: ReadonlyMap<string, Link>;
};

function inputOf({ connection: _connection, fields, ...input }: PlanGround, lot: Lot, held: Held): PlanInput {
  const ids = { left: new Set(lot.left), right: new Set(lot.right) };
  const side = (one: 'left' | 'right') => ({
    fields: fields[one],
    records: lot[one].flatMap((id) => held[one].get(id) ?? []),
    focus: null,
    // Nothing is concluded from an absence: a page only asks what would travel.
    trustDeletions: false,
  });
  return {
    ...input,
    left: side('left'),
    right: side('right'),
    links: lot.links.flatMap((id) => held.links.get(id) ?? []),
    decisions: input.decisions.filter((one) => one.records.some((ref) => ids[ref.side].has(ref.id))),
  };
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}
