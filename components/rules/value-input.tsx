/** The place for a condition's answer, by its kind: text, several texts, countries, a number, days, a date; nothing where none is needed. */
import { useId, useMemo } from 'preact/hooks';
import type { Field } from '../../lib/app/api.ts';
import type { Condition } from '../../lib/app/rule-api.ts';
import { longestPattern } from '../../lib/app/rule-editing.ts';
import { assertNever } from '../../lib/errors.ts';
import { countryCodes } from '../controls/country-codes.ts';
import { country } from '../words/formats.ts';
import { currentLanguage, t } from '../words/words.ts';
import type { EditPlace } from './edit-place.ts';
import { Suggest, type Suggestion } from './suggest.tsx';
import { Tags } from './tags.tsx';
import { useHeld } from './use-held.ts';

interface Input<K extends Condition['kind'] = Condition['kind']> {
  readonly place: EditPlace;
  readonly condition: Extract<Condition, { kind: K }>;
  readonly error: string | null;
  readonly errorId: string;
  readonly onChange: (condition: Condition) => void;
}

export function ValueInput(input: Input) {
  const { condition, onChange } = input;
  switch (condition.kind) {
    case 'text':
      return <TextInput {...input} condition={condition} />;
    case 'one-of':
    case 'label':
    case 'email-domain':
    case 'group-member':
      return <TextsInput {...input} condition={condition} />;
    case 'phone-country':
      return <CountriesInput {...input} condition={condition} />;
    case 'number':
      return (
        <NumberInput
          {...input}
          value={condition.value}
          onNumber={(value) => onChange({ ...condition, value })}
        />
      );
    case 'date-within':
    case 'time-within':
      return (
        <NumberInput
          {...input}
          value={condition.days}
          unit={t('days')}
          onNumber={(days) => onChange({ ...condition, days })}
        />
      );
    case 'date':
      return (
        <DayInput {...input} value={condition.value} onDay={(value) => onChange({ ...condition, value })} />
      );
    case 'time':
      return (
        <DayInput {...input} value={condition.since} onDay={(since) => onChange({ ...condition, since })} />
      );
    case 'filled':
    case 'yes-no':
    case 'phone-valid':
    case 'phone-type':
    case 'phone-rewritten':
    case 'partner':
    case 'placeholder':
      return null;
    default:
      return assertNever(condition);
  }
}

function fieldIn(place: EditPlace, id: string): Field | undefined {
  return place.fields.find((field) => field.id === id);
}

function TextInput({ place, condition, error, errorId, onChange }: Input<'text'>) {
  const field = fieldIn(place, condition.field);
  const [held, look] = useHeld(place.account.account.id, field, 'value');
  const hintId = useId();
  const isPattern = condition.test === 'matches';
  return (
    <>
      <Suggest
        hook="condition-value"
        label={t('rule_value')}
        text={condition.value}
        suggestions={condition.test === 'matches' ? [] : held}
        maxLength={isPattern ? longestPattern : 1000}
        isInvalid={error !== null}
        describedBy={[isPattern ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ') || undefined}
        onFocus={look}
        onText={(value) => onChange({ ...condition, value })}
        onPick={(value) => onChange({ ...condition, value })}
      />
      {isPattern && (
        <p class="field-hint" id={hintId}>
          {t('rule_pattern_hint')}
        </p>
      )}
    </>
  );
}

type TextsCondition = Extract<Condition, { kind: 'one-of' | 'label' | 'email-domain' | 'group-member' }>;

function textsOf(condition: TextsCondition): readonly string[] {
  switch (condition.kind) {
    case 'one-of':
      return condition.values;
    case 'label':
      return condition.labels;
    case 'email-domain':
      return condition.domains;
    case 'group-member':
      return condition.groups;
    default:
      return assertNever(condition);
  }
}

function withTexts(condition: TextsCondition, texts: readonly string[]): Condition {
  switch (condition.kind) {
    case 'one-of':
      return { ...condition, values: texts };
    case 'label':
      return { ...condition, labels: texts };
    case 'email-domain':
      return { ...condition, domains: texts };
    case 'group-member':
      return { ...condition, groups: texts };
    default:
      return assertNever(condition);
  }
}

function TextsInput({
  place,
  condition,
  error,
  errorId,
  onChange,
}: Input<'one-of' | 'label' | 'email-domain' | 'group-member'>) {
  const part =
    condition.kind === 'label' ? 'label' : condition.kind === 'email-domain' ? 'domain' : ('value' as const);
  const [held, look] = useHeld(place.account.account.id, fieldIn(place, condition.field), part);
  return (
    <Tags
      hook="condition-value"
      label={t('rule_values')}
      values={textsOf(condition)}
      suggestions={held}
      placeholder={condition.kind === 'email-domain' ? 'example.com' : undefined}
      isInvalid={error !== null}
      describedBy={error ? errorId : undefined}
      onFocus={look}
      onChange={(texts) => onChange(withTexts(condition, texts))}
    />
  );
}

function CountriesInput({ condition, error, errorId, onChange }: Input<'phone-country'>) {
  const language = currentLanguage();
  const countries = useMemo(() => {
    const collator = new Intl.Collator(language);
    return countryCodes
      .map((code): Suggestion => ({ value: code, label: country(code) }))
      .sort((a, b) => collator.compare(a.label, b.label));
  }, [language]);
  return (
    <Tags
      hook="condition-value"
      label={t('countries')}
      values={condition.countries}
      suggestions={countries}
      isStrict
      placeholder={t('country_placeholder')}
      isInvalid={error !== null}
      describedBy={error ? errorId : undefined}
      onChange={(chosen) => onChange({ ...condition, countries: chosen })}
    />
  );
}

function NumberInput({
  value,
  unit,
  error,
  errorId,
  onNumber,
}: Input & { value: number; unit?: string; onNumber: (value: number) => void }) {
  return (
    <span class="number-input">
      <input
        class="input"
        type="number"
        inputMode={unit ? 'numeric' : 'decimal'}
        min={unit ? 0 : undefined}
        step={unit ? 1 : 'any'}
        data-id="condition-value"
        aria-label={unit ?? t('rule_value')}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? errorId : undefined}
        // What is still to be typed is no number, or null once it was kept as JSON.
        value={Number.isFinite(value) ? String(value) : ''}
        onInput={(event) => onNumber(event.currentTarget.valueAsNumber)}
      />
      {unit && <span aria-hidden="true">{unit}</span>}
    </span>
  );
}

function DayInput({
  value,
  error,
  errorId,
  onDay,
}: Input & { value: string; onDay: (value: string) => void }) {
  return (
    <input
      class="input"
      type="date"
      data-id="condition-value"
      aria-label={t('date')}
      aria-invalid={error ? true : undefined}
      aria-describedby={error ? errorId : undefined}
      value={value}
      onInput={(event) => onDay(event.currentTarget.value)}
    />
  );
}
