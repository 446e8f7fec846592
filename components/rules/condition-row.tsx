/** One condition: what it is about, what is asked, the answer; and what is wrong with it, in words beside it. */
import { useId, useState } from 'preact/hooks';
import type { Condition } from '../../lib/app/rule-api.ts';
import { Button } from '../controls/button.tsx';
import { t } from '../words/words.ts';
import { askOf, asksFor, subjectOf } from './asks.ts';
import type { EditPlace } from './edit-place.ts';
import type { Path } from './faults.ts';
import { askWords, contactSubjects, fieldSubjects, type NamedSubject } from './subjects.ts';
import { ValueInput } from './value-input.tsx';

export function ConditionRow({
  place,
  path,
  condition,
  onChange,
  onRemove,
}: {
  place: EditPlace;
  path: Path;
  condition: Condition;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}) {
  const errorId = useId();
  const [wasLeft, setLeft] = useState(false);
  const subject = subjectOf(condition);
  const asks = asksFor(subject, place.fields, condition);
  const fields = fieldSubjects(place.fields);
  const whole = contactSubjects(place.fields);
  const current = [...fields, ...whole].find((one) => one.id === subject);
  const found = place.faults.at(path);
  const error = place.isStrict || wasLeft || current === undefined ? found : null;

  function about(id: string) {
    const offered = asksFor(id, place.fields, condition);
    const same = offered.find((one) => askOf(one) === askOf(condition));
    const chosen = same ?? offered[0];
    if (chosen) onChange(chosen);
  }

  return (
    <fieldset
      class={error ? 'condition condition-wrong' : 'condition'}
      data-id="condition"
      onFocusOut={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setLeft(true);
      }}
    >
      <legend class="hidden">
        {t('condition')}: {current?.name ?? subject} {askWords(askOf(condition))}
      </legend>
      <div class="condition-parts">
        <div class="select condition-subject">
          <select
            class="input"
            data-id="condition-subject"
            aria-label={t('condition_about')}
            value={subject}
            onChange={(event) => about(event.currentTarget.value)}
          >
            {current === undefined && <option value={subject}>{subject}</option>}
            <optgroup label={t('fields')}>{options(fields)}</optgroup>
            <optgroup label={t('whole_contact')}>{options(whole)}</optgroup>
          </select>
        </div>
        {asks.length > 0 && (
          <div class="select condition-ask">
            <select
              class="input"
              data-id="condition-ask"
              aria-label={t('condition_ask')}
              value={askOf(condition)}
              onChange={(event) => {
                const chosen = asks.find((one) => askOf(one) === event.currentTarget.value);
                if (chosen) onChange(chosen);
              }}
            >
              {options(asks.map((one) => ({ id: askOf(one), name: askWords(askOf(one)) })))}
            </select>
          </div>
        )}
        <div class="condition-value">
          {current && (
            <ValueInput
              place={place}
              condition={condition}
              error={error}
              errorId={errorId}
              onChange={onChange}
            />
          )}
        </div>
        <Button
          hook="remove-condition"
          kind="quiet"
          icon="trash"
          size="small"
          label={t('remove_condition')}
          onClick={onRemove}
        />
      </div>
      {error && (
        <p class="field-error" id={errorId} data-id="condition-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}

function options(list: readonly NamedSubject[]) {
  return list.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ));
}
