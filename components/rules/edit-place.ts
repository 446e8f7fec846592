/** What every part of a rule's editor needs to know: where it stands, whose fields it asks, what is wrong. */
import type { AccountView, Field } from '../../lib/app/api.ts';
import type { Faults } from './faults.ts';

export interface EditPlace {
  /** The account whose contacts are judged, or, for actions, the one that is written to. */
  readonly account: AccountView;
  readonly fields: readonly Field[];
  readonly faults: Faults;
  /** All faults are shown: somebody wanted to save. Until then only those of parts that were left. */
  readonly isStrict: boolean;
}
