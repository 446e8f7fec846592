/** What is remembered between two plans: links with their baselines, and what the user decided. */
import type { Contact, SideName } from '../contact/contact.ts';
import type { RecordRef } from './plan.types.ts';
import type { LinkRules } from './rule-memory.ts';

/** Our memory that two records are the same person. */
export interface Link {
  readonly id: string;
  readonly connectionId: string;
  readonly leftId: string;
  readonly rightId: string;
  /** Values of the mapped fields when the link was last in line, by side, as each service held them. A row without agreement is absent. */
  readonly baseline: Baseline;
  /** Side on which this connection created the record, if it did. */
  readonly createdSide: SideName | null;
  /** Side whose record was deleted while the partner was kept; the link then only prevents a new creation. */
  readonly goneSide: SideName | null;
  /** Which rules it took part by, and what their actions did. Absent: it took part before there were rules. */
  readonly rules?: LinkRules;
}
export interface Baseline {
  readonly left: Contact;
  readonly right: Contact;
  /** Ids of mapping rows that are in conflict: their values above are the last agreed ones, if any. */
  readonly open: readonly string[];
}

/** What a user decided once and for ever about two or more records. */
export interface Decision {
  readonly id: string;
  readonly connectionId: string;
  readonly kind: 'same' | 'not-same' | 'leave-out';
  /** `same` and `not-same`: all pairs among them. */
  readonly records: readonly RecordRef[];
}

/** A user's answer to a conflict, used by the next plan and then forgotten. */
export interface FieldChoice {
  readonly linkId: string;
  readonly leftId: string;
  readonly row: string;
  readonly side: SideName;
}
