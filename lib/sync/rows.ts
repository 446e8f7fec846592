/** Mapping rows with the fields they name, and which side each may write. Rows whose field is gone are skipped: nothing unmapped is ever changed. */
import type { Field } from '../contact/contact.ts';
import type { MappingRow } from '../rules/mapping.ts';
import type { PlanInput } from './view.ts';

export interface Row {
  readonly row: MappingRow;
  readonly left: Field;
  readonly right: Field;
  readonly mayWrite: { readonly left: boolean; readonly right: boolean };
}

export function activeRows(input: PlanInput): Row[] {
  const { direction, mapping } = input.settings;
  const fields = { left: byId(input.left.fields), right: byId(input.right.fields) };
  return mapping.flatMap((row) => {
    const left = fields.left.get(row.left);
    const right = fields.right.get(row.right);
    if (!left || !right || row.direction === 'off') return [];
    return [
      {
        row,
        left,
        right,
        mayWrite: {
          left: direction !== 'to-right' && row.direction !== 'to-right' && !left.readOnly,
          right: direction !== 'to-left' && row.direction !== 'to-left' && !right.readOnly,
        },
      },
    ];
  });
}

function byId(fields: readonly Field[]): Map<string, Field> {
  return new Map(fields.map((field) => [field.id, field]));
}
