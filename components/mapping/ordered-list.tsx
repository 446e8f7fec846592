/** A short list whose order matters: up, down and away by buttons; the focus stays with what was moved. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../controls/button.tsx';
import { t } from '../words/words.ts';

export function OrderedList<T>({
  hook,
  label,
  items,
  nameOf,
  children,
  onChange,
}: {
  hook: string;
  label: string;
  items: readonly T[];
  nameOf: (item: T, index: number) => string;
  children: (item: T, index: number) => ComponentChildren;
  onChange: (items: readonly T[]) => void;
}) {
  const list = useRef<HTMLOListElement>(null);
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const button = list.current?.querySelector<HTMLButtonElement>(wanted.current);
    wanted.current = null;
    if (button && !button.disabled) button.focus();
    else
      (
        list.current?.querySelector<HTMLElement>('button:not(:disabled)') ??
        document.querySelector<HTMLElement>(`[data-id="${hook}-add"]`)
      )?.focus();
  });

  function move(index: number, by: -1 | 1) {
    const next = [...items];
    const [item] = next.splice(index, 1);
    if (item === undefined) return;
    next.splice(index + by, 0, item);
    wanted.current = `[data-place="${index + by}"] [data-id="${hook}-${by < 0 ? 'up' : 'down'}"]`;
    onChange(next);
  }
  function remove(index: number) {
    wanted.current = `[data-place="${Math.max(0, index - 1)}"] [data-id="${hook}-remove"]`;
    onChange(items.filter((_, at) => at !== index));
  }

  return (
    <ol class="ordered" aria-label={label} ref={list}>
      {items.map((item, index) => {
        const name = nameOf(item, index);
        return (
          // The items have nothing else that stays the same while they are typed.
          <li key={index} data-place={index}>
            <div class="ordered-item">{children(item, index)}</div>
            <div class="ordered-buttons">
              <Button
                hook={`${hook}-up`}
                kind="quiet"
                size="small"
                icon="up"
                label={t('move_up', { name })}
                isDisabled={index === 0}
                onClick={() => move(index, -1)}
              />
              <Button
                hook={`${hook}-down`}
                kind="quiet"
                size="small"
                icon="down"
                label={t('move_down', { name })}
                isDisabled={index === items.length - 1}
                onClick={() => move(index, 1)}
              />
              <Button
                hook={`${hook}-remove`}
                kind="quiet"
                size="small"
                icon="trash"
                label={t('remove_name', { name })}
                onClick={() => remove(index)}
              />
            </div>
          </li>
        );
      })}
    </ol>
  );
}
