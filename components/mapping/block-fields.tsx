/** The lines of a marked block in a long text, and the text as it would then stand there. */
import { useState } from 'preact/hooks';
import type { ConnectionView, Contact, MappingRow } from '../../lib/app/api.ts';
import { blockText, namedAfterFields } from '../../lib/app/mapping-logic.ts';
import { otherSide, textOf } from '../../lib/contact/contact.ts';
import { Button } from '../controls/button.tsx';
import { SelectField, TextField } from '../controls/field.tsx';
import { fieldName } from '../words/reasons.ts';
import { t } from '../words/words.ts';
import { fieldsOfView, nameOf } from './mapping-words.ts';
import { OrderedList } from './ordered-list.tsx';
import { ResultText } from './result-text.tsx';
import { fieldOf } from './rows.ts';

export function BlockFields({
  view,
  row,
  contact,
  target,
  name,
  onChange,
}: {
  view: ConnectionView;
  row: MappingRow;
  /** The sample's record on the side that the fields come from. */
  contact: Contact | null;
  /** Its record on the side of the block; null if it would be created. */
  target: Contact | null;
  name: string;
  onChange: (row: MappingRow) => void;
}) {
  const [next, setNext] = useState('');
  const { transform } = row;
  if (transform?.kind !== 'block') return null;
  const from = otherSide(transform.to);
  const { fields } = view[from];
  const { lines } = transform;
  const change = (changed: typeof lines) =>
    onChange({
      ...row,
      [from]: changed[0]?.field ?? fields[0]?.id ?? '',
      transform: { ...transform, lines: changed },
    });
  const rest = fields.filter((field) => !lines.some((line) => line.field === field.id));
  const chosen = rest.find((field) => field.id === next) ?? rest[0];
  const field = fieldOf(fieldsOfView(view), transform.to, row[transform.to]);
  const known = contact ?? namedAfterFields(fields, (one) => fieldName(one, one.id));
  return (
    <div class="stack">
      <fieldset class="part">
        <legend>{t('block_lines')}</legend>
        <p class="field-hint">{t('block_hint', { field: nameOf(view, transform.to, row[transform.to]) })}</p>
        <OrderedList
          hook="block"
          label={t('block_lines')}
          items={lines}
          nameOf={(line) => line.label || nameOf(view, from, line.field)}
          onChange={change}
        >
          {(line, index) => (
            <div class="block-line">
              <TextField
                hook="block-label"
                label={t('block_label_of', { field: nameOf(view, from, line.field) })}
                value={line.label}
                maxLength={60}
                onInput={(label) => change(lines.map((one, at) => (at === index ? { ...one, label } : one)))}
              />
            </div>
          )}
        </OrderedList>
        {chosen && (
          <div class="add-line">
            <SelectField
              hook="block-next"
              label={t('block_field')}
              value={chosen.id}
              options={rest.map((one) => ({ value: one.id, label: fieldName(one, one.id) }))}
              onChange={setNext}
            />
            <Button
              hook="block-add"
              icon="plus"
              onClick={() =>
                change([
                  ...lines,
                  { label: freeLabel(fieldName(chosen, chosen.id), lines), field: chosen.id },
                ])
              }
            >
              {t('block_add')}
            </Button>
          </div>
        )}
      </fieldset>
      <ResultText
        text={blockText(lines, known, target ? textOf(target, field?.id) : '', field?.maxLength)}
        name={contact ? name : null}
      />
    </div>
  );
}

/** Two lines of one label could not be told apart. */
function freeLabel(wish: string, lines: readonly { readonly label: string }[]): string {
  const isTaken = (label: string) => lines.some((line) => line.label.trim() === label);
  let label = wish;
  for (let nth = 2; isTaken(label); nth += 1) label = `${wish} ${nth}`;
  return label;
}
