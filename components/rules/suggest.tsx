/**
 * A place to type with suggestions under it, after the combobox pattern of the ARIA practices: arrows move, Enter takes, Escape closes. The
 * focus stays in the input; what is marked is told by `aria-activedescendant`.
 */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { count } from '../words/formats.ts';
import { tn } from '../words/words.ts';

export interface Suggestion {
  readonly value: string;
  readonly label: string;
  /** Heading that it stands under; those of one group come one after the other. */
  readonly group?: string;
  /** Number of contacts that have it. */
  readonly count?: number;
  readonly hint?: string;
}

const mostShown = 60;

export function Suggest({
  hook,
  label,
  text,
  suggestions,
  placeholder,
  describedBy,
  isInvalid = false,
  maxLength,
  isOpenAtOnce = false,
  onText,
  onPick,
  onKey,
  onFocus,
  onBlur,
}: {
  hook: string;
  label: string;
  text: string;
  suggestions: readonly Suggestion[];
  placeholder?: string | undefined;
  describedBy?: string | undefined;
  isInvalid?: boolean | undefined;
  maxLength?: number | undefined;
  /** Takes the focus and opens when it appears. */
  isOpenAtOnce?: boolean;
  onText: (text: string) => void;
  onPick: (value: string) => void;
  /** For keys that the list has no use for. True: it is dealt with. */
  onKey?: (event: KeyboardEvent) => boolean;
  onFocus?: () => void;
  onBlur?: () => void;
}) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(isOpenAtOnce);
  const [active, setActive] = useState<number | null>(isOpenAtOnce ? 0 : null);
  const wanted = text.trim().toLocaleLowerCase();
  const shown = suggestions
    .filter((one) => one.label.toLocaleLowerCase().includes(wanted) || one.value.toLowerCase() === wanted)
    .slice(0, mostShown);
  const isShown = isOpen && shown.length > 0;
  const marked = isShown && active !== null ? Math.min(active, shown.length - 1) : null;

  useEffect(() => {
    if (isOpenAtOnce) input.current?.focus();
  }, []);
  // The list may open below the window's edge.
  useEffect(() => {
    if (isShown) document.getElementById(`${id}-list`)?.scrollIntoView?.({ block: 'nearest' });
  }, [isShown]);
  useEffect(() => {
    if (marked !== null) document.getElementById(`${id}-${marked}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [marked]);

  function pick(one: Suggestion) {
    setOpen(isOpenAtOnce);
    setActive(null);
    onPick(one.value);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && shown.length > 0) {
      event.preventDefault();
      setOpen(true);
      const from = marked ?? (step > 0 ? -1 : shown.length);
      setActive((from + step + shown.length) % shown.length);
      return;
    }
    const chosen = marked === null ? undefined : shown[marked];
    if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      pick(chosen);
      return;
    }
    if (event.key === 'Escape' && isShown && !isOpenAtOnce) {
      // Closes the list only, not the dialog that it may stand in.
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
      return;
    }
    if (onKey?.(event)) event.preventDefault();
  }

  return (
    <div class="suggest">
      <input
        ref={input}
        class="input"
        type="text"
        role="combobox"
        autoComplete="off"
        spellcheck={false}
        data-id={hook}
        aria-label={label}
        aria-expanded={isShown}
        aria-controls={isShown ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={marked === null ? undefined : `${id}-${marked}`}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        maxLength={maxLength}
        placeholder={placeholder}
        value={text}
        onInput={(event) => {
          setOpen(true);
          setActive(isOpenAtOnce ? 0 : null);
          onText(event.currentTarget.value);
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onBlur={() => {
          setOpen(isOpenAtOnce);
          setActive(null);
          onBlur?.();
        }}
      />
      {isShown && (
        <div class="suggest-list" id={`${id}-list`} role="listbox" aria-label={label}>
          {groupsOf(shown).map((group) => (
            <Group key={group.name} name={group.name} id={`${id}-${group.first}-group`}>
              {group.members.map(({ one, index }) => (
                <div
                  key={one.value}
                  id={`${id}-${index}`}
                  class={index === marked ? 'suggest-option suggest-marked' : 'suggest-option'}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === marked}
                  data-id={`${hook}-option`}
                  data-value={one.value}
                  // Before the input loses the focus, which would close the list.
                  onMouseDown={(event) => {
                    event.preventDefault();
                    pick(one);
                  }}
                >
                  <span class="suggest-words">
                    <bdi>{one.label}</bdi>
                    {one.hint && <span class="suggest-hint">{one.hint}</span>}
                  </span>
                  {one.count !== undefined && (
                    <span class="suggest-count" title={tn('contacts_count', one.count)}>
                      {count(one.count)}
                    </span>
                  )}
                </div>
              ))}
            </Group>
          ))}
        </div>
      )}
    </div>
  );
}

function Group({ name, id, children }: { name: string; id: string; children: preact.ComponentChildren }) {
  if (name === '') return <>{children}</>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox
    <div role="group" aria-labelledby={id}>
      <div class="suggest-group" id={id} role="presentation">
        {name}
      </div>
      {children}
    </div>
  );
}

interface SuggestionGroup {
  readonly name: string;
  readonly first: number;
  readonly members: { one: Suggestion; index: number }[];
}

function groupsOf(shown: readonly Suggestion[]): SuggestionGroup[] {
  const groups: SuggestionGroup[] = [];
  for (const [index, one] of shown.entries()) {
    const name = one.group ?? '';
    const last = groups.at(-1);
    if (last?.name === name) last.members.push({ one, index });
    else groups.push({ name, first: index, members: [{ one, index }] });
  }
  return groups;
}
