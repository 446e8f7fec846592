/** Several values as chips, with a place to type the next: Enter or a comma adds, Backspace in the empty place takes the last one away. */
import { useRef, useState } from 'preact/hooks';
import { Icon } from '../controls/icon.tsx';
import { t } from '../words/words.ts';
import { Suggest, type Suggestion } from './suggest.tsx';

export function Tags({
  hook,
  label,
  values,
  suggestions,
  isStrict = false,
  placeholder,
  describedBy,
  isInvalid,
  onChange,
  onFocus,
}: {
  hook: string;
  label: string;
  values: readonly string[];
  suggestions: readonly Suggestion[];
  /** Only what is suggested may be chosen. */
  isStrict?: boolean;
  placeholder?: string | undefined;
  describedBy?: string | undefined;
  isInvalid?: boolean | undefined;
  onChange: (values: readonly string[]) => void;
  onFocus?: () => void;
}) {
  const [text, setText] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const nameOf = (value: string) => suggestions.find((one) => one.value === value)?.label ?? value;
  const isHeld = (value: string) => values.some((one) => one.toLowerCase() === value.toLowerCase());

  function add(typed: string) {
    const wanted = typed.trim();
    const lower = wanted.toLocaleLowerCase();
    const known = suggestions.find(
      (one) => one.label.toLocaleLowerCase() === lower || one.value.toLocaleLowerCase() === lower,
    );
    const value = known?.value ?? (isStrict ? '' : wanted);
    if (value === '') return;
    setText('');
    if (!isHeld(value)) onChange([...values, value]);
  }
  function remove(value: string) {
    onChange(values.filter((one) => one !== value));
    box.current?.querySelector('input')?.focus();
  }

  return (
    <div class="tags" ref={box}>
      {values.length > 0 && (
        <ul class="tags-list" aria-label={label}>
          {values.map((value) => (
            <li key={value} class="tag">
              <bdi>{nameOf(value)}</bdi>
              <button
                type="button"
                data-id={`${hook}-remove`}
                aria-label={t('remove_value', { value: nameOf(value) })}
                onClick={() => remove(value)}
              >
                <Icon name="close" size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Suggest
        hook={hook}
        label={label}
        text={text}
        suggestions={suggestions.filter((one) => !isHeld(one.value))}
        placeholder={values.length > 0 ? t('add_another') : placeholder}
        describedBy={describedBy}
        isInvalid={isInvalid}
        onText={(typed) => (typed.endsWith(',') ? add(typed.slice(0, -1)) : setText(typed))}
        onPick={add}
        onKey={(event) => {
          if (event.key === 'Enter' && text.trim() !== '') {
            add(text);
            return true;
          }
          const last = values.at(-1);
          if (event.key !== 'Backspace' || text !== '' || last === undefined) return false;
          remove(last);
          return true;
        }}
        {...(onFocus ? { onFocus } : {})}
        // What was typed and not confirmed is meant all the same.
        onBlur={() => add(text)}
      />
    </div>
  );
}
