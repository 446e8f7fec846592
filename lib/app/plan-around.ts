/** Plans a few records as a preview would plan them under other settings, from the mirrors alone. For pages: reads only. */
import type { SideName } from '../contact/contact.ts';
import type { Connection, Memory, MirrorRecord } from '../engine/ports.ts';
import { loadAround } from '../engine/scope.ts';
import { startOfDay } from '../rules/condition.ts';
import type { ConnectionSettings } from '../rules/settings.ts';
import { planConnection } from '../sync/plan.ts';
import type { PlanItem } from '../sync/plan.types.ts';
import type { PlanInput } from '../sync/view.ts';

/** What stays the same from slice to slice. */
export type PlanGround = Omit<PlanInput, 'left' | 'right' | 'links'> & {
  readonly connection: Connection;
  readonly fields: Readonly<Record<SideName, PlanInput['left']['fields']>>;
};

/** Null if the connection or an account of it is gone. */
export async function planGround(
  memory: Memory,
  connectionId: string,
  settings: ConnectionSettings,
): Promise<PlanGround | null> {
  const connection = await memory.connection(connectionId);
  if (!connection) return null;
  const [left, right] = await Promise.all([
    memory.account(connection.left),
    memory.account(connection.right),
  ]);
  if (!left || !right) return null;
  return {
    connection,
    settings,
    fields: { left: left.fields, right: right.fields },
    today: startOfDay(Date.now()),
    decisions: await memory.decisions(connectionId),
    choices: await memory.choices(connectionId),
    refused: new Map(),
  };
}

/** Items that mention at least one of the records. */
export async function planAround(
  memory: Memory,
  ground: PlanGround,
  side: SideName,
  records: readonly MirrorRecord[],
): Promise<PlanItem[]> {
  const { connection, fields, ...input } = ground;
  const scope = await loadAround({ memory, connection }, side, records);
  const sideInput = (one: SideName): PlanInput['left'] => ({
    fields: fields[one],
    records: scope.records[one],
    focus: scope.focus[one],
    // Nothing is concluded from an absence: a page only asks what would travel.
    trustDeletions: false,
  });
  const plan = planConnection({
    ...input,
    left: sideInput('left'),
    right: sideInput('right'),
    links: scope.links,
  });
  const asked = new Set(records.map((record) => record.id));
  return plan.items.filter((item) => item.records.some((ref) => ref.side === side && asked.has(ref.id)));
}
