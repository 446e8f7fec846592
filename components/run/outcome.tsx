/** How a run ended, in a sentence, and the way on from there. */
import type { ConnectionView, Run } from '../../lib/app/api.ts';
import { placeOf } from '../connection/health.ts';
import { Button, LinkButton } from '../controls/button.tsx';
import { FailureNotice, Notice } from '../controls/notice.tsx';
import { href } from '../router.ts';
import { useSender } from '../use-live.ts';
import { t, tn } from '../words/words.ts';
import { isEdit } from './run-words.ts';

export function Outcome({ view, run }: { view: ConnectionView; run: Run }) {
  switch (run.phase) {
    case 'failed':
      return run.failure ? <FailureNotice failure={run.failure} {...placeOf(view, run.failure)} /> : null;
    case 'cancelled':
      return (
        <Notice
          title={t('run_cancelled')}
          actions={run.mode === 'sync' && !isEdit(run) ? <WayOn view={view} /> : undefined}
        >
          <p>{isEdit(run) ? t('edit_cancelled_text') : t('run_cancelled_text')}</p>
        </Notice>
      );
    case 'done':
      return <Done view={view} run={run} />;
    default:
      return null;
  }
}

function Done({ view, run }: { view: ConnectionView; run: Run }) {
  const isPilot = run.limit !== null;
  const written = Math.max(0, run.done - run.failed);
  if (isEdit(run)) return <Edited run={run} written={written} />;
  const title =
    run.failed > 0 ? tn('run_done_failed', run.failed) : isPilot ? tn('pilot_done', written) : t('run_done');
  return (
    <div role="status">
      <Notice
        tone={run.failed > 0 ? 'attention' : 'good'}
        title={title}
        actions={isPilot && view.connection.stage === 'draft' ? <WayOn view={view} /> : undefined}
      >
        <p>{isPilot ? t('pilot_done_text') : t('run_done_text')}</p>
      </Notice>
    </div>
  );
}

function Edited({ run, written }: { run: Run; written: number }) {
  const isUndo = run.purpose === 'undo';
  const what = isUndo ? tn('undone_n', written) : tn('mended_n', written);
  const title = written === 0 && run.failed === 0 ? t('no_changes') : what;
  return (
    <div role="status">
      <Notice
        tone={run.failed > 0 || written === 0 ? 'attention' : 'good'}
        title={run.failed > 0 ? tn('run_done_failed', run.failed) : title}
      >
        {run.failed > 0 && written > 0 && <p>{what}</p>}
        {written > 0 && <p>{isUndo ? t('undone_text') : t('mended_text')}</p>}
      </Notice>
    </div>
  );
}

/** A paused connection is resumed; one that has not started goes on from its preview. */
function WayOn({ view }: { view: ConnectionView }) {
  const sender = useSender();
  const { id, stage } = view.connection;
  if (stage === 'paused') {
    return (
      <>
        <Button
          hook="resume"
          kind="primary"
          icon="play"
          isBusy={sender.isBusy}
          onClick={() => sender.send('connection.pause', { connectionId: id, paused: false })}
        >
          {t('resume')}
        </Button>
        {sender.failure && <FailureNotice failure={sender.failure} />}
      </>
    );
  }
  return stage === 'draft' ? (
    <LinkButton hook="go-on-preview" kind="primary" href={href({ page: 'preview', id })}>
      {t('start_with_rest')}
    </LinkButton>
  ) : null;
}
