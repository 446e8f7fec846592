/** Counts who takes part while rules are edited: begun anew a moment after the last keystroke, given up as soon as it is out of date. */
import { useEffect, useState } from 'preact/hooks';
import type { ConnectionView } from '../../lib/app/api.ts';
import type { Rule, RuleCount, RuleDirection } from '../../lib/app/rule-api.ts';
import { sourceOf } from '../../lib/app/rule-editing.ts';
import { useApp } from '../app-context.tsx';

export type LiveCount =
  | { readonly state: 'counting'; readonly count: RuleCount | null }
  /** Nothing of this account has been read yet. */
  | { readonly state: 'unread'; readonly count: null }
  /** The rules are not complete. */
  | { readonly state: 'incomplete'; readonly count: null }
  | { readonly state: 'failed'; readonly count: null }
  | { readonly state: 'counted'; readonly count: RuleCount };

const pauseMs = 150;

/** @param watched rule whose samples are shown; null: all rules together. @param isComplete false: rules with gaps are not counted. */
export function useCount(
  view: ConnectionView,
  direction: RuleDirection,
  rules: readonly Rule[],
  watched: string | null,
  isComplete: boolean,
): LiveCount {
  const { queries } = useApp();
  const { id, settings } = view.connection;
  const side = sourceOf(direction);
  const [live, setLive] = useState<LiveCount>({ state: 'counting', count: null });
  const asked = JSON.stringify([
    rules.map(({ id: rule, isOn, when }) => [rule, isOn, when]),
    watched,
    settings.defaultCountry[side],
    view[side].records,
    view.connection.settled,
  ]);
  useEffect(() => {
    if (!isComplete) {
      setLive({ state: 'incomplete', count: null });
      return;
    }
    const stop = new AbortController();
    const { signal } = stop;
    setLive((old) => ({ state: 'counting', count: old.count }));
    const timer = setTimeout(() => {
      queries
        .countRules({ connectionId: id, direction, rules, watched }, signal, (count) => {
          if (!signal.aborted) setLive({ state: 'counting', count });
        })
        .then(
          (count) => {
            if (signal.aborted) return;
            setLive(count ? { state: 'counted', count } : { state: 'unread', count: null });
          },
          () => {
            if (!signal.aborted) setLive({ state: 'failed', count: null });
          },
        );
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [id, direction, asked, isComplete]);
  return live;
}
