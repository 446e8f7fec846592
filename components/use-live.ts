/** A query's answer that keeps itself up to date, and commands whose failure is kept to be shown. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CommandInput, CommandName, CommandOutput, Failure } from '../lib/app/api.ts';
import { useApp } from './app-context.tsx';

export type Live<T> =
  | { readonly state: 'loading'; readonly value?: undefined; readonly failure?: undefined }
  | { readonly state: 'ready'; readonly value: T; readonly failure?: undefined }
  | { readonly state: 'failed'; readonly value?: undefined; readonly failure: Failure };

/**
 * Observes a query anew whenever `inputs` change. Until the new answer is there the old one stays (a list that is filtered does not
 * flicker), unless `forget` is set.
 */
export function useLive<T>(query: () => Promise<T> | T, inputs: readonly unknown[], forget = false): Live<T> {
  const { observe } = useApp();
  const [live, setLive] = useState<Live<T>>({ state: 'loading' });
  useEffect(() => {
    if (forget) setLive({ state: 'loading' });
    return observe(
      query,
      (value) => setLive({ state: 'ready', value }),
      (failure) => setLive({ state: 'failed', failure }),
    );
  }, inputs);
  return live;
}

export interface Sender {
  readonly isBusy: boolean;
  readonly failure: Failure | null;
  /** The answer's value, or undefined after a failure, which is then in `failure`. */
  send<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Sent<CommandOutput<N>>>;
  fail(failure: Failure | null): void;
}
export type Sent<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

export function useSender(): Sender {
  const { command } = useApp();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  return {
    isBusy,
    failure,
    fail: setFailure,
    async send(name, input) {
      setBusy(true);
      setFailure(null);
      const answer = await command(name, input);
      if (isShown.current) {
        setBusy(false);
        if (!answer.ok) setFailure(answer.failure);
      }
      return answer.ok ? answer : { ok: false };
    },
  };
}

/** The time now, told anew every `everyMs`, for "3 minutes ago". */
export function useNow(everyMs = 20_000): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
