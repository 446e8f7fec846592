/** Mapping rows with their view of both sides, and which side each may write. Rows whose field is gone are skipped: nothing unmapped is ever changed. */
import { type Field, otherSide, type SideName } from '../contact/contact.ts';
import { type Lens, plainLens, primaryLens } from '../rules/lens.ts';
import { fieldsOfRow, fixedTarget, type MappingRow, type Transform } from '../rules/mapping.ts';
import { nameLens } from '../rules/name-lens.ts';
import { blockSourceLens, blockTargetLens, templateLens } from '../rules/one-way-lens.ts';
import { mayWriteTo } from '../rules/settings.ts';
import type { PlanInput } from './view.ts';

export interface Row {
  readonly row: MappingRow;
  readonly left: Lens;
  readonly right: Lens;
  readonly mayWrite: { readonly left: boolean; readonly right: boolean };
}

/** Rows that write a block come last: they add to what the others have made of the text. */
export function activeRows(input: PlanInput): Row[] {
  const rows = input.settings.mapping.flatMap((row) => activeRow(input, row));
  const isLast = (row: Row) => row.row.transform?.kind === 'block';
  return [...rows.filter((row) => !isLast(row)), ...rows.filter(isLast)];
}

function activeRow(input: PlanInput, row: MappingRow): Row[] {
  if (row.direction === 'off') return [];
  const fields = { left: fieldsOn(input, row, 'left'), right: fieldsOn(input, row, 'right') };
  if (!fields.left || !fields.right) return [];
  const lenses = {
    left: lensFor(input, row, 'left', fields.left, fields.right),
    right: lensFor(input, row, 'right', fields.right, fields.left),
  };
  const target = fixedTarget(row);
  const mayWrite = (side: SideName) =>
    mayWriteTo(input.settings, side) &&
    row.direction !== (side === 'left' ? 'to-right' : 'to-left') &&
    (target === null || target === side) &&
    lenses[side].isWritable;
  return [{ row, ...lenses, mayWrite: { left: mayWrite('left'), right: mayWrite('right') } }];
}

/** Null if one of them is gone. */
function fieldsOn(input: PlanInput, row: MappingRow, side: SideName): readonly Field[] | null {
  const known = new Map(input[side].fields.map((field) => [field.id, field]));
  const found = fieldsOfRow(row, side).map((id) => known.get(id));
  return found.length > 0 && found.every((field) => field !== undefined) ? found : null;
}

function lensFor(
  input: PlanInput,
  row: MappingRow,
  side: SideName,
  fields: readonly Field[],
  others: readonly Field[],
): Lens {
  const transform: Transform = row.transform ?? { kind: 'none' };
  const [first, second] = fields;
  if (!first) return plainLens({ id: row[side], name: row[side], type: 'text', many: false, readOnly: true });
  switch (transform.kind) {
    case 'name':
      return transform.parts === side && second ? nameLens(first, second) : plainLens(first);
    case 'template':
      return transform.to === side ? plainLens(first) : templateLens(transform.text, fields);
    case 'block':
      return transform.to === side ? blockTargetLens(transform, first) : blockSourceLens(transform, fields);
    case 'primary':
    case 'none': {
      const isOneOfMany = first.many && others[0]?.many === false;
      if (!isOneOfMany) return plainLens(first);
      const primary = transform.kind === 'primary' ? transform : { kind: 'primary' as const, order: [] };
      return primaryLens(first, primary, input.settings.defaultCountry[side]);
    }
  }
}

/** Many on one side, one on the other: of the many, those that are not carried by any row. */
export function isPrimary(row: Row, side: SideName): boolean {
  const kind = row.row.transform?.kind ?? 'none';
  const [here] = row[side].fields;
  const [there] = row[otherSide(side)].fields;
  return (kind === 'none' || kind === 'primary') && here?.many === true && there?.many === false;
}
