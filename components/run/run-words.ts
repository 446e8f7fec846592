/** What a run is called, and its state in a word. */
import type { Run } from '../../lib/app/api.ts';
import { assertNever } from '../../lib/errors.ts';
import type { StateTone } from '../controls/state.tsx';
import { t } from '../words/words.ts';

/** @param undone for an undo, the run that it takes back, where it is known: to undo an undo is to do again */
export function runTitle(run: Run, undone: Run | null = null): string {
  switch (run.purpose ?? 'sync') {
    case 'undo':
      if (run.mode === 'preview') return t('run_undo_preview');
      return undone?.purpose === 'undo' ? t('run_redo') : t('run_undo');
    case 'mend':
      return run.mode === 'preview' ? t('run_mend_preview') : t('run_mend');
    case 'sync':
      return syncTitle(run);
    default:
      return assertNever(run.purpose as never);
  }
}

/** The run that an undo of a whole run takes back. */
export function undoneRunId(run: Run): string | null {
  const { request } = run;
  return request?.kind === 'undo' && request.of.kind === 'run' ? request.of.runId : null;
}

/** Of undo and mends, whose preview is shown where their run will be; a sync's preview has a page of its own. */
export function isEdit(run: Run): boolean {
  return run.purpose !== undefined && run.purpose !== 'sync';
}

function syncTitle(run: Run): string {
  if (run.mode === 'preview') return t('run_preview');
  switch (run.trigger) {
    case 'pilot':
      return t('run_pilot');
    case 'timer':
      return t('run_timer');
    case 'user':
      return t('run_user');
    default:
      return assertNever(run.trigger);
  }
}

export function runState(run: Run): { readonly tone: StateTone; readonly words: string } {
  switch (run.phase) {
    case 'pull':
    case 'plan':
      return { tone: 'waiting', words: t('phase_looking') };
    case 'apply':
      return { tone: 'waiting', words: t('phase_writing') };
    case 'ready':
      return { tone: 'good', words: t('phase_ready') };
    case 'braked':
      return { tone: 'attention', words: t('phase_braked') };
    case 'done':
      return run.failed > 0
        ? { tone: 'attention', words: t('phase_done_failures') }
        : { tone: 'good', words: t('phase_done') };
    case 'failed':
      return { tone: 'trouble', words: t('phase_failed') };
    case 'cancelled':
      return { tone: 'note', words: t('phase_cancelled') };
    default:
      return assertNever(run.phase);
  }
}
