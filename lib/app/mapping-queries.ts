/** What the mapping editor asks of the mirrors: people to try a mapping on, what would happen to them, what would be lost. Reads only. */
import { type Contact, type SideName, valuesOf } from '../contact/contact.ts';
import type { Account, Connection, Memory } from '../engine/ports.ts';
import type { Database } from '../store/database.ts';
import { createMemory } from '../store/memory.ts';
import { walkRecords } from '../store/walk.ts';
import type { PlanItem } from '../sync/plan.types.ts';
import { KeptLosses, stampOf } from './kept-losses.ts';
import type { MappingQueries } from './mapping-api.ts';
import { planAround, planGround } from './plan-around.ts';
import { trialOf } from './trial.ts';
import { wouldBeLost } from './would-be-lost.ts';

/** Enough to find every way in which a company writes its numbers; the rest would look the same. */
const mostLookedAt = 2_000;

export function createMappingQueries(db: Database): MappingQueries {
  const memory = createMemory(db);
  const keptLosses = new KeptLosses();
  return {
    trial: async (connectionId, settings, ref) => {
      const ground = await planGround(memory, connectionId, settings);
      if (!ground) return null;
      const [record] = await memory.recordsById(ground.connection[ref.side], [ref.id]);
      if (!record) return null;
      const items = await planAround(memory, ground, ref.side, [record]);
      const item = items.find((one) => one.records.some((two) => two.side === ref.side && two.id === ref.id));
      if (!item) return null;
      const contacts = await contactsOf(memory, ground.connection, item);
      return { item, ...contacts, rows: trialOf(settings, item, contacts) };
    },
    wouldBeLost: async function* (connectionId, settings, extent, signal) {
      const ground = await planGround(memory, connectionId, settings);
      if (!ground || signal.aborted) return;
      const stamp = await stampOf(db, memory, ground);
      const before = keptLosses.find(stamp, extent);
      if (before) {
        if (!signal.aborted) yield before;
        return;
      }
      for await (const report of wouldBeLost(db, memory, ground, extent, signal)) {
        if (report.isOver) keptLosses.keep(stamp, report);
        yield report;
      }
    },
    numberSamples: async (accountId, limit) => {
      const account = await memory.account(accountId);
      return account ? spellings(db, account, limit) : [];
    },
  };
}

async function contactsOf(
  memory: Memory,
  connection: Connection,
  item: PlanItem,
): Promise<Readonly<Record<SideName, Contact | null>>> {
  const of = async (side: SideName) => {
    const ref = item.records.find((one) => one.side === side);
    if (!ref) return null;
    const [record] = await memory.recordsById(connection[side], [ref.id]);
    return record?.contact ?? null;
  };
  return { left: await of('left'), right: await of('right') };
}

/** One number of each manner of writing first (`00 00 00 00 00`, `+00000000000`), then more of the frequent ones. */
async function spellings(db: Database, { id, fields }: Account, limit: number): Promise<string[]> {
  const phones = fields.filter((field) => field.type === 'phone');
  const shapes = new Map<string, string[]>();
  let looked = 0;
  for await (const records of walkRecords(db, id, new AbortController().signal)) {
    const numbers = records.flatMap(({ contact }) =>
      phones.flatMap((field) => valuesOf(contact, field.id).map((one) => one.value)),
    );
    for (const number of numbers) {
      const shape = number.replace(/\d/g, '0');
      const known = shapes.get(shape) ?? [];
      if (known.length < limit && !known.includes(number)) shapes.set(shape, [...known, number]);
    }
    looked += records.length;
    if (looked >= mostLookedAt) break;
  }
  const byShape = [...shapes.values()].sort((a, b) => b.length - a.length);
  const found: string[] = [];
  for (let nth = 0; found.length < limit && byShape.some((one) => nth < one.length); nth += 1) {
    found.push(...byShape.flatMap((one) => one[nth] ?? []));
  }
  return found.slice(0, limit);
}
