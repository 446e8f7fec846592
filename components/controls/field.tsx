/** A labelled place to type, with a hint before and an error after, both tied to it for screen readers. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../words/words.ts';

export interface FieldFrame {
  hook: string;
  label: string;
  hint?: ComponentChildren;
  error?: ComponentChildren;
  isOptional?: boolean;
}

interface Typing {
  type?: 'text' | 'password' | 'number';
  inputMode?: 'url' | 'email' | 'text';
  placeholder?: string;
  autoComplete?: string;
  maxLength?: number;
  spellcheck?: boolean;
  /** To be looked at and copied only. */
  readOnly?: boolean;
  min?: number;
  max?: number;
}

export function TextField({
  hook,
  label,
  hint,
  error,
  isOptional = false,
  value,
  onInput,
  ...input
}: FieldFrame & {
  value: string;
  onInput: (value: string) => void;
} & Typing) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div class="field">
      <FieldLabel id={id} label={label} isOptional={isOptional} />
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        // Preact's types tie every attribute to one literal type of input; ours may be one of three.
        {...(input as object)}
        id={id}
        class="input"
        data-id={hook}
        value={value}
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {error && (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

export function FieldLabel({
  id,
  label,
  isOptional = false,
}: {
  id: string;
  label: string;
  isOptional?: boolean;
}) {
  return (
    <label class="field-label" for={id}>
      {label}
      {isOptional && <span class="field-optional">{t('optional')}</span>}
    </label>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

export function SelectField({
  hook,
  label,
  hint,
  value,
  options,
  onChange,
}: FieldFrame & { value: string; options: readonly Option[]; onChange: (value: string) => void }) {
  const id = useId();
  return (
    <div class="field">
      <FieldLabel id={id} label={label} />
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div class="select">
        <select
          id={id}
          class="input"
          data-id={hook}
          value={value}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
    </div>
  );
}
