/** A choice of one field. Fields that do not fit stand apart under their own heading and can be chosen all the same: then the reason is told. */
import { useId } from 'preact/hooks';
import { FieldLabel } from '../controls/field.tsx';
import { t } from '../words/words.ts';

export interface FieldGroup {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export function FieldSelect({
  hook,
  label,
  value,
  groups,
  describedBy,
  isInvalid = false,
  onChange,
}: {
  hook: string;
  label: string;
  value: string;
  groups: readonly FieldGroup[];
  describedBy?: string | undefined;
  isInvalid?: boolean;
  onChange: (value: string) => void;
}) {
  const id = useId();
  const shown = groups.filter((group) => group.options.length > 0);
  return (
    <div class="field">
      <FieldLabel id={id} label={label} />
      <div class="select">
        <select
          id={id}
          class="input"
          data-id={hook}
          value={value}
          aria-describedby={describedBy}
          aria-invalid={isInvalid || undefined}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {value === '' && <option value="">{t('mapping_choose')}</option>}
          {shown.map((group) => (
            <optgroup key={group.label} label={group.label}>
              {group.options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
    </div>
  );
}
