/** What the user decided for one connection. A change of any of it leads to a new preview; the fingerprint tells. */
import type { SideName } from '../contact/contact.ts';
import type { PhoneStyle } from '../contact/phone.ts';
import type { MappingRow } from './mapping.ts';
import type { Rule, RuleDirection, Rules } from './rule.ts';

export type Direction = 'both' | 'to-left' | 'to-right';

/** What happens to the partner of a record that was deleted: nothing, deleted if this connection created it, or deleted. */
export type DeletionPolicy = 'never' | 'created-here' | 'linked';

export interface ConnectionSettings {
  readonly direction: Direction;
  /** Who takes part, per direction. Absent, or a direction without rules: everything. */
  readonly rules?: Rules;
  readonly mapping: readonly MappingRow[];
  /** Deleted on the left → what happens on the right, and the other way round. */
  readonly deletions: { readonly toRight: DeletionPolicy; readonly toLeft: DeletionPolicy };
  /** Country that numbers without a country code are read with, per side (ISO 3166 alpha-2). */
  readonly defaultCountry: { readonly left: string; readonly right: string };
  /** Write numbers to Aircall as compact E.164. */
  readonly e164: boolean;
  /** How numbers are written to a side that takes any form. Absent: as people typed them. */
  readonly phoneStyle?: { readonly left?: PhoneStyle; readonly right?: PhoneStyle };
}

export function rulesOf(settings: ConnectionSettings, direction: RuleDirection): readonly Rule[] {
  return settings.rules?.[direction] ?? [];
}

export function phoneStyleOf(settings: ConnectionSettings, side: SideName): PhoneStyle {
  return settings.phoneStyle?.[side] ?? 'as-is';
}

/** Whether the connection as a whole writes to a side. */
export function mayWriteTo(settings: ConnectionSettings, side: SideName): boolean {
  return settings.direction === 'both' || settings.direction === (side === 'left' ? 'to-left' : 'to-right');
}
