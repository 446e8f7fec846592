/**
 * Remembers, for as long as the page is open, what would be lost under the settings that were tried last, so that asking again reads nobody
 * while nothing has changed: not the mirrors, not the links, not what the user decided.
 */
import { fingerprint } from '../contact/fingerprint.ts';
import type { Memory } from '../engine/ports.ts';
import type { Database } from '../store/database.ts';
import { runs } from '../store/runs.ts';
import type { LossExtent, LossReport } from './mapping-api.ts';
import type { PlanGround } from './plan-around.ts';

/** Somebody who edits goes back and forth between a few. */
const mostKept = 8;

export class KeptLosses {
  private readonly reports = new Map<string, LossReport>();

  /** Who asks for some is glad of all. */
  find(stamp: string, extent: LossExtent): LossReport | null {
    const report = this.reports.get(stamp);
    return report && (extent === 'some' || report.done === report.total) ? report : null;
  }

  keep(stamp: string, report: LossReport): void {
    this.reports.delete(stamp);
    this.reports.set(stamp, report);
    const [oldest] = this.reports.keys();
    if (this.reports.size > mostKept && oldest !== undefined) this.reports.delete(oldest);
  }
}

/** Another text as soon as anything that the answer hangs on is another. Links change in runs only, and each tells how far it is. */
export async function stampOf(db: Database, memory: Memory, ground: PlanGround): Promise<string> {
  const { connection, settings, fields, today, decisions, choices } = ground;
  const seqs = [
    (await memory.pullState(connection.left)).seq,
    (await memory.pullState(connection.right)).seq,
  ];
  const [newest] = await runs(db, connection.id, 1);
  const run = newest && [newest.id, newest.phase, newest.done, newest.failed];
  return fingerprint([connection.id, settings, fields, today, decisions, choices, seqs, run]);
}
