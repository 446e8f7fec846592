/** A run that is writing: how far, how long still, and the way to stop it. The page may be closed meanwhile. */
import type { ConnectionView, Run } from '../../lib/app/api.ts';
import { placeOf } from '../connection/health.ts';
import { Button } from '../controls/button.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { ProgressBar } from '../controls/progress.tsx';
import { useSender } from '../use-live.ts';
import { count, duration } from '../words/formats.ts';
import { rich, t, tn } from '../words/words.ts';

/** What is being done, as a heading. */
function atWork({ purpose }: Run): string {
  if (purpose === 'undo') return t('undoing');
  return purpose === 'mend' ? t('mending') : t('writing');
}

export function RunProgress({ view, run }: { view: ConnectionView; run: Run }) {
  const sender = useSender();
  const total = run.limit === null ? run.total : Math.min(run.limit, run.total);
  return (
    <section class="panel run-progress" data-id="run-progress">
      <div class="run-progress-head">
        <h2>{atWork(run)}</h2>
        <p class="run-count">
          {rich('n_of_m', { n: <strong>{count(run.done)}</strong>, total: count(total) })}
        </p>
      </div>
      <ProgressBar label={atWork(run)} done={run.done} total={total} />
      <div class="run-progress-foot">
        <p class="muted">
          {run.timeLeftMs !== null && <span>{t('time_left', { time: duration(run.timeLeftMs) })} </span>}
          {run.failed > 0 && <span class="run-failed">{tn('failed_so_far', run.failed)} </span>}
          <span>{t('may_be_closed')}</span>
        </p>
        <Button
          hook="cancel-run"
          isBusy={sender.isBusy}
          onClick={() => sender.send('run.cancel', { runId: run.id })}
        >
          {t('stop')}
        </Button>
      </div>
      {view.connection.failure && (
        <FailureNotice failure={view.connection.failure} {...placeOf(view, view.connection.failure)} />
      )}
      {sender.failure && <FailureNotice failure={sender.failure} />}
    </section>
  );
}
