/** A mirror as small as can be: applies steps as the store does, and shows what an engine would believe. */
import type { Contact } from '../../../lib/contact/contact.ts';
import type { Connector, Json, Known, PullStep } from '../../../lib/services/contract.ts';
import { throughJson } from '../flaky.ts';

interface Kept {
  readonly version: string;
  readonly contact: Contact | null;
  readonly uid: string | undefined;
}

export interface Pulled {
  readonly listing: 'complete' | 'changes' | 'partial';
  readonly reason: string | undefined;
  readonly steps: readonly PullStep[];
  /** Ids in records, unreadable and unchangedIds. */
  readonly mentioned: ReadonlySet<string>;
  /** Ids whose records came with content. */
  readonly changed: readonly string[];
}

export interface PullOptions {
  readonly complete?: boolean;
  /** Called before each step but the first; may give another connector, as after a death. */
  readonly between?: (step: number) => Promise<Connector | undefined>;
  /** Each step is asked for twice, as if a death came before it was stored. */
  readonly twice?: boolean;
}

const mostSteps = 500;

export class TestMirror {
  readonly records = new Map<string, Kept>();
  cursor: Json = null;
  checkpoint: Json = null;
  private seen = new Set<string>();

  readonly known: Known = {
    count: async () => this.records.size,
    versions: async (ids) =>
      new Map(
        ids.flatMap((id): [string, string][] => {
          const kept = this.records.get(id);
          return kept ? [[id, kept.version]] : [];
        }),
      ),
    idsByUid: async (uids) =>
      new Map([...this.records].flatMap(([id, { uid }]) => (uid && uids.includes(uid) ? [[uid, id]] : []))),
    unseen: async (limit) => [...this.records.keys()].filter((id) => !this.seen.has(id)).slice(0, limit),
  };

  /** A whole pull. Cursor and checkpoint travel through JSON, as they do in the store. */
  async pull(first: Connector, options: PullOptions = {}): Promise<Pulled> {
    let connector = first;
    const steps: PullStep[] = [];
    for (let count = 0; count < mostSteps; count += 1) {
      if (count > 0) connector = (await options.between?.(count)) ?? connector;
      if (options.twice) await this.ask(connector, options);
      const step = await this.ask(connector, options);
      this.apply(step);
      steps.push(step);
      if (!step.end) continue;
      return {
        listing: step.end.listing,
        reason: step.end.reason,
        steps,
        mentioned: new Set(steps.flatMap(mentions)),
        changed: steps.flatMap((one) => one.records.map(({ id }) => id)),
      };
    }
    throw new Error(`no end after ${mostSteps} steps`);
  }

  /** The first steps of a pull; the rest follows by `pull`. */
  async begin(connector: Connector, steps: number, options: PullOptions = {}): Promise<void> {
    for (let count = 0; count < steps; count += 1) {
      const step = await this.ask(connector, options);
      this.apply(step);
      if (step.end) throw new Error('the pull ended too early for this test');
    }
  }

  private ask(connector: Connector, options: PullOptions): Promise<PullStep> {
    return connector.pull({
      cursor: throughJson(this.cursor),
      checkpoint: throughJson(this.checkpoint),
      complete: options.complete ?? false,
      known: this.known,
    });
  }

  private apply(step: PullStep): void {
    if (step.restartsListing || this.checkpoint === null) this.seen = new Set();
    for (const id of step.removedIds) this.records.delete(id);
    for (const { id, version, contact, uid } of step.records) this.records.set(id, { version, contact, uid });
    for (const { id, version } of step.unreadable)
      this.records.set(id, { version, contact: null, uid: undefined });
    for (const id of step.unchangedIds)
      if (!this.records.has(id)) throw new Error(`${id} is called unchanged and was never seen`);
    for (const id of mentions(step)) this.seen.add(id);
    this.checkpoint = step.next;
    if (!step.end) {
      if (step.next === null) throw new Error('a step without next and without end');
      return;
    }
    if (step.next !== null) throw new Error('a step with both next and end');
    if (step.end.listing === 'complete')
      for (const id of [...this.records.keys()]) if (!this.seen.has(id)) this.records.delete(id);
    this.cursor = step.end.cursor;
    this.seen = new Set();
  }
}

function mentions(step: PullStep): string[] {
  return [...step.records.map(({ id }) => id), ...step.unreadable.map(({ id }) => id), ...step.unchangedIds];
}
