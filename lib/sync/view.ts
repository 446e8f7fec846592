/** What planning looks at: the records of both sides as they were pulled. Plain data; nothing here reads or writes anything. */
import type { Contact, Field, SideName } from '../contact/contact.ts';
import { keysOfPerson, type Person, personFromKeys, personOf } from '../contact/person.ts';
import type { ConnectionSettings } from '../rules/settings.ts';
import type { Decision, FieldChoice, Link, RecordRef } from './plan.types.ts';

/** A record as planning sees it. */
export interface PlanRecord {
  readonly id: string;
  readonly contact: Contact;
  readonly isDeleted: boolean;
  /** Technical reason if the service's data cannot be understood. */
  readonly unreadable: string | null;
  /** Match keys worked out when the record was pulled; spares reading every number again. */
  readonly keys?: readonly string[];
  /** ms by the service's own clock; only for the policy "newest wins". */
  readonly updatedAt?: number;
  readonly createdAt?: number;
}

export interface SideInput {
  readonly fields: readonly Field[];
  readonly records: readonly PlanRecord[];
  /** Ids that the plan must mention; null: all. The others are only candidates for matching. */
  readonly focus: ReadonlySet<string> | null;
  /** Whether absence in the listing may be taken for a deletion: listing complete, not the first run, rules unchanged. */
  readonly trustDeletions: boolean;
}

export interface PlanInput {
  /** Start of the day (ms, UTC), for rules that ask about the last days. Pure rooms have no clock. */
  readonly today: number;
  readonly settings: ConnectionSettings;
  readonly left: SideInput;
  readonly right: SideInput;
  readonly links: readonly Link[];
  readonly decisions: readonly Decision[];
  readonly choices: readonly FieldChoice[];
  /** Item keys that the service refused three times, with the fingerprint of what was refused. */
  readonly refused: ReadonlyMap<string, { readonly content: string; readonly reason: string }>;
}

/** A live, readable record with what matching needs, worked out once. */
export interface Node extends RecordRef {
  readonly contact: Contact;
  readonly person: Person;
  readonly keys: readonly string[];
  readonly updatedAt: number | undefined;
  readonly createdAt: number | undefined;
}

export function nodeOf(side: SideName, record: PlanRecord, input: PlanInput): Node {
  const { fields } = input[side];
  const person = record.keys
    ? personFromKeys(record.contact, fields, record.keys)
    : personOf(record.contact, fields, input.settings.defaultCountry[side]);
  return {
    side,
    id: record.id,
    contact: record.contact,
    person,
    keys: record.keys ?? keysOfPerson(person),
    updatedAt: record.updatedAt,
    createdAt: record.createdAt,
  };
}

export function refKey(ref: RecordRef): string {
  return `${ref.side === 'left' ? 'L' : 'R'}${ref.id}`;
}
