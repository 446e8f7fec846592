/** Which field goes with which, in which direction, through which transform, and who wins. The default mapping pairs fields that play the same role. */
import type { Field, FieldId, FieldRole, SideName } from '../contact/contact.ts';
import { templateFields } from './template.ts';

export type RowDirection = 'both' | 'to-left' | 'to-right' | 'off';

/** On a real conflict: a side, the newer record (compares two services' clocks), ask the user, only ever fill empties, or keep both values. */
export type Winner = 'left' | 'right' | 'newest' | 'ask' | 'fill' | 'both';

/** How values change on their way. Absent: as they are; between many and one, the first of the many. */
export type Transform =
  | { readonly kind: 'none' }
  /**
   * Many ↔ one. `order`: labels (`Mobile`) or, of numbers, `type:mobile` and `type:landline`; the first that is there is taken. `only`: nothing
   * else is (several rows share a list out: mobile here, work there). Else any value will do, the first in the list before all.
   */
  | { readonly kind: 'primary'; readonly order: readonly string[]; readonly only?: boolean }
  /** One full name ↔ given and family name. The row's field on side `parts` is the given name. */
  | { readonly kind: 'name'; readonly parts: SideName; readonly family: FieldId }
  /** One way, to side `to`: `{company} – {title}` with ids of fields of the other side. */
  | { readonly kind: 'template'; readonly to: SideName; readonly text: string }
  /** One way, to side `to`: fields of the other side in a marked block of a long text; what people typed around it is theirs. */
  | {
      readonly kind: 'block';
      readonly to: SideName;
      readonly lines: readonly { readonly label: string; readonly field: FieldId }[];
    };

export interface MappingRow {
  readonly id: string;
  readonly left: FieldId;
  readonly right: FieldId;
  readonly direction: RowDirection;
  readonly winner: Winner;
  /** What an emptied value means for the partner: leave it (default) or empty it too. For many-valued fields: a value taken away. */
  readonly empty: 'ignore' | 'clear';
  readonly transform?: Transform;
}

/** Every field of a side that the row reads or writes. */
export function fieldsOfRow(row: MappingRow, side: SideName): FieldId[] {
  const { transform } = row;
  switch (transform?.kind) {
    case 'name':
      return transform.parts === side ? [row[side], transform.family] : [row[side]];
    case 'template':
      return transform.to === side ? [row[side]] : templateFields(transform.text);
    case 'block':
      return transform.to === side ? [row[side]] : transform.lines.map((line) => line.field);
    default:
      return [row[side]];
  }
}

/** A transform that works one way only. */
export function fixedTarget(row: MappingRow): SideName | null {
  return row.transform?.kind === 'template' || row.transform?.kind === 'block' ? row.transform.to : null;
}

const rolesInOrder: readonly FieldRole[] = ['given-name', 'family-name', 'company', 'phone', 'email', 'note'];

/**
 * Rows for all fields that play the same role on both sides; a service with one field for the whole name is joined and split. A value taken
 * out of a list on one side is taken out on the other; a single value that was emptied is not.
 */
export function defaultMapping(left: readonly Field[], right: readonly Field[]): MappingRow[] {
  const fields = { left, right };
  const withRole = (side: SideName, role: FieldRole) => fields[side].find((field) => field.role === role);
  const rows = rolesInOrder.flatMap((role): MappingRow[] => {
    const onLeft = withRole('left', role);
    const onRight = withRole('right', role);
    if (!onLeft || !onRight) return [];
    return [row(role, onLeft, onRight)];
  });
  const names = rows.some((one) => one.id === 'given-name') ? [] : nameRows(withRole);
  return [...names, ...rows];
}

function nameRows(withRole: (side: SideName, role: FieldRole) => Field | undefined): MappingRow[] {
  const fullLeft = withRole('left', 'full-name');
  const fullRight = withRole('right', 'full-name');
  if (fullLeft && fullRight) return [row('full-name', fullLeft, fullRight)];
  for (const parts of ['left', 'right'] as const) {
    const given = withRole(parts, 'given-name');
    const family = withRole(parts, 'family-name');
    const full = parts === 'left' ? fullRight : fullLeft;
    if (!given || !family || !full) continue;
    const [onLeft, onRight] = parts === 'left' ? [given, full] : [full, given];
    return [{ ...row('full-name', onLeft, onRight), transform: { kind: 'name', parts, family: family.id } }];
  }
  return [];
}

function row(id: string, left: Field, right: Field): MappingRow {
  return {
    id,
    left: left.id,
    right: right.id,
    direction: left.readOnly ? 'to-right' : right.readOnly ? 'to-left' : 'both',
    winner: 'ask',
    empty: left.many && right.many ? 'clear' : 'ignore',
  };
}
