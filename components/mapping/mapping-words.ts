/** What rows, directions, winners, refusals and faults are called. */
import type {
  ConnectionView,
  Field,
  IncompatibleReason,
  MappingFault,
  MappingRow,
  RowDirection,
  SideName,
  Winner,
} from '../../lib/app/api.ts';
import type { Fields } from '../../lib/app/mapping-logic.ts';
import { otherSide } from '../../lib/contact/contact.ts';
import { listed } from '../words/formats.ts';
import { fieldName, fieldTypeText } from '../words/reasons.ts';
import { t, tn } from '../words/words.ts';
import { fieldOf } from './rows.ts';

export function fieldsOfView(view: ConnectionView): Fields {
  return { left: view.left.fields, right: view.right.fields };
}

export function nameOf(view: ConnectionView, side: SideName, id: string): string {
  return fieldName(fieldOf(fieldsOfView(view), side, id), id);
}

/** What a row reads or writes on one side, in a few words. */
export function sideWords(view: ConnectionView, row: MappingRow, side: SideName): string {
  const { transform } = row;
  switch (transform?.kind) {
    case 'name':
      if (transform.parts === side)
        return `${nameOf(view, side, row[side])} + ${nameOf(view, side, transform.family)}`;
      return nameOf(view, side, row[side]);
    case 'template':
      return transform.to === side
        ? nameOf(view, side, row[side])
        : transform.text.replace(/\{([^{}]+)\}/g, (_, id: string) => `{${nameOf(view, side, id.trim())}}`);
    case 'block':
      if (transform.to === side) return t('mapping_block_in', { field: nameOf(view, side, row[side]) });
      return transform.lines.length <= 3
        ? listed(transform.lines.map((line) => line.label))
        : tn('mapping_block_fields', transform.lines.length);
    default:
      return nameOf(view, side, row[side]);
  }
}

export function rowName(view: ConnectionView, row: MappingRow): string {
  return t('mapping_row', { left: sideWords(view, row, 'left'), right: sideWords(view, row, 'right') });
}

export function directionWords(view: ConnectionView, direction: RowDirection): string {
  switch (direction) {
    case 'both':
      return t('mapping_both_ways');
    case 'to-left':
      return t('mapping_only_to', { place: view.left.account.name });
    case 'to-right':
      return t('mapping_only_to', { place: view.right.account.name });
    case 'off':
      return t('mapping_off');
  }
}

export function winnerWords(view: ConnectionView, winner: Winner): string {
  switch (winner) {
    case 'left':
      return t('winner_side', { place: view.left.account.name });
    case 'right':
      return t('winner_side', { place: view.right.account.name });
    case 'newest':
      return t('winner_newest');
    case 'ask':
      return t('winner_ask');
    case 'fill':
      return t('winner_fill');
    case 'both':
      return t('winner_both');
  }
}

export function emptyWords(isList: boolean, empty: MappingRow['empty']): string {
  if (isList) return empty === 'clear' ? t('taken_clear') : t('taken_ignore');
  return empty === 'clear' ? t('empty_clear') : t('empty_ignore');
}

/** Who wins and what an emptied value means, in one line below the row. */
export function policyWords(view: ConnectionView, row: MappingRow): string {
  if (row.transform?.kind === 'block') return t('mapping_block_policy');
  const fields = fieldsOfView(view);
  const left = fieldOf(fields, 'left', row.left);
  const right = fieldOf(fields, 'right', row.right);
  const isList = left?.many === true && right?.many === true;
  return [
    isList ? t('winner_list') : t('mapping_if_differ', { what: winnerWords(view, row.winner) }),
    isList
      ? t('mapping_if_taken', { what: emptyWords(true, row.empty) })
      : t('mapping_if_emptied', { what: emptyWords(false, row.empty) }),
  ].join(' · ');
}

/** Why two fields do not go together. */
export function refusalText(
  view: ConnectionView,
  reason: IncompatibleReason,
  left: Field,
  right: Field,
): string {
  const names = { left: fieldName(left, left.id), right: fieldName(right, right.id) };
  switch (reason) {
    case 'types-differ':
      return t('incompatible_types_differ', {
        ...names,
        left_kind: fieldTypeText(left.type),
        right_kind: fieldTypeText(right.type),
      });
    case 'both-read-only':
      return t('incompatible_both_read_only', names);
    case 'target-read-only': {
      const side: SideName = left.readOnly ? 'left' : 'right';
      const other = names[otherSide(side)];
      const field = names[side];
      return t('incompatible_target_read_only', { field, other, place: view[side].account.name });
    }
    case 'groups-only-with-groups':
      return t('incompatible_groups_only_with_groups', names);
  }
}

/** Why a direction is not offered, for a pair that goes the other way. */
export function wayMissing(view: ConnectionView, side: SideName, target: Field, source: Field): string {
  const values = { field: fieldName(target, target.id), place: view[side].account.name };
  return target.readOnly
    ? t('mapping_way_read_only', values)
    : t('mapping_way_type', {
        ...values,
        kind: fieldTypeText(target.type),
        source: fieldName(source, source.id),
      });
}

export function faultText(view: ConnectionView, fault: MappingFault, row: MappingRow): string {
  const known = fault.field === undefined ? '' : anyName(view, fault.field);
  switch (fault.reason) {
    case 'same-id':
      return t('mapping_fault_same_id');
    case 'unknown-field':
      return t('mapping_fault_unknown_field', { field: known });
    case 'direction-not-possible':
      return t('mapping_fault_direction');
    case 'template-empty':
      return t('mapping_fault_template_empty');
    case 'template-too-long':
      return t('mapping_fault_template_too_long');
    case 'block-lines':
      return t('mapping_fault_block_lines');
    case 'not-a-long-text':
      return t('mapping_fault_not_a_long_text', { field: known });
    case 'not-a-text':
      return t('mapping_fault_not_a_text', { field: known });
    case 'not-many-to-one':
      return t('mapping_fault_many');
    case 'written-twice':
      return t('mapping_fault_written_twice', { field: known });
    case 'two-blocks':
      return t('mapping_fault_two_blocks', { field: known });
    case 'target-read-only':
      if (fault.field !== undefined) return t('mapping_fault_read_only', { field: known });
      break;
    default:
      break;
  }
  const fields = fieldsOfView(view);
  const left = fieldOf(fields, 'left', row.left);
  const right = fieldOf(fields, 'right', row.right);
  return left && right ? refusalText(view, fault.reason, left, right) : t('mapping_fault_direction');
}

function anyName(view: ConnectionView, id: string): string {
  const field = [...view.left.fields, ...view.right.fields].find((one) => one.id === id);
  return fieldName(field, id);
}
