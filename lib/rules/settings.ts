/** What the user decided for one connection. A change of any of it leads to a new preview; the fingerprint tells. */
import type { MappingRow } from './mapping.ts';

export type Direction = 'both' | 'to-left' | 'to-right';

/** What happens to the partner of a record that was deleted: nothing, deleted if this connection created it, or deleted. */
export type DeletionPolicy = 'never' | 'created-here' | 'linked';

export interface ConnectionSettings {
  readonly direction: Direction;
  readonly mapping: readonly MappingRow[];
  /** Deleted on the left → what happens on the right, and the other way round. */
  readonly deletions: { readonly toRight: DeletionPolicy; readonly toLeft: DeletionPolicy };
  /** Country that numbers without a country code are read with, per side (ISO 3166 alpha-2). */
  readonly defaultCountry: { readonly left: string; readonly right: string };
  /** Write numbers to Aircall as compact E.164. */
  readonly e164: boolean;
}
