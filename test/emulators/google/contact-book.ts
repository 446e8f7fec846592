/**
 * The contacts and groups of one Google account. Keeps the history of every contact, because the lists show the past: what was written is
 * seen there only some time later, and a sync tells what happened since.
 */
import { createHash } from 'node:crypto';
import { notFound } from './answers.ts';
import type { PersonFields, Stored } from './person.ts';

export interface Group {
  readonly resourceName: string;
  readonly type: 'USER_CONTACT_GROUP' | 'SYSTEM_CONTACT_GROUP';
  readonly name: string;
  readonly revision: number;
}

interface Event {
  readonly seq: number;
  readonly at: number;
  readonly state: Stored;
  readonly isDeleted: boolean;
}

const systemGroups = [
  'myContacts',
  'starred',
  'friends',
  'family',
  'coworkers',
  'blocked',
  'chatBuddies',
  'all',
];

export class ContactBook {
  seq = 0;
  readonly groups = new Map<string, Group>();
  private readonly histories = new Map<string, Event[]>();
  private readonly byName = new Map<string, string>();
  private readonly now: () => number;
  private lastSource: bigint;
  private lastGroup = 0x4c_00_00_10;

  constructor(now: () => number, salt: string) {
    this.now = now;
    this.lastSource = BigInt(`0x${createHash('sha256').update(salt).digest('hex').slice(0, 14)}00`);
    for (const id of systemGroups)
      this.groups.set(`contactGroups/${id}`, {
        resourceName: `contactGroups/${id}`,
        type: 'SYSTEM_CONTACT_GROUP',
        name: id,
        revision: 1,
      });
  }

  all(): Stored[] {
    return [...this.histories.values()].flatMap((events) => {
      const last = events.at(-1);
      return last && !last.isDeleted ? [last.state] : [];
    });
  }

  /** By the present name. */
  find(resourceName: string): Stored | undefined {
    const last = this.histories.get(this.byName.get(resourceName) ?? '')?.at(-1);
    return last && !last.isDeleted ? last.state : undefined;
  }

  must(resourceName: string): Stored {
    const found = this.find(resourceName);
    if (!found) throw notFound();
    return found;
  }

  isPresentName(resourceName: string): boolean {
    return this.find(resourceName)?.resourceName === resourceName;
  }

  create(fields: PersonFields): Stored {
    this.lastSource += 0x1f3n;
    const sourceId = this.lastSource.toString(16);
    return this.note({
      sourceId,
      resourceName: `people/c${this.lastSource}`,
      formerNames: [],
      fields,
      revision: 1,
      updatedAt: this.now(),
      profile: null,
    });
  }

  change(stored: Stored, fields: PersonFields): Stored {
    return this.note({
      ...stored,
      fields: { ...stored.fields, ...fields },
      revision: stored.revision + 1,
      updatedAt: this.now(),
    });
  }

  /** As when an address of the contact turns out to be a Google account's. */
  link(stored: Stored, profile: string): Stored {
    const resourceName = `people/${profile}`;
    const linked = {
      ...stored,
      resourceName,
      formerNames: [...stored.formerNames, stored.resourceName],
      profile,
      revision: stored.revision + 1,
      updatedAt: this.now(),
    };
    return this.note(linked);
  }

  delete(stored: Stored): void {
    this.note({ ...stored, revision: stored.revision + 1, updatedAt: this.now() }, true);
  }

  /** The newest event that lists may show. */
  visibleSeq(lagMs: number): number {
    const until = this.now() - lagMs;
    let seq = 0;
    for (const events of this.histories.values())
      for (const event of events) if (event.at <= until) seq = Math.max(seq, event.seq);
    return seq;
  }

  /** Contacts as they were at `seq`; with `since`, only those with events after it. By time of the last change. */
  shown(
    seq: number,
    since: number | null,
  ): readonly { readonly state: Stored; readonly isDeleted: boolean }[] {
    return [...this.histories.values()]
      .flatMap((events) => {
        const last = events.findLast((event) => event.seq <= seq);
        if (!last || (since === null ? last.isDeleted : last.seq <= since)) return [];
        return [last];
      })
      .sort((a, b) => a.seq - b.seq);
  }

  createGroup(name: string): Group {
    this.lastGroup += 1;
    const resourceName = `contactGroups/${this.lastGroup.toString(16)}`;
    const group: Group = { resourceName, type: 'USER_CONTACT_GROUP', name, revision: 1 };
    this.groups.set(resourceName, group);
    return group;
  }

  renameGroup(resourceName: string, name: string): void {
    const group = this.groups.get(resourceName);
    if (group) this.groups.set(resourceName, { ...group, name, revision: group.revision + 1 });
  }

  /** Its members stay, without it. */
  deleteGroup(resourceName: string): void {
    this.groups.delete(resourceName);
    for (const stored of this.all()) {
      const memberships = stored.fields.memberships ?? [];
      const kept = memberships.filter((one) => groupOf(one) !== resourceName);
      if (kept.length < memberships.length) this.change(stored, { memberships: kept });
    }
  }

  private note(state: Stored, isDeleted = false): Stored {
    this.seq += 1;
    const events = this.histories.get(state.sourceId) ?? [];
    events.push({ seq: this.seq, at: this.now(), state, isDeleted });
    this.histories.set(state.sourceId, events);
    for (const name of [state.resourceName, ...state.formerNames]) this.byName.set(name, state.sourceId);
    return state;
  }
}

export function groupOf(entry: Readonly<Record<string, unknown>>): string {
  const membership = entry.contactGroupMembership as
    | { readonly contactGroupResourceName?: string }
    | undefined;
  return membership?.contactGroupResourceName ?? '';
}
