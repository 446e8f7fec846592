/** All runs of all connections, and of the number checks of each account, by day, newest first; each opens with every change it made. */
import { useState } from 'preact/hooks';
import type { ConnectionView, Run } from '../../lib/app/api.ts';
import { useApp } from '../app-context.tsx';
import { ConnectionName } from '../connection/connection-name.tsx';
import { Button } from '../controls/button.tsx';
import { Chips } from '../controls/choices.tsx';
import { Icon } from '../controls/icon.tsx';
import { StateDot } from '../controls/state.tsx';
import { Empty, Page, Section, Shown } from '../layout/page.tsx';
import { ownConnection } from '../number-check/own.ts';
import { href } from '../router.ts';
import { runState, runTitle, undoneRunId } from '../run/run-words.ts';
import { useLive, useNow } from '../use-live.ts';
import { day, time } from '../words/formats.ts';
import { t, tn } from '../words/words.ts';

const step = 60;

export function HistoryPage() {
  const { queries } = useApp();
  const [limit, setLimit] = useState(step);
  const [isAll, setAll] = useState(false);
  const live = useLive(async () => {
    const [connections, accounts] = await Promise.all([queries.connections(), queries.accounts()]);
    const own = await Promise.all(
      accounts.map(({ account }) => queries.connection(ownConnection(account.id))),
    );
    const views = [...connections, ...own.flatMap((view) => view ?? [])];
    const runs = await Promise.all(views.map((view) => queries.runs(view.connection.id, limit)));
    return { views, runs: runs.flat().sort((a, b) => b.startedAt - a.startedAt) };
  }, [limit]);
  return (
    <Page title={t('nav_history')} titleText={t('nav_history')} lead={t('history_lead')}>
      <Shown live={live}>
        {({ views, runs }) => {
          const shown = runs.filter((run) => isAll || hasSomething(run));
          return runs.length === 0 ? (
            <Empty title={t('no_runs')}>{t('no_runs_text')}</Empty>
          ) : (
            <div class="stack">
              <Chips
                hook="history-filter"
                label={t('filter')}
                value={isAll ? 'all' : 'changes'}
                choices={[
                  { value: 'changes', label: t('runs_with_changes') },
                  { value: 'all', label: t('runs_all') },
                ]}
                onChange={(value) => setAll(value === 'all')}
              />
              {shown.length === 0 && <Empty title={t('no_runs_with_changes')} />}
              <Days views={views} runs={shown} />
              {runs.length >= limit && (
                <Button hook="more-runs" kind="quiet" onClick={() => setLimit(limit + step)}>
                  {t('older')}
                </Button>
              )}
            </div>
          );
        }}
      </Shown>
    </Page>
  );
}

function hasSomething(run: Run): boolean {
  return run.done > 0 || run.failed > 0 || run.failure !== null || run.phase !== 'done';
}

function Days({ views, runs }: { views: readonly ConnectionView[]; runs: readonly Run[] }) {
  const now = useNow();
  const days = Object.entries(Object.groupBy(runs, (run) => new Date(run.startedAt).toDateString()));
  return (
    <>
      {days.map(([name, group]) => (
        <Section key={name} title={day(group?.[0]?.startedAt ?? now, now)}>
          <ul class="history">
            {(group ?? []).map((run) => (
              <HistoryRow
                key={run.id}
                run={run}
                undone={runs.find(({ id }) => id === undoneRunId(run)) ?? null}
                view={views.find((view) => view.connection.id === run.connectionId)}
              />
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}

function HistoryRow({
  run,
  undone,
  view,
}: {
  run: Run;
  undone: Run | null;
  view: ConnectionView | undefined;
}) {
  if (!view) return null;
  const state = runState(run);
  return (
    <li>
      <a
        class="history-row"
        data-id="open-run"
        href={href({ page: 'run', id: run.connectionId, runId: run.id })}
      >
        <time dateTime={new Date(run.startedAt).toISOString()}>{time(run.startedAt)}</time>
        <span class="history-words">
          <span>{runTitle(run, undone)}</span>
          <span class="muted">
            <ConnectionName view={view} />
          </span>
        </span>
        <span class="history-count">
          {run.mode === 'sync' && run.done > 0 && tn('changes_made', run.done)}
          {run.mode === 'sync' && run.done > 0 && <UndoneMark run={run} />}
          {run.failed > 0 && <span class="number-bad"> {tn('failed_so_far', run.failed)}</span>}
        </span>
        <StateDot tone={state.tone}>{state.words}</StateDot>
        <Icon name="right" size={16} />
      </a>
    </li>
  );
}

/** Whether what a run did is still there. */
function UndoneMark({ run }: { run: Run }) {
  const { queries } = useApp();
  const state = useLive(() => queries.undoState(run.id), [run.id]).value;
  if (!state || state.undone === 0) return null;
  return (
    <span class="undone" data-id="run-undone">
      {state.undoable === 0 ? t('undone') : t('undone_in_part')}
    </span>
  );
}
