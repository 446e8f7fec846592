/** One connection in the popup. */
import type { ConnectionView } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { ConnectionName } from '../connection/connection-name.tsx';
import { routeOf } from '../connection/connections-page.tsx';
import { healthWords } from '../connection/health.ts';
import { Button } from '../controls/button.tsx';
import { ProgressBar } from '../controls/progress.tsx';
import { StateDot } from '../controls/state.tsx';
import { useNow, useSender } from '../use-live.ts';
import { relative } from '../words/formats.ts';
import { failureText } from '../words/reasons.ts';
import { t } from '../words/words.ts';

export function PopupConnection({ view }: { view: ConnectionView }) {
  const { openOptions } = useApp();
  const now = useNow();
  const sync = useSender();
  const pause = useSender();
  const { connection, openRun } = view;
  const health = healthWords(view);
  const isPaused = connection.stage === 'paused';
  const isDraft = connection.stage === 'draft';
  const isRunning = openRun !== null && ['pull', 'plan', 'apply'].includes(openRun.phase);
  const failure = sync.failure ?? pause.failure;
  const times = [
    connection.lastRunAt !== null ? t('last_run_at', { when: relative(connection.lastRunAt, now) }) : '',
    connection.stage === 'running' && connection.nextRunAt !== null && !isRunning
      ? t('next_run_at', { when: relative(Math.max(connection.nextRunAt, now), now) })
      : '',
  ].filter(Boolean);
  return (
    <div class="popup-connection" data-id="popup-connection" data-health={view.health}>
      <div class="popup-top">
        <button
          type="button"
          class="popup-name"
          data-id="open-connection"
          onClick={() => openOptions(routeOf(view))}
        >
          <ConnectionName view={view} />
        </button>
        {!isDraft && (
          <span class="popup-actions">
            <Button
              hook={isPaused ? 'resume' : 'pause'}
              kind="quiet"
              size="small"
              icon={isPaused ? 'play' : 'pause'}
              label={isPaused ? t('resume') : t('pause')}
              isBusy={pause.isBusy}
              onClick={() =>
                pause.send('connection.pause', { connectionId: connection.id, paused: !isPaused })
              }
            />
            <Button
              hook="sync-now"
              kind="quiet"
              size="small"
              icon="refresh"
              label={t('sync_now')}
              isBusy={sync.isBusy || isRunning}
              isDisabled={isPaused || connection.stage === 'stopped'}
              onClick={() => sync.send('connection.syncNow', { connectionId: connection.id })}
            />
          </span>
        )}
      </div>
      <p class="popup-state">
        <StateDot tone={health.tone}>{health.title}</StateDot>
        <span class="muted">{health.text}</span>
      </p>
      {openRun?.phase === 'apply' && (
        <ProgressBar label={t('writing')} done={openRun.done} total={openRun.limit ?? openRun.total} />
      )}
      {times.length > 0 && <p class="muted small">{times.join(' · ')}</p>}
      {failure && <p class="field-error">{failureText(failure)}</p>}
    </div>
  );
}
