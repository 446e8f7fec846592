/** The way to start an undo or a mend that was looked at, with the time it takes under the service's limit. */
import type { Run } from '../../lib/app/api.ts';
import { Button } from '../controls/button.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { go } from '../router.ts';
import { useSender } from '../use-live.ts';
import { duration } from '../words/formats.ts';
import { t, tn } from '../words/words.ts';

export function EditBar({ run }: { run: Run }) {
  const sender = useSender();
  const total = Math.max(0, run.total - run.leftOut.length);
  async function start() {
    const sent = await sender.send('connection.start', { runId: run.id, limit: null });
    if (sent.ok) go({ page: 'run', id: run.connectionId, runId: sent.value.runId });
  }
  return (
    <div class="start-bar" data-id="start-bar">
      {sender.failure && <FailureNotice failure={sender.failure} />}
      <div class="start-row">
        <div class="start-words">
          <p class="start-title">{t('nothing_written')}</p>
          <p class="muted">
            {total === 0 ? t('nothing_can_be_done') : tn('changes_to_make', total)}
            {total > 0 &&
              run.timeLeftMs !== null &&
              ` · ${t('about_time', { time: duration(run.timeLeftMs) })}`}
            {run.leftOut.length > 0 && ` · ${tn('taken_out', run.leftOut.length)}`}
          </p>
        </div>
        <div class="row">
          <Button hook="not-now" kind="quiet" onClick={() => history.back()}>
            {t('cancel')}
          </Button>
          <Button
            hook="start-all"
            kind="primary"
            isBusy={sender.isBusy}
            isDisabled={total === 0}
            onClick={start}
          >
            {run.purpose === 'undo' ? tn('undo_n', total) : tn('mend_n', total)}
          </Button>
        </div>
      </div>
    </div>
  );
}
