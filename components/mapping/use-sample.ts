/** The contact on whom the rows are tried, and what a mapping would do to it; asked anew shortly after the last change. */
import { useEffect, useState } from 'preact/hooks';
import type { ConnectionSettings, ConnectionView, RecordRef, SideName, Trial } from '../../lib/app/api.ts';
import type { FoundPerson } from '../../lib/app/rule-api.ts';
import { useApp } from '../app-context.tsx';

/** Long enough not to plan at every letter, short enough to seem at once. */
const restMs = 150;
/** Somebody with first and last name shows more than somebody without. */
const lookedAt = 20;

export interface Person extends FoundPerson {
  readonly side: SideName;
}

export type Sample =
  | { readonly state: 'looking' }
  /** Nothing was read from either account yet. */
  | { readonly state: 'nobody' }
  | { readonly state: 'chosen'; readonly person: Person };

export function useSample(view: ConnectionView): [Sample, (person: Person) => void] {
  const { queries } = useApp();
  const [sample, setSample] = useState<Sample>({ state: 'looking' });
  const accounts = { left: view.left.account.id, right: view.right.account.id };
  useEffect(() => {
    const stop = new AbortController();
    const find = async (): Promise<Sample> => {
      for (const side of ['right', 'left'] as const) {
        const found = await queries.findPeople(accounts[side], '', lookedAt, stop.signal);
        const best = found.find((one) => /\p{L}\s+\p{L}/u.test(one.title)) ?? found[0];
        if (best) return { state: 'chosen', person: { ...best, side } };
      }
      return { state: 'nobody' };
    };
    find().then(
      (found) => !stop.signal.aborted && setSample(found),
      () => !stop.signal.aborted && setSample({ state: 'nobody' }),
    );
    return () => stop.abort();
  }, [accounts.left, accounts.right]);
  return [sample, (person) => setSample({ state: 'chosen', person })];
}

/** Null while it is not known. The last answer stays until the next is there. */
export function useTrial(
  connectionId: string,
  settings: ConnectionSettings | null,
  sample: Sample,
): Trial | null {
  const { queries } = useApp();
  const [trial, setTrial] = useState<Trial | null>(null);
  const ref: RecordRef | null =
    sample.state === 'chosen' ? { side: sample.person.side, id: sample.person.id } : null;
  useEffect(() => {
    if (!ref || !settings) return;
    let isWanted = true;
    const timer = setTimeout(() => {
      queries.trial(connectionId, settings, ref).then(
        (found) => isWanted && setTrial(found),
        () => isWanted && setTrial(null),
      );
    }, restMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [connectionId, JSON.stringify(settings), ref?.side, ref?.id]);
  return ref && settings ? trial : null;
}
