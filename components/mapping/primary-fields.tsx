/** Which of many values stands for them where the other side has room for one; and that the rest stays. */
import { useState } from 'preact/hooks';
import type { ConnectionView, MappingRow, SideName, Transform } from '../../lib/app/api.ts';
import { otherSide } from '../../lib/contact/contact.ts';
import { Button } from '../controls/button.tsx';
import { Tick } from '../controls/choices.tsx';
import { SelectField } from '../controls/field.tsx';
import { labelText } from '../preview/change-table.tsx';
import { t } from '../words/words.ts';
import { fieldsOfView, nameOf } from './mapping-words.ts';
import { OrderedList } from './ordered-list.tsx';
import { fieldOf } from './rows.ts';

const labels = ['Work', 'Mobile', 'Home', 'Main', 'Other', 'Fax'] as const;
const types = ['type:mobile', 'type:landline'] as const;

export function manySide(view: ConnectionView, row: MappingRow): SideName | null {
  const fields = fieldsOfView(view);
  const left = fieldOf(fields, 'left', row.left);
  const right = fieldOf(fields, 'right', row.right);
  if (!left || !right || left.many === right.many) return null;
  return left.many ? 'left' : 'right';
}

export function PrimaryFields({
  view,
  row,
  onChange,
}: {
  view: ConnectionView;
  row: MappingRow;
  onChange: (row: MappingRow) => void;
}) {
  const [next, setNext] = useState('');
  const side = manySide(view, row);
  const { transform } = row;
  if (!side || transform?.kind !== 'primary') return null;
  const field = fieldOf(fieldsOfView(view), side, row[side]);
  const hasLabels = field?.hasLabels !== false && (field?.type === 'phone' || field?.type === 'email');
  const wishes = [...(field?.type === 'phone' ? types : []), ...(hasLabels ? labels : [])].filter(
    (wish) => !transform.order.includes(wish),
  );
  const chosen = wishes.find((wish) => wish === next) ?? wishes[0];
  const change = (part: Partial<Extract<Transform, { kind: 'primary' }>>) =>
    onChange({ ...row, transform: { ...transform, ...part } });
  const other = otherSide(side);
  return (
    <fieldset class="part">
      <legend>{t('primary_title')}</legend>
      <p class="field-hint">
        {t('primary_text', {
          many: nameOf(view, side, row[side]),
          many_place: view[side].account.name,
          one: nameOf(view, other, row[other]),
          one_place: view[other].account.name,
        })}
      </p>
      <OrderedList
        hook="primary"
        label={t('primary_title')}
        items={transform.order}
        nameOf={wishText}
        onChange={(order) => change(order.length === 0 ? { order, only: false } : { order })}
      >
        {(wish) => wishText(wish)}
      </OrderedList>
      {transform.only !== true && (
        <p class="muted">{transform.order.length === 0 ? t('primary_first') : t('primary_else_first')}</p>
      )}
      {chosen !== undefined && (
        <div class="add-line">
          <SelectField
            hook="primary-next"
            label={t('primary_prefer')}
            value={chosen}
            options={wishes.map((wish) => ({ value: wish, label: wishText(wish) }))}
            onChange={setNext}
          />
          <Button
            hook="primary-add"
            icon="plus"
            onClick={() => change({ order: [...transform.order, chosen] })}
          >
            {t('primary_add')}
          </Button>
        </div>
      )}
      {transform.order.length > 0 && (
        <Tick hook="primary-only" isOn={transform.only === true} onChange={(only) => change({ only })}>
          {t('primary_only')}
        </Tick>
      )}
    </fieldset>
  );
}

function wishText(wish: string): string {
  if (wish === 'type:mobile') return t('primary_mobile');
  if (wish === 'type:landline') return t('primary_landline');
  return t('primary_label', { label: labelText(wish) });
}
