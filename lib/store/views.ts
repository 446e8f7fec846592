/** What the pages show of accounts, connections, records and the journal. Reading only; names, health and words are the caller's. */
import type { Contact } from '../contact/contact.ts';
import type { Account, Connection, JournalEntry, Run } from '../engine/ports.ts';
import type { PlanItem } from '../sync/plan.types.ts';
import { accounts } from './accounts.ts';
import { connections } from './connections.ts';
import { type Database, span } from './database.ts';
import { countLinks } from './links.ts';
import { countRecords } from './records.ts';
import { newestEndedRun, openRun } from './runs.ts';
import { keptTotal } from './tally.ts';

export interface AccountFacts {
  readonly account: Account;
  readonly records: number;
  /** Number of connections. */
  readonly usedBy: number;
}

export interface ConnectionFacts {
  readonly connection: Connection;
  readonly openRun: Run | null;
  /** The newest sync that is over. */
  readonly lastRun: Run | null;
  readonly linked: number;
  readonly reviews: number;
  readonly troubles: number;
}

export async function accountFacts(db: Database): Promise<AccountFacts[]> {
  const [all, users] = await Promise.all([accounts(db), connections(db)]);
  return Promise.all(
    all.map(async (account) => ({
      account,
      records: await countRecords(db, account.id),
      usedBy: users.filter(({ left, right }) => left === account.id || right === account.id).length,
    })),
  );
}

export async function connectionFacts(db: Database): Promise<ConnectionFacts[]> {
  return Promise.all((await connections(db)).map((one) => factsOf(db, one)));
}

export async function connectionFactsOf(db: Database, id: string): Promise<ConnectionFacts | null> {
  const one = await db.connections.get(id);
  return one ? factsOf(db, one) : null;
}

async function factsOf(db: Database, connection: Connection): Promise<ConnectionFacts> {
  const { id } = connection;
  const [open, last, linked, reviews, troubles] = await Promise.all([
    openRun(db, id),
    newestEndedRun(db, id),
    countLinks(db, id),
    db.reviews.where('connectionId').equals(id).count(),
    db.troubles
      .where('[connectionId+key]')
      .between(...span(id))
      .count(),
  ]);
  return { connection, openRun: open ?? null, lastRun: last ?? null, linked, reviews, troubles };
}

/** A run's changes in the order in which they were made. */
export async function journal(
  db: Database,
  runId: string,
  offset: number,
  limit: number,
): Promise<{ entries: JournalEntry[]; total: number }> {
  const list = () => db.journal.where('[runId+at]').between(...span(runId));
  const [entries, kept] = await Promise.all([
    list().offset(offset).limit(limit).toArray(),
    keptTotal(db, runId),
  ]);
  return { entries, total: kept ?? (await list().count()) };
}

/** The records of a plan's item as the mirrors hold them now; null where there is none. */
export async function recordsOfItem(
  db: Database,
  connectionId: string,
  item: PlanItem,
): Promise<{ left: Contact | null; right: Contact | null }> {
  const connection = await db.connections.get(connectionId);
  if (!connection) return { left: null, right: null };
  const contact = async (side: 'left' | 'right') => {
    const ref = item.records.find((one) => one.side === side);
    const row = ref && (await db.records.get([connection[side], ref.id]));
    return row ? row.contact : null;
  };
  return { left: await contact('left'), right: await contact('right') };
}
