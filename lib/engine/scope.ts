/**
 * Loads what a plan looks at. Everything for a preview or a first run; afterwards only what changed, with its partners and with whoever
 * shares a number, an address or a name with it: work in proportion to the change, not to the address book.
 */
import { otherSide, type SideName } from '../contact/contact.ts';
import { startOfDay } from '../rules/condition.ts';
import { dependsOnToday } from '../rules/rule.ts';
import type { Link, RecordRef } from '../sync/plan.types.ts';
import type { PlanRecord, SideInput } from '../sync/view.ts';
import type { RunContext } from './engine.ts';
import type { MirrorRecord } from './ports.ts';

export interface Scope {
  readonly records: Readonly<Record<SideName, readonly PlanRecord[]>>;
  readonly focus: Readonly<Record<SideName, SideInput['focus']>>;
  readonly links: readonly Link[];
}

export async function loadScope(context: RunContext): Promise<Scope> {
  const isWhole = context.run.scope === 'everything' || isAnotherDay(context);
  return isWhole ? loadEverything(context) : loadChanges(context);
}

/** Some records of a side with their partners and whoever could be one: what a part of the plan looks at. */
export async function loadAround(
  context: LoadingContext,
  side: SideName,
  records: readonly MirrorRecord[],
): Promise<Scope> {
  const loading = new Loading(context);
  await loading.focusOn(side, records);
  await loading.spread();
  return loading.scope();
}

/** Rules that ask about the last days may answer otherwise than yesterday, though nobody has touched the contact. */
function isAnotherDay({ connection, surroundings }: RunContext): boolean {
  if (!dependsOnToday(connection.settings.rules)) return false;
  return startOfDay(connection.lastRunAt ?? 0) !== startOfDay(surroundings.now());
}

async function loadEverything(context: RunContext): Promise<Scope> {
  const { memory, connection } = context;
  return {
    records: { left: await memory.records(connection.left), right: await memory.records(connection.right) },
    focus: { left: null, right: null },
    links: await memory.links(connection.id),
  };
}

async function loadChanges(context: RunContext): Promise<Scope> {
  const loading = new Loading(context);
  for (const side of ['left', 'right'] as const) {
    const since = context.connection.settled?.[side] ?? 0;
    await loading.focusOn(side, await context.memory.recordsSince(context.connection[side], since));
  }
  await loading.focusOnRefs(await pendingRefs(context));
  await loading.spread();
  return loading.scope();
}

/** Records about which the user decided something, and those that the service refused, are looked at again. */
async function pendingRefs(context: RunContext): Promise<RecordRef[]> {
  const { memory, connection } = context;
  const decided = (await memory.decisions(connection.id)).flatMap((decision) => decision.records);
  const refused = (await memory.troubles(connection.id)).flatMap((trouble) => trouble.records);
  const chosen = (await memory.choices(connection.id)).map(
    (choice): RecordRef => ({ side: 'left', id: choice.leftId }),
  );
  return [...decided, ...refused, ...chosen];
}

/** The rounds of asking "who shares a key with these" end by themselves when nobody new turns up; this is a bound against surprises. */
const mostRounds = 6;

type LoadingContext = Pick<RunContext, 'memory' | 'connection'>;

class Loading {
  private readonly records = {
    left: new Map<string, MirrorRecord>(),
    right: new Map<string, MirrorRecord>(),
  };
  private readonly focus = { left: new Set<string>(), right: new Set<string>() };
  private readonly links = new Map<string, Link>();
  /** Keys whose holders are known. */
  private readonly asked = new Set<string>();
  private fresh: Record<SideName, MirrorRecord[]> = { left: [], right: [] };
  private readonly context: LoadingContext;

  constructor(context: LoadingContext) {
    this.context = context;
  }

  /** Takes records in, with their links and partners. */
  async focusOn(side: SideName, records: readonly MirrorRecord[]): Promise<void> {
    const added = records.filter((record) => !this.focus[side].has(record.id));
    for (const record of added) {
      this.records[side].set(record.id, record);
      this.focus[side].add(record.id);
      this.fresh[side].push(record);
    }
    await this.takePartners(side, added);
  }

  async focusOnRefs(refs: readonly RecordRef[]): Promise<void> {
    for (const side of ['left', 'right'] as const) {
      const ids = [...new Set(refs.filter((ref) => ref.side === side).map((ref) => ref.id))];
      await this.focusOn(side, await this.context.memory.recordsById(this.context.connection[side], ids));
    }
  }

  /** Whoever shares a key and has no partner is planned as well; whoever has one is a candidate only. */
  async spread(): Promise<void> {
    for (let round = 0; round < mostRounds; round += 1) {
      const held = [...this.fresh.left, ...this.fresh.right].flatMap((record) => record.keys);
      const keys = [...new Set(held)].filter((key) => !this.asked.has(key));
      for (const key of keys) this.asked.add(key);
      this.fresh = { left: [], right: [] };
      if (keys.length === 0) return;
      for (const side of ['left', 'right'] as const) {
        const found = await this.context.memory.recordsByKey(this.context.connection[side], keys);
        const unknown = found.filter((record) => !this.records[side].has(record.id));
        const linked = await this.linkedAmong(side, unknown);
        for (const record of unknown) this.records[side].set(record.id, record);
        await this.focusOn(
          side,
          unknown.filter((record) => !linked.has(record.id)),
        );
      }
    }
  }

  scope(): Scope {
    return {
      records: { left: [...this.records.left.values()], right: [...this.records.right.values()] },
      focus: this.focus,
      links: [...this.links.values()],
    };
  }

  private async linkedAmong(side: SideName, records: readonly MirrorRecord[]): Promise<Set<string>> {
    await this.takePartners(side, records);
    const idOf = (link: Link) => (side === 'left' ? link.leftId : link.rightId);
    return new Set([...this.links.values()].map(idOf));
  }

  private async takePartners(side: SideName, records: readonly MirrorRecord[]): Promise<void> {
    const { memory, connection } = this.context;
    if (records.length === 0) return;
    const links = await memory.linksOf(
      connection.id,
      side,
      records.map((record) => record.id),
    );
    for (const link of links) this.links.set(link.id, link);
    const other = otherSide(side);
    const missing = links
      .map((link) => (other === 'left' ? link.leftId : link.rightId))
      .filter((id) => !this.records[other].has(id));
    for (const record of await memory.recordsById(connection[other], missing))
      this.records[other].set(record.id, record);
  }
}
