/** The field that a row writes from several others: the whole name, a text, a field with a block. Of either side. */
import type { ConnectionView, Field, MappingRow, SideName } from '../../lib/app/api.ts';
import { otherSide } from '../../lib/contact/contact.ts';
import { fieldName } from '../words/reasons.ts';
import { t } from '../words/words.ts';
import { FieldSelect } from './field-select.tsx';
import { fieldsOfView } from './mapping-words.ts';
import { kindOf, nameParts, withTarget } from './rows.ts';

export function TargetField({
  view,
  row,
  label,
  onChange,
}: {
  view: ConnectionView;
  row: MappingRow;
  label: string;
  onChange: (row: MappingRow) => void;
}) {
  const fields = fieldsOfView(view);
  const chosen = targetSide(row);
  const places = (['left', 'right'] as const).filter((side) => offers(view, row, side));
  return (
    <FieldSelect
      hook="row-target"
      label={label}
      value={chosen && row[chosen] !== '' ? `${chosen} ${row[chosen]}` : ''}
      groups={places.flatMap((side) => {
        const options = (doesFit: boolean) =>
          view[side].fields
            .filter((field) => fitsTarget(row, field) === doesFit)
            .map((field) => ({ value: `${side} ${field.id}`, label: fieldName(field, field.id) }));
        const place = view[side].account.name;
        return [
          { label: place, options: options(true) },
          { label: t('mapping_unfit_in', { place }), options: options(false) },
        ];
      })}
      onChange={(value) => {
        const [side, ...id] = value.split(' ');
        onChange(withTarget(row, fields, side === 'left' ? 'left' : 'right', id.join(' ')));
      }}
    />
  );
}

export function targetSide(row: MappingRow): SideName | null {
  const { transform } = row;
  if (transform?.kind === 'name') return otherSide(transform.parts);
  return transform && 'to' in transform ? transform.to : null;
}

/** A whole name needs first and last name on the other side. */
function offers(view: ConnectionView, row: MappingRow, side: SideName): boolean {
  return kindOf(row) !== 'name' || nameParts(fieldsOfView(view), otherSide(side)) !== null;
}

function fitsTarget(row: MappingRow, field: Field): boolean {
  switch (kindOf(row)) {
    case 'name':
      return field.type === 'text' && !field.many;
    case 'template':
      return (field.type === 'text' || field.type === 'long-text') && !field.many && !field.readOnly;
    case 'block':
      return field.type === 'long-text' && !field.many && !field.readOnly;
    default:
      return true;
  }
}
