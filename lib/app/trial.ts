/** What each mapping row has to do with one contact's item of a plan: its fields on both sides, before and after. */
import { type Contact, type SideName, type Value, valuesOf } from '../contact/contact.ts';
import { parseBlock } from '../rules/block.ts';
import { fieldsOfRow, type MappingRow } from '../rules/mapping.ts';
import type { ConnectionSettings } from '../rules/settings.ts';
import type { FieldChange, PlanItem } from '../sync/plan.types.ts';
import type { RowTrial } from './mapping-api.ts';

type Contacts = Readonly<Record<SideName, Contact | null>>;

export function trialOf(settings: ConnectionSettings, item: PlanItem, contacts: Contacts): RowTrial[] {
  return settings.mapping.map((row) => trialOfRow(row, item, contacts));
}

function trialOfRow(row: MappingRow, item: PlanItem, contacts: Contacts): RowTrial {
  const changes = (side: SideName): FieldChange[] =>
    fieldsOfRow(row, side).map((field) => {
      const before = valuesOf(contacts[side] ?? {}, field);
      const after = writtenTo(item, side, field) ?? before;
      return { field, before: shareOf(row, side, before), after: shareOf(row, side, after) };
    });
  const isConflict = item.kind === 'pair' && item.conflicts.some((conflict) => conflict.row === row.id);
  return { row: row.id, left: changes('left'), right: changes('right'), isConflict };
}

function writtenTo(item: PlanItem, side: SideName, field: string): FieldChange['after'] | undefined {
  if (item.kind === 'create') return item.side === side ? item.target[field] : undefined;
  if (item.kind !== 'pair') return undefined;
  return item.writes.find((write) => write.side === side)?.target[field];
}

/** Of a text with a block in it, each row sees its own: the block, or what people typed around it. */
function shareOf(row: MappingRow, side: SideName, values: readonly Value[]): readonly Value[] {
  const isBlock = row.transform?.kind === 'block' && row.transform.to === side;
  return values.flatMap((one) => {
    const { typed, block } = parseBlock(one.value);
    const value = isBlock ? (block ?? []).join('\n') : typed;
    return value === '' ? [] : [{ ...one, value }];
  });
}
