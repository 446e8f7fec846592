/** One field with another: both to choose, and where they do not go together, why. */
import { useId } from 'preact/hooks';
import type { ConnectionView, Field, MappingRow, SideName } from '../../lib/app/api.ts';
import { compatible } from '../../lib/app/mapping-logic.ts';
import { otherSide } from '../../lib/contact/contact.ts';
import { Notice } from '../controls/notice.tsx';
import { fieldName } from '../words/reasons.ts';
import { t } from '../words/words.ts';
import { FieldSelect } from './field-select.tsx';
import { fieldsOfView, refusalText } from './mapping-words.ts';
import { fieldOf, withField } from './rows.ts';

export function PairFields({
  view,
  row,
  onChange,
}: {
  view: ConnectionView;
  row: MappingRow;
  onChange: (row: MappingRow) => void;
}) {
  const id = useId();
  const fields = fieldsOfView(view);
  const left = fieldOf(fields, 'left', row.left);
  const right = fieldOf(fields, 'right', row.right);
  const fit = left && right ? compatible(left, right) : null;
  const isRefused = fit !== null && !fit.ok;
  const select = (side: SideName) => (
    <FieldSelect
      hook={`row-${side}`}
      label={t('mapping_field_in', { place: view[side].account.name })}
      value={row[side]}
      groups={groupsFor(view, side, fieldOf(fields, otherSide(side), row[otherSide(side)]))}
      isInvalid={isRefused}
      describedBy={isRefused ? id : undefined}
      onChange={(field) => onChange(withField(row, fields, side, field))}
    />
  );
  return (
    <>
      <div class="pair">
        {select('left')}
        {select('right')}
      </div>
      <div id={id} role="status">
        {left && right && fit && !fit.ok && (
          <Notice hook="refused" tone="attention" title={t('mapping_refused')}>
            <p>{refusalText(view, fit.reason, left, right)}</p>
          </Notice>
        )}
      </div>
    </>
  );
}

function groupsFor(view: ConnectionView, side: SideName, other: Field | undefined) {
  const all = view[side].fields.map((field) => ({
    field,
    value: field.id,
    label: fieldName(field, field.id),
  }));
  if (!other) return [{ label: view[side].account.name, options: all }];
  const fits = (field: Field) =>
    side === 'left' ? compatible(field, other).ok : compatible(other, field).ok;
  const name = fieldName(other, other.id);
  return [
    { label: t('mapping_fit', { field: name }), options: all.filter((one) => fits(one.field)) },
    { label: t('mapping_unfit', { field: name }), options: all.filter((one) => !fits(one.field)) },
  ];
}
