/** Which field goes with which, in which direction, and who wins. The default mapping pairs fields that play the same role. */
import type { Field, FieldId, FieldRole } from '../contact/contact.ts';

export type RowDirection = 'both' | 'to-left' | 'to-right' | 'off';

/** On a real conflict: a side, the newer record (compares two services' clocks), ask the user, only ever fill empties, or keep both values. */
export type Winner = 'left' | 'right' | 'newest' | 'ask' | 'fill' | 'both';

export interface MappingRow {
  readonly id: string;
  readonly left: FieldId;
  readonly right: FieldId;
  readonly direction: RowDirection;
  readonly winner: Winner;
  /** What an emptied value means for the partner: leave it (default) or empty it too. For many-valued fields: a value taken away. */
  readonly empty: 'ignore' | 'clear';
}

const rolesInOrder: readonly FieldRole[] = ['given-name', 'family-name', 'company', 'phone', 'email', 'note'];

/** Rows for all fields that play the same role on both sides. A value taken out of a list on one side is taken out on the other; a single value that was emptied is not. */
export function defaultMapping(left: readonly Field[], right: readonly Field[]): MappingRow[] {
  return rolesInOrder.flatMap((role) => {
    const onLeft = left.find((field) => field.role === role);
    const onRight = right.find((field) => field.role === role);
    if (!onLeft || !onRight) return [];
    return [
      {
        id: role,
        left: onLeft.id,
        right: onRight.id,
        direction: 'both' as const,
        winner: 'ask' as const,
        empty: onLeft.many && onRight.many ? ('clear' as const) : ('ignore' as const),
      },
    ];
  });
}
