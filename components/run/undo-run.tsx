/** The way back from a whole run: how much of it was undone already, and the preview of undoing the rest. */
import type { Run } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { useLive } from '../use-live.ts';
import { t, tn } from '../words/words.ts';
import { UndoButton } from './undo-button.tsx';

export function UndoRun({ run }: { run: Run }) {
  const { queries } = useApp();
  const live = useLive(() => queries.undoState(run.id), [run.id]);
  if (!live.value) return null;
  const { undoable, undone } = live.value;
  return (
    <>
      {undone > 0 && (
        <span class="muted small" data-id="undone-part">
          {undoable === 0 ? t('all_undone') : tn('part_undone', undone)}
        </span>
      )}
      {undoable > 0 && (
        <UndoButton
          of={{ kind: 'run', runId: run.id }}
          connectionId={run.connectionId}
          hook="undo-run"
          words={wordsFor(run, undone)}
        />
      )}
    </>
  );
}

function wordsFor(run: Run, undone: number): string {
  if (run.purpose === 'undo') return t('undo_the_undo');
  return undone > 0 ? t('undo_the_rest') : t('undo_run');
}
