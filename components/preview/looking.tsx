/** Progress while both address books are read, side by side, and then compared; or the only one that an undo or a mend is about. */
import type { ConnectionView, Progress, Run, SideName } from '../../lib/app/api.ts';
import { ServiceTile } from '../accounts/service-look.tsx';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icon.tsx';
import { Name } from '../controls/name.tsx';
import { FailureNotice } from '../controls/notice.tsx';
import { ProgressBar } from '../controls/progress.tsx';
import { isOwn } from '../number-check/own.ts';
import { isEdit } from '../run/run-words.ts';
import { useSender } from '../use-live.ts';
import { duration } from '../words/formats.ts';
import { t, tn } from '../words/words.ts';

export function Looking({ view, run }: { view: ConnectionView; run: Run }) {
  const sender = useSender();
  const isComparing = run.phase === 'plan';
  return (
    <section class="looking" data-id="looking">
      <h2 aria-live="polite">{heading(run)}</h2>
      <p class="lead">
        {run.mode === 'preview' ? t('nothing_written_by_preview') : t('looking_text')}
        {run.timeLeftMs !== null && ` ${t('time_left', { time: duration(run.timeLeftMs) })}`}
      </p>
      <div class="looking-sides">
        <SideProgress
          view={view}
          side="left"
          progress={run.pull.left}
          isDone={isComparing || isRead(run.pull.left)}
        />
        {!isOwn(view) && (
          <SideProgress
            view={view}
            side="right"
            progress={run.pull.right}
            isDone={isComparing || isRead(run.pull.right)}
          />
        )}
      </div>
      <div class="row">
        <Button
          hook="cancel-run"
          isBusy={sender.isBusy}
          onClick={() => sender.send('run.cancel', { runId: run.id })}
        >
          {t('cancel')}
        </Button>
      </div>
      {sender.failure && <FailureNotice failure={sender.failure} />}
    </section>
  );
}

function heading(run: Run): string {
  if (isEdit(run)) return run.phase === 'plan' ? t('preparing') : t('looking_at_now');
  return run.phase === 'plan' ? t('comparing') : t('looking');
}

function isRead(progress: Progress | null): boolean {
  return progress?.total != null && progress.done >= progress.total;
}

function SideProgress({
  view,
  side,
  progress,
  isDone,
}: {
  view: ConnectionView;
  side: SideName;
  progress: Progress | null;
  isDone: boolean;
}) {
  const { account } = view[side];
  const done = progress?.done ?? 0;
  return (
    <div class="panel looking-side" data-id={`looking-${side}`}>
      <div class="who">
        <ServiceTile service={account.service} size="small" />
        <Name strong>{account.name}</Name>
        {isDone && (
          <span class="looking-done">
            <Icon name="check" size={16} />
            <span class="hidden">{t('done')}</span>
          </span>
        )}
      </div>
      <ProgressBar
        label={account.name}
        done={isDone ? 1 : done}
        total={isDone ? 1 : (progress?.total ?? null)}
      />
      <p class="muted small">
        {progress?.total != null && !isDone
          ? t('read_of', { done, total: progress.total })
          : progress === null && !isDone
            ? t('waiting_to_read')
            : tn('contacts_read', done)}
      </p>
    </div>
  );
}
