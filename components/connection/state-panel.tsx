/** The state line of a connection, with last and next run and the size of it. */
import type { ComponentChildren } from 'preact';
import type { ConnectionView } from '../../lib/app/api.ts';
import { ProgressBar } from '../controls/progress.tsx';
import { StateDot } from '../controls/state.tsx';
import { href } from '../router.ts';
import { useNow } from '../use-live.ts';
import { count, dateTime, interval, relative } from '../words/formats.ts';
import { t } from '../words/words.ts';
import { healthWords } from './health.ts';

export function StatePanel({ view }: { view: ConnectionView }) {
  const now = useNow();
  const { connection, openRun } = view;
  const health = healthWords(view);
  const total = openRun && (openRun.limit === null ? openRun.total : Math.min(openRun.limit, openRun.total));
  return (
    <section class="panel state-panel" data-id="connection-state" data-health={view.health}>
      <div class="state-line">
        <p class="state-title">
          <StateDot tone={health.tone}>{health.title}</StateDot>
        </p>
        <p class="muted">{health.text}</p>
        {openRun?.phase === 'apply' && (
          <a href={href({ page: 'run', id: connection.id, runId: openRun.id })} class="state-run">
            <ProgressBar label={t('writing')} done={openRun.done} total={total} />
            <span>{t('show_run')}</span>
          </a>
        )}
      </div>
      <dl class="state-facts">
        <Fact label={t('linked_people')}>{count(view.linked)}</Fact>
        <Fact label={t('last_run')}>
          {connection.lastRunAt === null ? t('never') : <When at={connection.lastRunAt} now={now} />}
        </Fact>
        <Fact label={t('next_run')}>
          {connection.stage !== 'running' ? (
            t('not_planned')
          ) : connection.nextRunAt === null ? (
            t('every', { interval: interval(connection.intervalMinutes) })
          ) : (
            <When at={Math.max(connection.nextRunAt, now)} now={now} />
          )}
        </Fact>
      </dl>
    </section>
  );
}

function Fact({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function When({ at, now }: { at: number; now: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={dateTime(at)}>
      {relative(at, now)}
    </time>
  );
}
