/** Fields old → new. In a field of many values each value is shown once: kept, added or taken away. */
import type { ComponentChild } from 'preact';
import type { Field, FieldChange, Value } from '../../lib/app/api.ts';
import { fieldName } from '../words/reasons.ts';
import { t, tryWords } from '../words/words.ts';

export function ChangeTable({
  fields,
  changes,
  action,
}: {
  fields: readonly Field[];
  changes: readonly FieldChange[];
  /** What can be done with one field, at its end. */
  action?: (change: FieldChange, name: string) => ComponentChild;
}) {
  return (
    <dl class="changes">
      {changes.map((change) => {
        const field = fields.find((one) => one.id === change.field);
        const name = fieldName(field, change.field);
        return (
          <div class={action ? 'change change-with-action' : 'change'} key={change.field}>
            <dt>{name}</dt>
            <dd>
              <Difference field={field} before={change.before} after={change.after} />
            </dd>
            {action && <dd>{action(change, name)}</dd>}
          </div>
        );
      })}
    </dl>
  );
}

function same(a: Value, b: Value): boolean {
  return a.value === b.value && (a.label ?? '') === (b.label ?? '');
}

export function Difference({
  field,
  before,
  after,
}: {
  field: Field | undefined;
  before: readonly Value[];
  after: readonly Value[];
}) {
  const gone = before.filter((value) => !after.some((other) => same(value, other)));
  const rows = [
    ...gone.map((value) => ({ value, mark: 'gone' as const })),
    ...after.map((value) => ({
      value,
      mark: before.some((other) => same(value, other)) ? ('kept' as const) : ('new' as const),
    })),
  ];
  return (
    <ul class="values">
      {rows.map(({ value, mark }) => (
        <li key={`${mark} ${value.value} ${value.label ?? ''}`} class={`value-${mark}`}>
          {mark === 'gone' ? (
            <del>
              <span class="hidden">{t('value_gone')} </span>
              <OneValue value={value} field={field} />
            </del>
          ) : mark === 'new' ? (
            <ins>
              <span class="hidden">{t('value_new')} </span>
              <OneValue value={value} field={field} />
            </ins>
          ) : (
            <OneValue value={value} field={field} />
          )}
        </li>
      ))}
    </ul>
  );
}

export function OneValue({ value, field }: { value: Value; field: Field | undefined }) {
  const isNumber = field?.type === 'phone';
  return (
    <>
      <bdi class={isNumber ? 'value value-phone' : 'value'} dir={isNumber ? 'ltr' : 'auto'}>
        {value.value}
      </bdi>
      {value.label && <span class="value-label">{labelText(value.label)}</span>}
    </>
  );
}

export function labelText(label: string): string {
  return tryWords(`label_${label.toLowerCase().replaceAll(/\W+/g, '_')}`) ?? label;
}
