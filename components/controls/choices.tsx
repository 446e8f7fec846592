/** One of several: as cards with a line of explanation each, or as a row of filter chips. Native radio buttons, so arrows and Space work. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { count } from '../words/formats.ts';

/** What the radio buttons of one choice have in common. */
function useRadios<V extends string>(hook: string, chosen: V | null, onChange: (value: V) => void) {
  const name = useId();
  return (value: V) => ({
    type: 'radio' as const,
    name,
    'data-id': `${hook}-${value}`,
    checked: value === chosen,
    onChange: () => onChange(value),
  });
}

export interface CardChoice<V extends string> {
  readonly value: V;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly mark?: ComponentChildren;
}

export function ChoiceCards<V extends string>({
  hook,
  label,
  value,
  choices,
  isCompact = false,
  onChange,
}: {
  hook: string;
  label: ComponentChildren;
  value: V | null;
  choices: readonly CardChoice<V>[];
  isCompact?: boolean;
  onChange: (value: V) => void;
}) {
  const radio = useRadios(hook, value, onChange);
  return (
    <fieldset class={isCompact ? 'choices choices-compact' : 'choices'}>
      <legend class="field-label">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} class="choice">
          <input {...radio(choice.value)} />
          {choice.mark && <span class="choice-mark">{choice.mark}</span>}
          <span class="choice-words">
            <span class="choice-label">{choice.label}</span>
            {choice.hint && <span class="choice-hint">{choice.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export interface ChipChoice<V extends string> {
  readonly value: V;
  readonly label: string;
  readonly count?: number;
}

export function Chips<V extends string>({
  hook,
  label,
  value,
  choices,
  onChange,
}: {
  hook: string;
  label: string;
  value: V;
  choices: readonly ChipChoice<V>[];
  onChange: (value: V) => void;
}) {
  const radio = useRadios(hook, value, onChange);
  return (
    <fieldset class="chips">
      <legend class="hidden">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} class="chip">
          <input {...radio(choice.value)} />
          <span>{choice.label}</span>
          {choice.count !== undefined && <span class="chip-count">{count(choice.count)}</span>}
        </label>
      ))}
    </fieldset>
  );
}

export function Tick({
  hook,
  isOn,
  children,
  onChange,
}: {
  hook: string;
  isOn: boolean;
  children: ComponentChildren;
  onChange: (isOn: boolean) => void;
}) {
  return (
    <label class="tick">
      <input
        type="checkbox"
        data-id={hook}
        checked={isOn}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
