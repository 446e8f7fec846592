/**
 * A picked file as it is read now, and what would come of it. Read in steps, so that a large one does not keep the page from answering; what
 * was begun is dropped when the person has something else in mind.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  changeDraft,
  type DraftChange,
  type FileDraft,
  isReadAnew,
  openFile,
} from '../../lib/app/file-import.ts';
import { type FileOutcome, outcomeOf } from '../../lib/app/file-outcome.ts';
import { inSteps } from '../../lib/app/in-steps.ts';

export interface HeldDraft {
  /** Null until a file was read. */
  readonly draft: FileDraft | null;
  /** Of this file; null until it is known. While a column changes meaning, as it was before. */
  readonly outcome: FileOutcome | null;
  /** The whole text is being read. */
  readonly isReading: boolean;
  /** @param then what becomes of the draft before it is shown */
  open(
    name: string,
    bytes: Uint8Array,
    country: string,
    then: (draft: FileDraft) => Promise<FileDraft>,
  ): Promise<void>;
  change(what: DraftChange): void;
  drop(): void;
}

export function useDraft(): HeldDraft {
  const [draft, setDraft] = useState<FileDraft | null>(null);
  const [outcome, setOutcome] = useState<FileOutcome | null>(null);
  const [isReading, setReading] = useState(false);
  const turn = useRef(new AbortController());
  /** Asked for since the draft that is shown was read. */
  const wanted = useRef<DraftChange>({});
  useEffect(() => () => turn.current.abort(), []);

  function begin(): AbortSignal {
    turn.current.abort();
    turn.current = new AbortController();
    return turn.current.signal;
  }

  async function show(next: FileDraft, signal: AbortSignal): Promise<void> {
    wanted.current = {};
    setDraft(next);
    setReading(false);
    const found = await inSteps(outcomeOf(next), signal);
    if (found) setOutcome(found);
  }

  function drop(): void {
    begin();
    setDraft(null);
    setOutcome(null);
    setReading(false);
  }

  return {
    draft,
    outcome,
    isReading,
    drop,
    async open(name, bytes, country, then) {
      drop();
      const signal = begin();
      setReading(true);
      const opened = await inSteps(openFile(name, bytes, country), signal);
      const next = opened && (await then(opened));
      if (next && !signal.aborted) await show(next, signal);
    },
    change(what) {
      if (!draft) return;
      const { columns: _old, ...before } = wanted.current;
      wanted.current = isReadAnew(what) ? { ...before, ...what } : { ...wanted.current, ...what };
      const isAnew = isReadAnew(wanted.current);
      const signal = begin();
      if (isAnew) setReading(true);
      const read = async () => {
        const next = await inSteps(changeDraft(draft, wanted.current), signal);
        if (next && !signal.aborted) await show(next, signal);
      };
      void read();
    },
  };
}
