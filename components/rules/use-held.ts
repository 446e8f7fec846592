/** Values that the mirror really holds, read when somebody is about to type one, and only once for each field. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Field } from '../../lib/app/api.ts';
import type { ValuePart } from '../../lib/app/rule-api.ts';
import { useApp } from '../app-context.tsx';
import { tryWords } from '../words/words.ts';
import type { Suggestion } from './suggest.tsx';

/** @returns what to suggest, and what to call when the place to type gets the focus. */
export function useHeld(
  accountId: string,
  field: Field | undefined,
  part: ValuePart,
): readonly [readonly Suggestion[], () => void] {
  const { queries } = useApp();
  const [held, setHeld] = useState<readonly Suggestion[]>([]);
  const stop = useRef<AbortController | null>(null);
  const key = `${accountId} ${field?.id} ${part}`;
  useEffect(() => {
    setHeld([]);
    return () => {
      stop.current?.abort();
      stop.current = null;
    };
  }, [key]);

  function look() {
    if (stop.current || !field) return;
    const one = new AbortController();
    stop.current = one;
    queries.heldValues(accountId, field.id, part, one.signal).then(
      (values) => {
        if (!one.signal.aborted)
          setHeld(values.map(({ value, count }) => ({ value, label: nameOf(value), count })));
      },
      () => {
        // Suggestions are a help; without them one types.
      },
    );
  }
  const nameOf = (value: string) =>
    (part === 'label' ? tryWords(`label_${value.toLowerCase().replaceAll(/\W+/g, '_')}`) : null) ?? value;

  const options = part === 'value' ? (field?.options ?? []) : [];
  const counts = new Map(held.map((one) => [one.value.toLowerCase(), one.count]));
  const known = new Set(options.map((one) => one.value.toLowerCase()));
  const described = options.map((one): Suggestion => {
    const count = counts.get(one.value.toLowerCase());
    return { ...one, ...(count === undefined ? {} : { count }) };
  });
  return [[...described, ...held.filter((one) => !known.has(one.value.toLowerCase()))], look];
}
