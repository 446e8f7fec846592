/** The user's own numbers as examples, in as many spellings as there are; none before anything was read. */
import { useEffect, useState } from 'preact/hooks';
import type { ConnectionView, Field, SideName } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';

/** More than are shown at once: a warning picks those that it is about. */
const known = 24;

export type OwnNumbers = Readonly<Record<SideName, readonly string[]>>;

export function useOwnNumbers(view: ConnectionView): OwnNumbers {
  const { queries } = useApp();
  const [numbers, setNumbers] = useState<OwnNumbers>({ left: [], right: [] });
  const { left, right } = { left: view.left.account.id, right: view.right.account.id };
  useEffect(() => {
    let isWanted = true;
    Promise.all([queries.numberSamples(left, known), queries.numberSamples(right, known)]).then(
      ([onLeft, onRight]) => isWanted && setNumbers({ left: onLeft, right: onRight }),
      // Examples are a help, not the matter: without them the page says less.
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [left, right]);
  return numbers;
}

/** The side that wants compact E.164: Aircall's. */
export function e164Side(view: ConnectionView): SideName | null {
  return (['left', 'right'] as const).find((side) => phoneField(view, side)?.phoneStyle === 'e164') ?? null;
}

export function phoneField(view: ConnectionView, side: SideName): Field | undefined {
  return view[side].fields.find((field) => field.type === 'phone' && !field.readOnly);
}
